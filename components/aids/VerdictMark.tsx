import type { AidVerdict } from '../../lib/aids/types';
import { AID } from '../../lib/texts/aids';
import { Icon } from '../Icon';
import css from './VerdictMark.module.css';

const ICONS = { probable: 'check', a_verifier: 'question', non: 'dash' } as const;

/** « Probable », « À vérifier, 2 questions », « Ne semble pas concerné »: a word and a shape, never a colour alone. */
export function VerdictMark({ verdict }: { verdict: Pick<AidVerdict, 'verdict' | 'missing'> }) {
  const { verdict: name, missing } = verdict;
  return (
    <span className={`${css.mark} ${css[name]}`} data-verdict={name}>
      <Icon name={ICONS[name]} size={14} />
      {name === 'a_verifier' && missing.length > 0
        ? `${AID.verdict[name]}, ${AID.questionsLeft(missing.length)}`
        : AID.verdict[name]}
    </span>
  );
}
