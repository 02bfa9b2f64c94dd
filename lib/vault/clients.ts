import { type ClientCard, unpackCard } from '../profile/card';
import { type Client, parseClient } from '../profile/schema';
import { CLIENTS } from './client-shape';
import { onTableChange } from './database';
import { VaultError } from './errors';
import { onVaultState, openedVault, whileOpen } from './lock';
import { storageIssues } from './policy';
import { erase, keepAsItStands, readAll, readCards, readOne, write } from './store';
import type { CardList, ClientList } from './types';

/** Every client that opens, and what does not. @throws VaultError `locked`, or of the storage */
async function list(): Promise<ClientList> {
  const { records, damaged } = await whileOpen((vault) => readAll(vault, CLIENTS));
  return { clients: records, damaged };
}

/**
 * What lists and searches need of every client, from one decryption. The records themselves are not looked at:
 * the damage told is that of the index. @throws VaultError `locked`, or of the storage
 */
async function cards(): Promise<CardList> {
  const found = await whileOpen((vault) => readCards(vault, CLIENTS));
  const list: ClientCard[] = [];
  for (const { id, version, card } of found.cards) {
    const unpacked = unpackCard(id, version, card);
    if (unpacked !== null) list.push(unpacked);
  }
  return { cards: list, damaged: found.damaged };
}

/** null when there is no such client. @throws VaultError `locked`, `damaged`, `newer` (both with `damage`) */
async function get(id: string): Promise<Client | null> {
  const found = await whileOpen((vault) => readOne(vault, CLIENTS, id));
  if (found === null) return null;
  if ('record' in found) return found.record;
  throw new VaultError(found.damage.reason === 'newer' ? 'newer' : 'damaged', { damage: found.damage });
}

/**
 * Saves a client, which counts as a contact; `version` must be the one it was read with, 0 for a new one. Nothing is left out in silence:
 * what may not be kept (NIR, IBAN, health without agreement) refuses the whole record.
 * @returns the client as saved, with its new `version` and `updatedAt`
 * @throws VaultError `locked`, `invalid`, `not-storable` (both with `details`), `conflict`, `missing` (erased meanwhile), or of the storage
 */
async function save(client: Client): Promise<Client> {
  const vault = await openedVault();
  const updatedAt = new Date().toISOString();
  const parsed = parseClient({ ...client, updatedAt, lastContactOn: updatedAt.slice(0, 10) });
  if (!parsed.ok) throw new VaultError('invalid', { details: parsed.errors.map(({ message }) => message) });
  const issues = storageIssues(parsed.value);
  if (issues.length > 0) throw new VaultError('not-storable', { details: issues });
  const { version: expected, ...content } = parsed.value;
  const version = await write(vault, CLIENTS, content.id, expected, content);
  return { ...content, version };
}

/** Erases a client at once, sound or damaged. @throws VaultError `locked`, or of the storage */
async function remove(id: string): Promise<void> {
  await erase(await openedVault(), 'clients', id);
}

/**
 * Keeps a damaged record as it stands, once the advisor has read it (`rolled-back`, `unlisted`); with null, the whole
 * table after `index-lost` or `index-rebuilt`. @throws VaultError `locked`, `damaged`, `missing`
 */
async function keep(id: string | null): Promise<void> {
  await keepAsItStands(await openedVault(), 'clients', id);
}

/**
 * Calls back with the list, now and whenever a client changes in any context or the vault opens. Silent while locked.
 * Returns the end of it.
 */
function watch(callback: (list: ClientList) => void, onError: (error: unknown) => void = () => undefined): () => void {
  let last = 0;
  let live = true;
  const refresh = async (): Promise<void> => {
    const turn = ++last;
    try {
      const found = await list();
      // A newer look has begun: its answer is the one to show.
      if (live && turn === last) callback(found);
    } catch (error) {
      if (live && turn === last && !(error instanceof VaultError && error.code === 'locked')) onError(error);
    }
  };
  const stopChanges = onTableChange('clients', () => void refresh(), onError);
  const stopState = onVaultState((state) => {
    if (state === 'unlocked') void refresh();
    else last++;
  });
  return () => {
    live = false;
    stopChanges();
    stopState();
  };
}

export const clients = { list, cards, get, save, remove, keep, watch };
