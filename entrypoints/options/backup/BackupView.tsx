import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '../../../components/Button';
import { NewPassphrase, ShowBox, useNewPassphrase } from '../../../components/NewPassphrase';
import { Notice } from '../../../components/Notice';
import { TextField } from '../../../components/TextField';
import type { ManagedSettings } from '../../../lib/managed';
import { FixedBy } from '../managed/FixedBy';
import { MANAGED } from '../managed/texts';
import { Card } from '../views/Frame';
import css from './backup.module.css';
import { ImportPreview } from './ImportPreview';
import { ListColumns } from './ListColumns';
import { BACKUP } from './texts';
import { useBackup } from './useBackup';

interface Props {
  settings: ManagedSettings;
  /** Something came into the vault, or a backup left it. */
  onChanged: () => void;
}

type Desk = ReturnType<typeof useBackup>;

export function BackupView({ settings, onChanged }: Props) {
  const desk = useBackup(onChanged);
  return (
    <>
      <MakeBackup desk={desk} settings={settings} />
      <TakeBackup desk={desk} />
      <TakeList desk={desk} />
    </>
  );
}

/** Under the part it is about: what is under way, refused, done. */
function Said({ desk, part }: { desk: Desk; part: NonNullable<Desk['part']> }) {
  const here = desk.part === part;
  return (
    <>
      <div role="status">
        {here && desk.stage !== null && (
          <div className={css.progress}>
            <span>{BACKUP.stages[desk.stage]}</span>
            <progress aria-label={BACKUP.stages[desk.stage]} />
          </div>
        )}
        {here && desk.done !== null && <Notice tone="ok">{desk.done}</Notice>}
      </div>
      {here && desk.refusal !== null && (
        <Notice tone="no" role="alert">
          {desk.refusal}
        </Notice>
      )}
    </>
  );
}

function MakeBackup({ desk, settings }: { desk: Desk; settings: ManagedSettings }) {
  const id = useId();
  const barred = settings.exportAllowed === false;
  const form = useRef<HTMLFormElement>(null);
  const choice = useNewPassphrase();
  const [shown, setShown] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (desk.stage !== null) return;
    const passphrase = choice.take(form);
    if (passphrase === null) return;
    await desk.make(passphrase);
    choice.clear();
  }

  const when =
    desk.last === null ? null : new Date(desk.last).toLocaleString('fr', { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Card id="make-backup" title={BACKUP.make.title} text={BACKUP.make.text}>
      {when !== null && <p>{BACKUP.make.last(when)}</p>}
      {when === null && !barred && <Notice tone="ask">{BACKUP.make.never}</Notice>}
      <form ref={form} className={css.form} onSubmit={(event) => void submit(event)}>
        {barred ? (
          <FixedBy id={id} settings={settings}>
            {MANAGED.noBackup}
          </FixedBy>
        ) : (
          <>
            <NewPassphrase choice={choice} label={BACKUP.make.passphrase} hint={BACKUP.make.own} shown={shown} />
            <ShowBox shown={shown} onChange={setShown} />
          </>
        )}
        <div className={css.actions}>
          <Button
            type="submit"
            disabled={barred}
            aria-describedby={barred ? id : undefined}
            aria-busy={desk.part === 'make' && desk.stage !== null}
          >
            {BACKUP.make.action}
          </Button>
        </div>
      </form>
      <Said desk={desk} part="make" />
      <details className={css.soft}>
        <summary>{BACKUP.make.without}</summary>
        <p>{BACKUP.make.how}</p>
      </details>
    </Card>
  );
}

function TakeBackup({ desk }: { desk: Desk }) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (desk.stage !== null || file === null || passphrase === '') return;
    await desk.open(file, passphrase);
  }

  return (
    <Card id="take-backup" title={BACKUP.take.title} text={BACKUP.take.nothingYet}>
      <form className={css.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={BACKUP.take.file}
          type="file"
          accept=".age"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <TextField
          label={BACKUP.take.passphrase}
          type={shown ? 'text' : 'password'}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <ShowBox shown={shown} onChange={setShown} />
        <div className={css.actions}>
          <Button type="submit" disabled={file === null || passphrase === ''}>
            {BACKUP.take.action}
          </Button>
        </div>
      </form>
      <Said desk={desk} part="take" />
      {desk.preview?.source === 'backup' && (
        <ImportPreview preview={desk.preview} onCommit={desk.commit} onGiveUp={desk.giveUp} />
      )}
    </Card>
  );
}

function TakeList({ desk }: { desk: Desk }) {
  return (
    <Card id="take-list" title={BACKUP.list.title} text={BACKUP.list.text}>
      <TextField
        label={BACKUP.list.file}
        type="file"
        accept=".csv,text/csv"
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again, once mended.
          event.target.value = '';
          if (file !== undefined) void desk.openList(file);
        }}
      />
      <Said desk={desk} part="list" />
      {desk.list !== null && <ListColumns list={desk.list} onChange={desk.changeList} />}
      {desk.preview?.source === 'list' && (
        <ImportPreview preview={desk.preview} onCommit={desk.commit} onGiveUp={desk.giveUp} />
      )}
    </Card>
  );
}
