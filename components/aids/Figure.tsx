import { useId, useState } from 'react';
import type { ParameterId } from '../../lib/aids/types';
import { AID } from '../../lib/texts/aids';
import css from './Figure.module.css';
import { figureAt } from './figures';

interface Props {
  parameter: ParameterId;
  /** ISO date at which it is wanted. */
  date: string;
}

/** An amount with its date beside it and its source one press away; it stands inside a sentence. */
export function Figure({ parameter, date }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const figure = figureAt(parameter, date);
  if (figure === null) return <em className={css.unknown}>{AID.unknownFigure}</em>;
  return (
    <span className={css.figure} data-figure={parameter}>
      <b className="num">{figure.value}</b>{' '}
      <span className={css.date}>
        ({figure.since},{' '}
        <button
          type="button"
          className={css.source}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {AID.source}
          <span className="visually-hidden"> {figure.label}</span>
        </button>
        )
      </span>
      <span id={id} className={css.said} hidden={!open}>
        {' '}
        {AID.sourceIs(figure.source)}
      </span>
    </span>
  );
}
