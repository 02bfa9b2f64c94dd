import { counted } from '../../../lib/texts/common';
import type { CountName, Counts } from '../review/review';
import { REVIEW } from '../texts';
import css from './ReviewSummary.module.css';

const SHOWN: CountName[] = ['saved', 'ready', 'failed', 'ask', 'person', 'unknown', 'aside'];

interface Props {
  counts: Counts;
  /** Without autosave (identity, SIRET) answers stand in the page, and nothing is saved yet. */
  autosaves: boolean;
  filter: CountName | null;
  onFilter: (filter: CountName | null) => void;
}

/** The counts; each is also a filter. */
export function ReviewSummary({ counts, autosaves, filter, onFilter }: Props) {
  const shown = SHOWN.filter((name) => counts[name] > 0);
  return (
    <fieldset className={css.pills}>
      <legend className="visually-hidden">{REVIEW.filters}</legend>
      {shown.map((name) => (
        <button
          key={name}
          type="button"
          className={css.pill}
          data-count={name}
          aria-pressed={filter === name}
          onClick={() => onFilter(filter === name ? null : name)}
        >
          {counted(counts[name], ...(name === 'saved' && !autosaves ? REVIEW.writtenCount : REVIEW.count[name]))}
        </button>
      ))}
      {filter !== null && (
        <button type="button" className={css.pill} onClick={() => onFilter(null)}>
          {REVIEW.all}
        </button>
      )}
    </fieldset>
  );
}
