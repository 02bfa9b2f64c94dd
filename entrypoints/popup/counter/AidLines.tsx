import { RichLine } from '../../../components/aids/RichLine';
import { VerdictMark } from '../../../components/aids/VerdictMark';
import type { Aid, AidVerdict } from '../../../lib/aids/types';
import { CHECK } from '../texts';
import { AidBrief } from './AidBrief';
import css from './counter.module.css';

interface Props {
  lines: readonly { aid: Aid; verdict?: AidVerdict }[];
  /** ISO date. */
  today: string;
}

/** Aids one under the other: name, verdict when there is one, the next step; the rest unfolds. */
export function AidLines({ lines, today }: Props) {
  return (
    <ul className={css.lines}>
      {lines.map(({ aid, verdict }) => (
        <li key={aid.id} data-aid={aid.id}>
          <h3>{aid.title}</h3>
          {verdict !== undefined && <VerdictMark verdict={verdict} />}
          <p className={css.soft}>
            <RichLine text={aid.nextStep} date={today} />
          </p>
          <details>
            <summary>
              {CHECK.more}
              <span className="visually-hidden"> {aid.title}</span>
            </summary>
            <AidBrief aid={aid} today={today} />
          </details>
        </li>
      ))}
    </ul>
  );
}
