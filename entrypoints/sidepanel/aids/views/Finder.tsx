import { TextField } from '../../../../components/TextField';
import type { Theme } from '../../../../lib/aids/types';
import { LISTS, THEMES } from '../texts';
import css from './Finder.module.css';

interface Props {
  typed: string;
  onType: (typed: string) => void;
  theme: Theme | null;
  onTheme: (theme: Theme | null) => void;
  /** What the lists hold now, in words: read out when it changes. */
  said: string;
}

/** The search, and the themes as chips. */
export function Finder({ typed, onType, theme, onTheme, said }: Props) {
  return (
    <search className={css.finder}>
      <TextField
        label={LISTS.search}
        type="search"
        placeholder={LISTS.searchHint}
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <details className={css.themes}>
        <summary>{theme === null ? LISTS.themes : LISTS.themeIs(THEMES[theme])}</summary>
        <fieldset className={css.chips}>
          <legend className="visually-hidden">{LISTS.themes}</legend>
          {(Object.keys(THEMES) as Theme[]).map((one) => (
            <button
              key={one}
              type="button"
              className={css.chip}
              aria-pressed={theme === one}
              onClick={() => onTheme(theme === one ? null : one)}
            >
              {THEMES[one]}
            </button>
          ))}
          {theme !== null && (
            <button type="button" className={css.chip} onClick={() => onTheme(null)}>
              {LISTS.allThemes}
            </button>
          )}
        </fieldset>
      </details>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </search>
  );
}
