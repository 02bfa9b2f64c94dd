import { memo } from 'react';
import { VerdictMark } from '../../../../components/aids/VerdictMark';
import { Icon } from '../../../../components/Icon';
import type { Aid, AidId, AidVerdict } from '../../../../lib/aids/types';
import { LISTS } from '../texts';
import css from './AidRow.module.css';

interface Props {
  aid: Aid;
  /** Shown as a mark above the title; null when the list already says it, or when there is no client. */
  verdict: Pick<AidVerdict, 'verdict' | 'missing'> | null;
  /** One sentence under the title. */
  line?: string | null;
  /** Why the page is thought to speak of it. */
  page?: string | null;
  retained: boolean;
  onOpen: (id: AidId) => void;
}

/** One aid in a list: the whole row opens its card. */
export const AidRow = memo(function AidRow({ aid, verdict, line = null, page = null, retained, onOpen }: Props) {
  return (
    <li>
      <button type="button" className={css.row} data-aid={aid.id} onClick={() => onOpen(aid.id)}>
        {(verdict !== null || retained || aid.audience === 'conseiller') && (
          <span className={css.marks}>
            {verdict !== null && <VerdictMark verdict={verdict} />}
            {retained && (
              <span className={css.tag} data-tag="retained">
                <Icon name="check" size={12} />
                {LISTS.onSheet}
              </span>
            )}
            {aid.audience === 'conseiller' && <span className={css.tag}>{LISTS.advisorOnly}</span>}
          </span>
        )}
        <span className={css.title}>{aid.title}</span>
        {page !== null && (
          <span className={css.line}>
            <b>{LISTS.pageSays}</b>
            {'\u00a0: '}
            {page}
          </span>
        )}
        {line !== null && <span className={css.line}>{line}</span>}
        <span className={css.chevron}>
          <Icon name="chevron" size={14} />
        </span>
      </button>
    </li>
  );
});
