import { ADVISOR } from './advisor-shape';
import { EXCHANGES } from './backup/exchanges';
import { CLIENTS } from './client-shape';
import { clients } from './clients';
import { DRAFTS } from './draft-shape';
import { RETENTION } from './keeping';
import { LEARNED } from './learned';
import { openedVault, SETTINGS, whileOpen } from './lock';
import { erase, keepAsItStands, readAll, type TableShape } from './store';
import type { DamagedRecord } from './types';

export const SHAPES: TableShape<unknown>[] = [CLIENTS, ADVISOR, LEARNED, SETTINGS, DRAFTS, EXCHANGES, RETENTION];

/** Looks through every table. Empty: every record is the one saved last. @throws VaultError `locked`, or of the storage */
export async function vaultDamage(): Promise<DamagedRecord[]> {
  const reports = await whileOpen((vault) => Promise.all(SHAPES.map((shape) => readAll(vault, shape))));
  return reports.flatMap(({ damaged }) => damaged);
}

/**
 * The advisor read this record, or was told of this table (`id` null), and keeps what stands.
 * @throws VaultError `locked`, `damaged` (does not open), `missing`
 */
export async function keepDamaged({ table, id }: Pick<DamagedRecord, 'table' | 'id'>): Promise<void> {
  await keepAsItStands(await openedVault(), table, id);
}

/** Erases a damaged record for good; a table is never erased. @throws VaultError `locked`, or of the storage */
export async function eraseDamaged({ table, id }: Pick<DamagedRecord, 'table' | 'id'>): Promise<void> {
  if (id === null) return;
  if (table === 'clients') await clients.remove(id);
  else await erase(await openedVault(), table, id);
}
