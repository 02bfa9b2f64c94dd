import { ADVISOR } from './advisor';
import { CLIENTS } from './clients';
import { LEARNED } from './learned';
import { SETTINGS, whileOpen } from './lock';
import { readAll, type TableShape } from './store';
import type { DamagedRecord } from './types';

const SHAPES: TableShape<unknown>[] = [CLIENTS, ADVISOR, LEARNED, SETTINGS];

/** Looks through every table. Empty: every record is the one saved last. @throws VaultError `locked`, or of the storage */
export async function vaultDamage(): Promise<DamagedRecord[]> {
  const reports = await whileOpen((vault) => Promise.all(SHAPES.map((shape) => readAll(vault, shape))));
  return reports.flatMap(({ damaged }) => damaged);
}
