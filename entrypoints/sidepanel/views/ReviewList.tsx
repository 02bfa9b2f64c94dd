import {
  COUNT_OF,
  type CountName,
  type Decisions,
  type ReviewLine,
  type ReviewSection,
  type Typed,
} from '../review/review';
import { REVIEW } from '../texts';
import css from './ReviewList.module.css';
import { ReviewRow } from './ReviewRow';

/** What can be done on one line. */
export interface LineActs {
  locate(line: ReviewLine): void;
  strike(line: ReviewLine, struck: boolean): void;
  skip(line: ReviewLine): void;
  confirm(line: ReviewLine): void;
  overwrite(line: ReviewLine): void;
  reset(line: ReviewLine): void;
  choose(line: ReviewLine, choice: string): void;
  type(line: ReviewLine, typed: Typed): void;
  /** « Saisie unique »; null takes it back. */
  giveOnce(line: ReviewLine, value: string | null): void;
  /** Oui or Non, kept in the client's file when asked. */
  answer(line: ReviewLine, yes: boolean, typed: Typed, keep: boolean): void;
  retry(line: ReviewLine): void;
  undo(line: ReviewLine): void;
  teach(line: ReviewLine): void;
  agree(): void;
}

interface Props {
  sections: ReviewSection[];
  filter: CountName | null;
  /** A run is under way: look, don't touch. */
  busy: boolean;
  acts: LineActs;
  today: string;
  healthAgreed: boolean;
  typedOf: Decisions['typed'];
}

export function ReviewList({ sections, filter, busy, acts, today, healthAgreed, typedOf }: Props) {
  return sections.map((section, index) => {
    const lines = filter === null ? section.lines : section.lines.filter((line) => COUNT_OF[line.state] === filter);
    if (lines.length === 0) return null;
    const id = `section-${index}`;
    return (
      <section key={id} aria-labelledby={id}>
        <h2 id={id} className={css.title}>
          {section.title ?? REVIEW.noSection}
        </h2>
        <ul className={css.rows}>
          {lines.map((line) => (
            <ReviewRow
              key={line.field.id}
              line={line}
              busy={busy}
              acts={acts}
              today={today}
              healthAgreed={healthAgreed}
              typed={typedOf[line.field.id]}
            />
          ))}
        </ul>
      </section>
    );
  });
}
