import { Fragment, type ReactNode } from 'react';
import type { ParameterId, RichText } from '../../lib/aids/types';
import { Figure } from './Figure';

interface Props {
  text: RichText;
  /** ISO date at which its figures are wanted. */
  date: string;
  /** How a figure is shown, when not with its source one press away (on paper: with a note). */
  figure?: (parameter: ParameterId) => ReactNode;
}

/** A sentence of the catalogue, its figures in place. Inline: the caller gives the paragraph. */
export function RichLine({ text, date, figure = (parameter) => <Figure parameter={parameter} date={date} /> }: Props) {
  return text.map((piece, at) => {
    // The pieces of a sentence never move.
    const key = `${at}`;
    return <Fragment key={key}>{typeof piece === 'string' ? piece : figure(piece.parameter)}</Fragment>;
  });
}
