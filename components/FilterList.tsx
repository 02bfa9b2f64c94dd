import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
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
const FEW = 30;

/**
 * A search box over a list of buttons: Tab or arrows move, Enter picks. Whatever changes around it, the row that has the
 * focus keeps it; when it leaves the list, its neighbour takes it.
 */
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
  const [focused, setFocused] = useState<string | null>(null);
  const shown = useMemo(() => {
    if (typed.trim() === '') return items;
    const fits = matches(typed);
    return items.filter((item) => fits(item.text));
  }, [items, matches, typed]);

  // Others may come before the focused row, never so many that it is not drawn any more.
  const least = focused === null ? 0 : shown.findIndex(({ id }) => id === focused) + 1;
  if (least > drawn) setDrawn(least);
  const rows = shown.slice(0, drawn);

  const stopsOf = () => [...(box.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
  /** Which stop has the focus; null: it is elsewhere. */
  const place = useRef<number | null>(null);
  useLayoutEffect(() => {
    const stops = stopsOf();
    const at = stops.indexOf(document.activeElement as HTMLElement);
    if (at >= 0) place.current = at;
    else if (place.current !== null && document.activeElement === document.body) {
      stops[Math.min(place.current, stops.length - 1)]?.focus();
    }
  });

  function onFocus(event: FocusEvent<HTMLElement>) {
    place.current = stopsOf().indexOf(event.target);
    setFocused(event.target.dataset.id ?? null);
  }

  function onBlur(event: FocusEvent) {
    // The whole window lost the focus, not the row in it; or it goes from one stop to the other.
    if (document.activeElement === event.target || box.current?.contains(event.relatedTarget)) return;
    place.current = null;
    setFocused(null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = stopsOf();
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a comfort over native Tab stops.
    <div className={css.box} ref={box} onKeyDown={onKeyDown} onFocus={onFocus} onBlur={onBlur}>
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
          {rows.map((item) => (
            <li key={item.id}>
              <button type="button" data-id={item.id} className={css.item} onClick={() => onPick(item.id)}>
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
