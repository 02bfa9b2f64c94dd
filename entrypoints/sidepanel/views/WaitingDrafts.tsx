import { Button } from '../../../components/Button';
import { Notice } from '../../../components/Notice';
import type { Draft } from '../../../lib/vault';
import { WAITING } from '../texts';
import css from './WaitingDrafts.module.css';

interface WaitingDraft {
  draft: Draft;
  /** The client's. */
  name: string;
}

interface Props {
  drafts: WaitingDraft[];
  onResume: (draft: WaitingDraft) => void;
  onGiveUp: (draft: WaitingDraft) => void;
}

/** Typing that a lock interrupted. */
export function WaitingDrafts({ drafts, onResume, onGiveUp }: Props) {
  return (
    <Notice tone="ask" title={WAITING.title(drafts.length)}>
      <ul className={css.list}>
        {drafts.map((one) => (
          <li key={`${one.draft.client}/${one.draft.of}`}>
            <p>{(isFile(one) ? WAITING.file : WAITING.dossier)(one.name, when(one.draft.at))}</p>
            <div className={css.tools}>
              {isFile(one) && (
                <Button small onClick={() => onResume(one)}>
                  {WAITING.resume}
                  <span className="visually-hidden"> ({one.name})</span>
                </Button>
              )}
              <Button small look="quiet" onClick={() => onGiveUp(one)}>
                {WAITING.giveUp}
                <span className="visually-hidden"> ({one.name})</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The file can be opened from here; a dossier comes back with its page. */
const isFile = ({ draft }: WaitingDraft): boolean => draft.of === 'file';

function when(at: string): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit' });
  return WAITING.at(date.toLocaleDateString('fr', { weekday: 'long' }), time);
}
