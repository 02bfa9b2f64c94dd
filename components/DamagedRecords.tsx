import { useState } from 'react';
import { COMMON, DAMAGE } from '../lib/texts/common';
import type { DamagedRecord } from '../lib/vault';
import { Button } from './Button';
import css from './DamagedRecords.module.css';
import { Dialog } from './Dialog';
import { mayErase, mayKeep, readable } from './damaged';
import { Notice } from './Notice';

interface Props {
  records: DamagedRecord[];
  /** Both resolve to a sentence when refused. */
  onKeep: (record: DamagedRecord) => Promise<string | null>;
  onErase: (record: DamagedRecord) => Promise<string | null>;
}

/** What does not hold any more in the vault: told, looked at, then kept or erased by the advisor. */
export function DamagedRecords({ records, onKeep, onErase }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [erasing, setErasing] = useState<DamagedRecord | null>(null);
  if (records.length === 0) return null;
  return (
    <section className={css.damaged} aria-labelledby="damaged-title">
      <h2 id="damaged-title">{DAMAGE.title(records.length)}</h2>
      {refusal !== null && (
        <Notice tone="no" role="alert">
          {refusal}
        </Notice>
      )}
      <ul className={css.list}>
        {records.map((record) => {
          const { title, facts } = readable(record);
          const name = `${record.table}/${record.id}/${record.reason}`;
          return (
            <li key={name} data-damage={record.reason}>
              <b>{title}</b>
              <p>{record.message}</p>
              {record.id !== null && record.reason !== 'missing' && (
                <details>
                  <summary>{DAMAGE.look}</summary>
                  {facts.length === 0 ? (
                    <p>{DAMAGE.nothingReadable}</p>
                  ) : (
                    <dl>
                      {facts.map(({ label, value }) => (
                        <div key={label}>
                          <dt>{label}</dt>
                          <dd>{value}</dd>
                        </div>
                      ))}
                    </dl>
                  )}
                </details>
              )}
              <div className={css.actions}>
                {mayKeep(record) && (
                  <Button small onClick={async () => setRefusal(await onKeep(record))}>
                    {record.id === null ? DAMAGE.keepAll : DAMAGE.keep}
                    <span className="visually-hidden"> {title}</span>
                  </Button>
                )}
                {mayErase(record) && (
                  <Button small look="danger" onClick={() => setErasing(record)}>
                    {DAMAGE.erase}
                    <span className="visually-hidden"> {title}</span>
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {erasing !== null && (
        <Dialog
          title={DAMAGE.eraseTitle}
          onClose={() => setErasing(null)}
          actions={
            <>
              <Button onClick={() => setErasing(null)}>{COMMON.cancel}</Button>
              <Button
                look="danger"
                onClick={async () => {
                  setErasing(null);
                  setRefusal(await onErase(erasing));
                }}
              >
                {DAMAGE.eraseYes}
              </Button>
            </>
          }
        >
          <p>{DAMAGE.eraseText}</p>
        </Dialog>
      )}
    </section>
  );
}
