import { SelectField } from '../../../components/TextField';
import { COLUMN_KEYS, type ColumnKey, withKey } from '../../../lib/import-csv/columns';
import { LABELS } from '../../../lib/profile/labels';
import css from './backup.module.css';
import { BACKUP } from './texts';
import type { OpenList } from './useBackup';

interface Props {
  list: OpenList;
  onChange: (change: Partial<Pick<OpenList, 'columns' | 'faultyToo'>>) => Promise<void>;
}

const MAX_SHOWN = 100;
const CHOICES = COLUMN_KEYS.map((key) => ({ value: key, label: LABELS[key].label }));

/** How a list was understood: its columns, which may be corrected, and the lines that do not hold. */
export function ListColumns({ list, onChange }: Props) {
  const { columns, people, faultyToo } = list;
  const looks = people.filter(({ faults, notes }) => faults.length + notes.length > 0);
  const faulty = people.filter(({ usable, faults }) => usable && faults.length > 0);
  const lost = people.filter(({ usable }) => !usable);
  return (
    <>
      <fieldset className={css.columns}>
        <legend>{BACKUP.list.columns}</legend>
        <p className={css.soft}>{BACKUP.list.columnsText}</p>
        <div className={css.pairs}>
          {columns.map(({ index, header, key, sure, aside }) => (
            <SelectField
              key={index}
              label={header === '' ? BACKUP.list.column(index + 1) : header}
              hint={aside ?? (sure ? undefined : BACKUP.list.check)}
              value={key ?? ''}
              empty={BACKUP.list.unread}
              choices={CHOICES}
              onChange={({ target }) =>
                void onChange({
                  columns: withKey(columns, index, target.value === '' ? null : (target.value as ColumnKey)),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {looks.length > 0 && (
        <details open>
          <summary>{BACKUP.list.lines(looks.length)}</summary>
          <ul className={css.counts}>
            {looks.slice(0, MAX_SHOWN).map(({ line, faults, notes }) => (
              <li key={line}>
                <b>{BACKUP.list.line(line)}</b>
                {[...faults, ...notes].map(({ header, message }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two boxes may say the same
                  <div key={at}>{header === null ? message : `${header}\u00a0: ${message}`}</div>
                ))}
              </li>
            ))}
          </ul>
          {looks.length > MAX_SHOWN && <p>{BACKUP.preview.others(looks.length - MAX_SHOWN)}</p>}
        </details>
      )}
      {lost.length > 0 && <p>{BACKUP.list.lost(lost.length)}</p>}
      {faulty.length > 0 && (
        <label className={css.box}>
          <input
            type="checkbox"
            checked={faultyToo}
            onChange={(event) => void onChange({ faultyToo: event.target.checked })}
          />
          {BACKUP.list.faultyToo}
        </label>
      )}
      <p className={css.soft}>{BACKUP.list.agreement}</p>
    </>
  );
}
