import { useDeferredValue, useMemo, useState } from 'react';
import { TextField } from '../../../components/TextField';
import { aidOf } from '../../../lib/aids/catalogue';
import { searchAids } from '../../../lib/aids/search';
import { SEARCH } from '../texts';
import { AidLines } from './AidLines';
import css from './counter.module.css';

/** More would not be read. */
const MOST = 12;

/** Aids by word: « mutuelle », « C2S », « arrêt ». */
export function Search({ today }: { today: string }) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const found = useMemo(() => (words === '' ? [] : searchAids(words).slice(0, MOST)), [words]);
  const lines = found.flatMap((id) => {
    const aid = aidOf(id);
    return aid === undefined ? [] : [{ aid }];
  });
  return (
    <section className={css.corner} aria-label={SEARCH.title}>
      <h2 className="visually-hidden">{SEARCH.title}</h2>
      <TextField
        label={SEARCH.label}
        type="search"
        // The one thing to do here: the person pressed « Chercher ».
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className={css.soft} role="status">
        {words === '' ? SEARCH.advice : SEARCH.found(lines.length)}
      </p>
      <AidLines lines={lines} today={today} />
    </section>
  );
}
