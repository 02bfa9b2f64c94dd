import { Icon } from '../../../components/Icon';
import type { PartName } from '../parts';
import { OPTIONS } from '../texts';
import css from './StartView.module.css';

type Step = keyof typeof OPTIONS.start.steps;

const WHERE: Record<Step, PartName> = { who: 'vous', code: 'coffre', backup: 'sauvegarde' };

/** What is done once, at the beginning, and where; what is done stays in sight, ticked. */
export function StartView({ done }: { done: Record<Step, boolean> }) {
  const { start } = OPTIONS;
  return (
    <ul className={css.steps}>
      {(Object.keys(WHERE) as Step[]).map((step) => (
        <li key={step} data-done={done[step]}>
          <span className={css.sign}>
            {done[step] && <Icon name="check" size={12} />}
            <span className="visually-hidden">{`${done[step] ? start.done : start.toDo}\u00a0: `}</span>
          </span>
          {done[step] || step === 'who' ? (
            <span>{start.steps[step]}</span>
          ) : (
            <a href={`#${WHERE[step]}`}>{start.steps[step]}</a>
          )}
        </li>
      ))}
    </ul>
  );
}
