/** What lies on the desk during an appointment: session memory only, and only while the vault is open. */
import { VaultError } from './errors';
import { openedVault } from './lock';
import { SESSION_CHOSEN, SESSION_RUN } from './names';
import { allItems, getItem, hasKey, removeItem, setItem } from './session';
import type { RunRecord } from './types';

/** Share of the 10 MB of session memory that one run may take, in characters of its JSON. */
const MAX_RUN = 2_000_000;

/** The client chosen for a dossier (`<hostFamily>:<dossier>`), or null. @throws VaultError `locked` */
function clientOf(dossierKey: string): Promise<string | null> {
  return inOrder(async () => {
    const id = await getItem(SESSION_CHOSEN + dossierKey);
    return typeof id === 'string' ? id : null;
  });
}

/** @throws VaultError `locked`, `session-full` */
function chooseClient(dossierKey: string, id: string | null): Promise<void> {
  return inOrder(() => lay(SESSION_CHOSEN + dossierKey, id));
}

/** The last run on a dossier, or null. @throws VaultError `locked` */
function run(dossierKey: string): Promise<RunRecord | null> {
  return inOrder(async () => {
    const kept = await getItem(SESSION_RUN + dossierKey);
    return isRun(kept) ? kept : null;
  });
}

/** Keeps a run in place of the one before, which stays when this one cannot be kept. @throws VaultError `locked`, `session-full` */
function saveRun(dossierKey: string, record: RunRecord): Promise<void> {
  return inOrder(() => {
    if (JSON.stringify(record).length > MAX_RUN) throw new VaultError('session-full');
    return lay(SESSION_RUN + dossierKey, record);
  });
}

/** @throws VaultError `locked` */
function clearRun(dossierKey: string): Promise<void> {
  return inOrder(() => lay(SESSION_RUN + dossierKey, null));
}

/** What the desk holds of a client leaves with the client. @throws VaultError `locked` */
function forget(clientId: string): Promise<void> {
  return inOrder(async () => {
    for (const [name, value] of Object.entries(await allItems())) {
      const chosen = name.startsWith(SESSION_CHOSEN) && value === clientId;
      const worked = name.startsWith(SESSION_RUN) && isRun(value) && value.clientId === clientId;
      if (chosen || worked) await removeItem(name);
    }
  });
}

/** Results stream in faster than they are kept: the last call of a context must be the last written. */
let before: Promise<unknown> = Promise.resolve();

function inOrder<T>(work: () => Promise<T>): Promise<T> {
  const turn = before.then(async () => {
    await openedVault();
    return work();
  });
  before = turn.catch(() => undefined);
  return turn;
}

/** null takes away. A lock that came while we were writing takes it away too. */
async function lay(name: string, value: unknown): Promise<void> {
  if (value === null) return removeItem(name);
  await setItem(name, value);
  if (await hasKey()) return;
  await removeItem(name);
  throw new VaultError('locked');
}

function isRun(value: unknown): value is RunRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { startedAt, clientId, results } = value as Record<string, unknown>;
  return typeof startedAt === 'string' && (clientId === null || typeof clientId === 'string') && Array.isArray(results);
}

export const desk = { clientOf, chooseClient, run, saveRun, clearRun, forget };
