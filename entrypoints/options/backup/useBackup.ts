import { useCallback, useEffect, useRef, useState } from 'react';
import { saveFile } from '../../../components/save-file';
import { type Column, columnsOf } from '../../../lib/import-csv/columns';
import { type CsvPerson, readPeople } from '../../../lib/import-csv/people';
import { type CsvTable, readTable } from '../../../lib/import-csv/table';
import { localDay } from '../../../lib/profile/dates';
import { newClient } from '../../../lib/profile/schema';
import { COMMON } from '../../../lib/texts/common';
import { VaultError } from '../../../lib/vault';
import { BackupError, backup, type Choice, type Preview } from '../../../lib/vault/backup';
import { openFile, sealFile } from './age-run';
import { BACKUP } from './texts';

type Stage = keyof typeof BACKUP.stages;

/** A list being looked at: its columns may be corrected, its faulty lines taken or not. */
export interface OpenList {
  table: CsvTable;
  columns: readonly Column[];
  people: readonly CsvPerson[];
  faultyToo: boolean;
}

interface State {
  last: string | null;
  stage: Stage | null;
  /** Where the refusal or the good news is told. */
  part: 'make' | 'take' | 'list' | null;
  refusal: string | null;
  done: string | null;
  preview: Preview | null;
  list: OpenList | null;
}

const IDLE: State = { last: null, stage: null, part: null, refusal: null, done: null, preview: null, list: null };

/** Backups and lists: what is under way, what is shown before anything is written, what was refused. */
export function useBackup(onChanged: () => void) {
  const [state, setState] = useState(IDLE);
  const leaving = useRef(new AbortController());
  const set = useCallback((change: Partial<State>) => setState((before) => ({ ...before, ...change })), []);

  const tellLast = useCallback(async () => {
    const { lastExport } = await backup.last();
    set({ last: lastExport });
  }, [set]);

  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    tellLast().catch(() => undefined);
    return () => controller.abort();
  }, [tellLast]);

  /** One thing at a time; a refusal is told where it was asked. */
  const attempt = useCallback(
    async (part: NonNullable<State['part']>, work: (stage: (stage: Stage) => void) => Promise<Partial<State>>) => {
      set({ part, refusal: null, done: null });
      try {
        set(await work((stage) => set({ stage })));
      } catch (error) {
        const known = error instanceof BackupError || error instanceof VaultError;
        if (!leaving.current.signal.aborted) set({ refusal: known ? error.message : COMMON.unforeseen });
      } finally {
        set({ stage: null });
      }
    },
    [set],
  );

  const make = (passphrase: string) =>
    attempt('make', async (stage) => {
      stage('gathering');
      const made = await backup.make();
      stage('sealing');
      const file = await sealFile(made.text, passphrase, leaving.current.signal);
      saveFile(BACKUP.make.fileName(localDay()), 'application/octet-stream', file);
      await backup.saved(made);
      await tellLast();
      onChanged();
      const left = made.left > 0 ? ` ${BACKUP.make.left(made.left)}` : '';
      return { done: BACKUP.make.done(made.clients) + left };
    });

  const open = (file: File, passphrase: string) =>
    attempt('take', async (stage) => {
      set({ preview: null, list: null });
      stage('opening');
      const text = await openFile(new Uint8Array(await file.arrayBuffer()), passphrase, leaving.current.signal);
      stage('comparing');
      return { preview: await backup.preview(text) };
    });

  const lookAt = async (table: CsvTable, columns: readonly Column[], faultyToo: boolean): Promise<Partial<State>> => {
    const people = readPeople(table, columns, localDay());
    const now = new Date().toISOString();
    const taken = people.filter(({ usable, faults }) => usable && (faultyToo || faults.length === 0));
    const clients = taken.map(({ profile }) => newClient(crypto.randomUUID(), now, profile));
    return { list: { table, columns, people, faultyToo }, preview: await backup.previewList(clients) };
  };

  const openList = (file: File) =>
    attempt('list', async (stage) => {
      set({ preview: null, list: null });
      stage('comparing');
      const read = readTable(new Uint8Array(await file.arrayBuffer()));
      return read.ok ? lookAt(read.table, columnsOf(read.table.headers), false) : { refusal: read.message };
    });

  const changeList = ({ columns, faultyToo }: Partial<Pick<OpenList, 'columns' | 'faultyToo'>>) =>
    attempt('list', async () => {
      const { list } = state;
      return list === null ? {} : lookAt(list.table, columns ?? list.columns, faultyToo ?? list.faultyToo);
    });

  const commit = (choices: ReadonlyMap<string, Choice>) =>
    attempt(state.list === null ? 'take' : 'list', async (stage) => {
      if (state.preview === null) return {};
      stage('writing');
      const { added, changed } = await backup.commit(state.preview, choices);
      onChanged();
      return { preview: null, list: null, done: BACKUP.preview.done(added, changed) };
    });

  return { ...state, make, open, openList, changeList, commit, giveUp: () => set({ ...IDLE, last: state.last }) };
}
