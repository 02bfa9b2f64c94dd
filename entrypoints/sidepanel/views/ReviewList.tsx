import { Fragment } from 'react';
import type { Agreement } from '../../../lib/profile/schema';
import type { Draft } from '../review/editor';
import {
  COUNT_OF,
  type CountName,
  type Decisions,
  type ReviewLine,
  type ReviewSection,
  type Typed,
  waitsForHealth,
} from '../review/review';
import { REVIEW } from '../texts';
import { HealthCard } from './HealthCard';
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
  /** What the boxes of an open line hold, at each key; null once they close. */
  begin(line: ReviewLine, draft: Draft | null): void;
  /** « Saisie unique »; `keep`: into the client's file, where the structure is entitled to. */
  giveOnce(line: ReviewLine, value: string, keep: boolean): void;
  /** Oui or Non, kept in the client's file when asked. */
  answer(line: ReviewLine, yes: boolean, typed: Typed, keep: boolean): void;
  retry(line: ReviewLine): void;
  undo(line: ReviewLine): void;
  teach(line: ReviewLine): void;
  /** Notes the client's agreement for health facts, given to the advisor just now. */
  agree(how: Agreement['how']): void;
}

interface Props {
  sections: ReviewSection[];
  filter: CountName | null;
  /** A run is under way: look, don't touch. */
  busy: boolean;
  acts: LineActs;
  today: string;
  healthAgreed: boolean;
  /** On which legal basis the structure lets NIR and IBAN be kept; null: it does not. */
  keepBasis: string | null;
  typedOf: Decisions['typed'];
  /** What is being typed, by field id: read when a line is drawn for the first time. */
  begun: Readonly<Record<string, Draft>>;
}

export function ReviewList(props: Props) {
  const { sections, filter, busy, acts, today, healthAgreed, keepBasis, typedOf, begun } = props;
  const shown = sections.map((section) =>
    filter === null ? section.lines : section.lines.filter((line) => COUNT_OF[line.state] === filter),
  );
  // Said once, above the first section that asks; the lines themselves only wait.
  const waiting = shown.map((lines) => lines.filter((line) => waitsForHealth(line, healthAgreed)).length);
  const first = waiting.findIndex((count) => count > 0);
  const asked = waiting.reduce((sum, count) => sum + count, 0);
  return sections.map((section, index) => {
    const lines = shown[index] ?? [];
    if (lines.length === 0) return null;
    const id = `section-${index}`;
    return (
      <Fragment key={id}>
        {index === first && <HealthCard count={asked} busy={busy} onAgree={acts.agree} />}
        <section aria-labelledby={id}>
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
                keepBasis={keepBasis}
                typed={typedOf[line.field.id]}
                begun={begun[line.field.id]}
              />
            ))}
          </ul>
        </section>
      </Fragment>
    );
  });
}
