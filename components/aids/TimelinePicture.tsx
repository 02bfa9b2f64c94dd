import { useId } from 'react';
import type { Timeline } from '../../lib/aids/types';
import css from './TimelinePicture.module.css';
import { layout, type Row } from './timeline';

/**
 * Dates as a picture: one line each, on one scale. The words above each line say all that the line shows, so the drawing
 * itself is hidden from screen readers.
 */
export function TimelinePicture({ timeline }: { timeline: Timeline }) {
  const id = useId();
  const drawn = layout(timeline);
  if (drawn === null) return null;
  const marks = drawn.rows.filter(({ kind }) => kind === 'mark');
  return (
    <figure className={css.timeline} aria-labelledby={id}>
      <figcaption id={id} className={css.title}>
        {timeline.title}
      </figcaption>
      <ul className={css.rows}>
        {drawn.rows.map((row) => (
          <li key={`${row.label} ${row.words}`}>
            <p className={css.words}>
              <b>{row.label}</b>
              {'\u00a0: '}
              <span className="num">{row.words}</span>
            </p>
            <Track row={row} marks={marks} />
          </li>
        ))}
      </ul>
      <svg className={css.axis} width="100%" height="20" aria-hidden="true" focusable="false">
        {drawn.ticks.map(({ x, label }) => (
          <g key={x}>
            <line x1={`${x}%`} x2={`${x}%`} y1="0" y2="5" />
            {/* Near the right edge the word is written before its line. */}
            <text x={`${x}%`} dx={x > 88 ? -2 : 2} y="17" textAnchor={x > 88 ? 'end' : 'start'}>
              {label}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}

function Track({ row, marks }: { row: Row; marks: Row[] }) {
  const hatch = useId();
  return (
    <svg className={css.track} width="100%" height="18" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className={css.hatch} x1="0" x2="0" y1="0" y2="6" />
        </pattern>
      </defs>
      <rect className={css.ground} x="0" y="8" width="100%" height="2" />
      {marks.map(({ x, label }) => (
        <line key={label} className={css.markLine} x1={`${x}%`} x2={`${x}%`} y1="0" y2="18" />
      ))}
      {row.kind === 'mark' ? (
        <circle className={css.mark} cx={`${row.x}%`} cy="9" r="5" />
      ) : (
        <rect
          className={css[row.kind]}
          fill={row.kind === 'attente' ? `url(#${hatch})` : undefined}
          x={`${row.x}%`}
          y="2"
          width={`${Math.max(row.width, 0.8)}%`}
          height="14"
          rx="3"
        />
      )}
    </svg>
  );
}
