import type { Agreement } from '../../../lib/profile/schema';
import { HEALTH } from '../texts';
import css from './HealthCard.module.css';
import { HowAgreed } from './HowAgreed';

interface Props {
  /** How many questions wait for it. */
  count: number;
  busy: boolean;
  onAgree: (how: Agreement['how']) => void;
}

/** The agreement that opens the health questions: what it allows, and the two ways it was given. */
export function HealthCard({ count, busy, onAgree }: Props) {
  return (
    <section className={css.card} aria-labelledby="health-title">
      <h2 id="health-title">{HEALTH.title(count)}</h2>
      <p>{HEALTH.text}</p>
      {!busy && (
        <div className={css.ways}>
          <HowAgreed onAgree={onAgree} />
        </div>
      )}
      <p className={css.soft}>{HEALTH.later}</p>
    </section>
  );
}
