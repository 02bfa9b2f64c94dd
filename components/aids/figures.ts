/** A dated figure in words. Pure. */
import { formatFigure, parameterAt, parameterInForce } from '../../lib/aids/parameters';
import type { Confidence, ParameterId } from '../../lib/aids/types';
import { toFrenchWords } from '../../lib/profile/dates';
import { AID } from '../../lib/texts/aids';

export interface FigureWords {
  label: string;
  /** « 65,84 € par jour » */
  value: string;
  /** « depuis janvier 2026 », « depuis le 21 août 2023 », or that this year's value is not known. */
  since: string;
  /** Where it comes from, and what is not sure about it. */
  source: string;
}

/** The figure in force on an ISO date; null before its first value, or when there is no such figure. */
export function figureAt(parameter: ParameterId, date: string): FigureWords | null {
  const found = parameterAt(parameter, date);
  if (found === null) return null;
  const current = parameterInForce(parameter, date) !== null;
  return {
    label: found.label,
    value: formatFigure(found.value, found.unit),
    since: current ? since(found.from) : AID.valueOf(found.from.slice(0, 4)),
    source: sourceInWords(found),
  };
}

/** The first of a month goes without saying. */
const since = (date: string): string =>
  date.endsWith('-01') ? AID.sinceMonth(toFrenchWords(date).replace(/^\S+ /, '')) : AID.since(toFrenchWords(date));

/** « arrêté du 22 décembre 2025 (calculé, non lu dans un texte ; à confirmer) » */
export function sourceInWords(figure: { source: string; confidence: Confidence; computed: boolean }): string {
  const doubts = [figure.computed ? AID.computed : null, figure.confidence === 'basse' ? AID.toConfirm : null];
  const said = doubts.filter(Boolean).join('\u00a0; ');
  return said === '' ? figure.source : `${figure.source} (${said})`;
}
