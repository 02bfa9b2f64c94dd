/** Where dates stand on a line, in percent of its width. Pure. */
import type { Timeline } from '../../lib/aids/types';
import { toFrenchWords } from '../../lib/profile/dates';
import { AID } from '../../lib/texts/aids';

const DAY = 86_400_000;
const dayOf = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const isoOf = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);

export interface Row {
  label: string;
  /** « du 3 juin au 22 septembre 2026, 112 jours » */
  words: string;
  kind: Timeline['spans'][number]['kind'] | 'mark';
  /** Start and width; a mark has no width. */
  x: number;
  width: number;
}

export interface Layout {
  rows: Row[];
  /** First days of months, few enough to be read at 320 px. */
  ticks: { x: number; label: string }[];
}

/** Spans first, then marks, each in its own order. Null when there is nothing to draw. */
export function layout({ spans, marks }: Timeline): Layout | null {
  const starts = [...spans.map(({ from }) => dayOf(from)), ...marks.map(({ on }) => dayOf(on))];
  const ends = [...spans.map(({ to }) => dayOf(to) + 1), ...marks.map(({ on }) => dayOf(on) + 1)];
  if (starts.length === 0) return null;
  const first = Math.min(...starts);
  const length = Math.max(...ends) - first;
  const at = (day: number) => ((day - first) / length) * 100;
  return {
    rows: [
      ...spans.map(({ label, from, to, kind }) => ({
        label,
        words: `${rangeInWords(from, to)}, ${AID.days(dayOf(to) - dayOf(from) + 1)}`,
        kind,
        x: at(dayOf(from)),
        width: at(dayOf(to) + 1) - at(dayOf(from)),
      })),
      ...marks.map(({ label, on }) => ({
        label,
        words: toFrenchWords(on),
        kind: 'mark' as const,
        x: at(dayOf(on) + 0.5),
        width: 0,
      })),
    ],
    ticks: months(first, first + length).map(({ day, label }) => ({ x: at(day), label })),
  };
}

/** « du 3 juin au 22 septembre 2026 »; one day: « le 3 juin 2026 ». */
export function rangeInWords(from: string, to: string): string {
  if (from === to) return `le ${toFrenchWords(from)}`;
  const start = toFrenchWords(from);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `du ${sameYear ? start.replace(/ \d{4}$/, '') : start} au ${toFrenchWords(to)}`;
}

const MOST_TICKS = 5;

function months(first: number, end: number): { day: number; label: string }[] {
  const all: number[] = [];
  const [year, month] = isoOf(first).split('-').map(Number) as [number, number];
  for (let step = 0; ; step += 1) {
    const day = Date.UTC(year, month - 1 + step, 1) / DAY;
    if (day >= end) break;
    if (day >= first) all.push(day);
  }
  const every = Math.max(1, Math.ceil(all.length / MOST_TICKS));
  return all
    .filter((_, at) => at % every === 0)
    .map((day) => {
      const iso = isoOf(day);
      const name = MONTHS[Number(iso.slice(5, 7)) - 1] ?? '';
      return { day, label: iso.slice(5, 7) === '01' ? iso.slice(0, 4) : name };
    });
}

const MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
