import { type ClientCard, unpackCard } from '../profile/card';
import { localDay } from '../profile/dates';
import { type Client, parseClient } from '../profile/schema';
import { transact } from './change';
import { CLIENTS } from './client-shape';
import { onDatabase, onTableChange } from './database';
import { DRAFTS, eraseDraftsOf } from './draft-shape';
import { VaultError } from './errors';
import { eventsOf } from './journal/events';
import { addLines, JOURNAL } from './journal/lines';
import { onVaultState, openedVault, whileOpen } from './lock';
import type { TableName } from './names';
import { storageIssues } from './policy';
import { hasKey } from './session';
import { audit, keepAsItStands, readAll, readCards, readOne, walk } from './store';
import { storagePolicy } from './structure';
import type { CardList, ClientList, DamagedRecord } from './types';

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

/** Every client that opens, a few at a time, as they stand when their turn comes. @throws VaultError `locked`, or of the storage */
async function* all(): AsyncGenerator<Client[]> {
  for await (const found of walk(await openedVault(), CLIENTS)) {
    await openedVault();
    yield found.flatMap((each) => ('record' in each ? [each.record] : []));
  }
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
 * what may not be kept (NIR and IBAN unless the structure states a legal basis, health without agreement) refuses the whole record.
 * @returns the client as saved, with its new `version` and `updatedAt`
 * @throws VaultError `locked`, `invalid`, `not-storable` (both with `details`), `conflict`, `missing` (erased meanwhile), or of the storage
 */
async function save(client: Client): Promise<Client> {
  const vault = await openedVault();
  const updatedAt = new Date().toISOString();
  const parsed = parseClient({ ...client, updatedAt, lastContactOn: localDay() });
  if (!parsed.ok) throw new VaultError('invalid', { details: parsed.errors.map(({ message }) => message) });
  const issues = storageIssues(parsed.value, localDay(), await storagePolicy());
  if (issues.length > 0) throw new VaultError('not-storable', { details: issues });
  const { version: expected, ...content } = parsed.value;
  const before = expected === 0 ? null : await readOne(vault, CLIENTS, content.id);
  // A damaged record cannot tell what changed: nothing is made up.
  const told = before !== null && 'damage' in before ? [] : eventsOf(before?.record ?? null, parsed.value);
  const tables: TableName[] = told.length === 0 ? [CLIENTS.table] : [CLIENTS.table, JOURNAL];
  const version = await transact(vault, tables, async (change) => {
    const next = await change.put(CLIENTS, content.id, expected, content);
    if (told.length > 0) await addLines(vault, change, told);
    return next;
  });
  return { ...content, version };
}

/**
 * The client was seen, or helped, today: the time their file is kept starts anew. Nothing else changes, so that an
 * agreement that has ended does not hold it back. @returns the client as it stands; null when there is none
 * @throws VaultError `locked`, `damaged`, `newer` (both with `damage`), or of the storage
 */
async function contact(id: string): Promise<Client | null> {
  const today = localDay();
  const known = await get(id);
  if (known === null || known.lastContactOn === today) return known;
  const vault = await openedVault();
  return transact(vault, [CLIENTS.table], async (change) => {
    const client = await get(id);
    if (client === null || client.lastContactOn === today) return client;
    const { version: expected, ...content } = { ...client, lastContactOn: today };
    return { ...content, version: await change.put(CLIENTS, id, expected, content) };
  });
}

/** Erases a client at once, sound or damaged; the journal keeps the random id. @throws VaultError `locked`, or of the storage */
async function remove(id: string): Promise<void> {
  const vault = await openedVault();
  await transact(vault, [CLIENTS.table, DRAFTS.table, JOURNAL], async (change) => {
    await eraseDraftsOf(vault, change, id);
    const listed = change.index(CLIENTS.table).entries.has(id);
    const there = listed || (await onDatabase((db) => db.records.get([CLIENTS.table, id]))) !== undefined;
    change.erase(CLIENTS.table, id);
    if (there) await addLines(vault, change, [{ kind: 'client-erased', client: id }]);
  });
}

/**
 * Keeps a damaged record as it stands, once the advisor has read it (`rolled-back`, `unlisted`); with null, the whole
 * table after `index-lost` or `index-rebuilt`. @throws VaultError `locked`, `damaged`, `missing`
 */
async function keep(id: string | null): Promise<void> {
  await keepAsItStands(await openedVault(), 'clients', id);
}

/**
 * Calls back with the cards, now and whenever a client changes in any context or the vault opens; then again once every
 * record has been looked at, with what does not hold. Silent while locked. Returns the end of it.
 */
function watch(callback: (list: CardList) => void, onError: (error: unknown) => void = () => undefined): () => void {
  let faults: DamagedRecord[] | null = null;
  return live(async (isLast) => {
    const { cards: all, damaged } = await cards();
    const tell = (): void => {
      const gone = new Set(faults?.map(({ id }) => id));
      callback({ cards: all.filter(({ id }) => !gone.has(id)), damaged: faults ?? damaged });
    };
    if (!isLast()) return;
    tell();
    const found = await audit(await openedVault(), CLIENTS, async () => isLast() && (await hasKey()));
    if (found === null || !isLast()) return;
    const news = found.length > 0 || faults !== null;
    faults = found;
    if (news) tell();
  }, onError);
}

/**
 * Calls back with one client (null: there is none), now and at each change. Silent while locked.
 * `onError` also gets `damaged` and `newer`. Returns the end of it.
 */
function follow(
  id: string,
  callback: (client: Client | null) => void,
  onError: (error: unknown) => void = () => undefined,
): () => void {
  return live(async (isLast) => {
    const client = await get(id);
    if (isLast()) callback(client);
  }, onError);
}

/** Looks now, at each change of a client by any context, and when the vault opens; a look under way gives up its turn. */
function live(look: (isLast: () => boolean) => Promise<void>, onError: (error: unknown) => void): () => void {
  let last = 0;
  let alive = true;
  const refresh = async (): Promise<void> => {
    const turn = ++last;
    // A newer look has begun: its answer is the one to show.
    const isLast = (): boolean => alive && turn === last;
    try {
      await look(isLast);
    } catch (error) {
      if (isLast() && !(error instanceof VaultError && error.code === 'locked')) onError(error);
    }
  };
  const stopChanges = onTableChange('clients', () => void refresh(), onError);
  const stopState = onVaultState((state) => {
    if (state === 'unlocked') void refresh();
    else last++;
  });
  return () => {
    alive = false;
    stopChanges();
    stopState();
  };
}

export const clients = { list, cards, all, get, save, contact, remove, keep, watch, follow };
