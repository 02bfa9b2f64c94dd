/**
 * What we put in the clipboard, and nothing of what others did: a salted hash in session memory says whether it is still
 * ours. Reading the clipboard would take a permission that frightens more than it protects: it is compared only when the
 * browser already lets us, and emptied within a gesture otherwise.
 */
import { randomBytes, toBase64, utf8 } from './bytes';
import { SESSION_COPIED } from './names';
import { getItem, hasKey, removeItem, setItem } from './session';

/** `kept`: something else stands there now. `refused`: the browser let us neither look nor write. */
export type Emptied = 'nothing' | 'emptied' | 'kept' | 'refused';

interface Mark {
  salt: string;
  hash: string;
}

/** To be called within a gesture. @throws whatever the browser refuses with */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  if (!(await hasKey())) return;
  const salt = toBase64(randomBytes(16));
  await setItem(SESSION_COPIED, { salt, hash: await hashOf(salt, text) });
  // A lock that came while we were writing takes it away too.
  if (!(await hasKey())) await removeItem(SESSION_COPIED);
}

/** What we copied since the vault was opened; null when nothing. */
export async function copiedMark(): Promise<Mark | null> {
  const kept = await getItem(SESSION_COPIED);
  if (typeof kept !== 'object' || kept === null) return null;
  const { salt, hash } = kept as Record<string, unknown>;
  return typeof salt === 'string' && typeof hash === 'string' ? { salt, hash } : null;
}

/** To be called within a gesture; never asks the person anything. */
export async function emptyClipboard(mark: Mark | null): Promise<Emptied> {
  if (mark === null) return 'nothing';
  try {
    const { clipboard } = navigator;
    if ((await mayRead()) && (await hashOf(mark.salt, await clipboard.readText())) !== mark.hash) return 'kept';
    await clipboard.writeText('');
    return 'emptied';
  } catch {
    return 'refused';
  }
}

/** Granted already: asking would show a question in the middle of a lock. */
async function mayRead(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state === 'granted';
  } catch {
    return false;
  }
}

async function hashOf(salt: string, text: string): Promise<string> {
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`${salt}\n${text}`))));
}
