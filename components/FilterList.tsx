import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { Button } from './Button';
import css from './FilterList.module.css';
import { TextField } from './TextField';

export interface FilterItem {
  id: string;
  title: string;
  detail: string | null;
  /** What the search looks in, as `matches` wants it. */
  text: string;
}

interface Props {
  items: FilterItem[];
  label: string;
  hint?: string;
  /** Number found, in words; read out as one types. */
  found: (count: number) => string;
  /** From what is typed, what tells each text. */
  matches: (typed: string) => (text: string) => boolean;
  /** The button for the rows that are not drawn yet. */
  more: (count: number) => string;
  onPick: (id: string) => void;
  /** Longest list before it scrolls inside a dialog. */
  scroll?: boolean;
  /** Short lists need no search. */
  searchFrom?: number;
}

/** Rows drawn at once: a keystroke stays short whatever the number of items. */
const FEW = 60;

/** A search box over a list of buttons: Tab or arrows move, Enter picks. */
export function FilterList({
  items,
  label,
  hint,
  found,
  matches,
  more,
  onPick,
  scroll = false,
  searchFrom = 0,
}: Props) {
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(FEW);
  const shown = useMemo(() => {
    if (typed.trim() === '') return items;
    const fits = matches(typed);
    return items.filter((item) => fits(item.text));
  }, [items, matches, typed]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a comfort over native Tab stops.
    <div className={css.box} ref={box} onKeyDown={onKeyDown}>
      {items.length >= searchFrom && (
        <TextField
          label={label}
          hint={hint}
          type="search"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setDrawn(FEW);
          }}
        />
      )}
      <p className={css.found} aria-live="polite">
        {found(shown.length)}
      </p>
      {shown.length > 0 && (
        <ul className={`${css.list} ${scroll ? css.scroll : ''}`}>
          {shown.slice(0, drawn).map((item) => (
            <li key={item.id}>
              <button type="button" className={css.item} onClick={() => onPick(item.id)}>
                <b>{item.title}</b>
                {item.detail !== null && <span>{item.detail}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.length > drawn && (
        <Button small look="quiet" onClick={() => setDrawn(drawn + FEW)}>
          {more(Math.min(FEW, shown.length - drawn))}
        </Button>
      )}
    </div>
  );
}
