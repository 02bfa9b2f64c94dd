import { type KeyboardEvent, useRef } from 'react';
import css from './Tabs.module.css';

interface Props<Id extends string> {
  name: string;
  tabs: { id: Id; label: string }[];
  current: Id;
  onChange: (id: Id) => void;
}

/** Tabs of the ARIA pattern: one Tab stop, arrows choose. Panels are `#panel-<id>`, tabs `#tab-<id>`. */
export function Tabs<Id extends string>({ name, tabs, current, onChange }: Props<Id>) {
  const bar = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.id);
    bar.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  }

  return (
    <div ref={bar} className={css.tabs} role="tablist" aria-label={name} tabIndex={-1} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`tab-${tab.id}`}
          aria-controls={`panel-${tab.id}`}
          aria-selected={tab.id === current}
          tabIndex={tab.id === current ? 0 : -1}
          className={css.tab}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
