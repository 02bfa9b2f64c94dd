import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SESSION_COPIED } from '../../../lib/vault/names';
import { newContext, PASSPHRASE, session, until, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

/** The clipboard of the machine: one text, whoever put it there. */
const machine = { text: '', read: 'prompt' as 'prompt' | 'granted', writable: true, reads: 0 };
vi.stubGlobal('navigator', {
  permissions: { query: async () => ({ state: machine.read }) },
  clipboard: {
    writeText: async (text: string) => {
      if (!machine.writable) throw new DOMException('no gesture', 'NotAllowedError');
      machine.text = text;
    },
    readText: async () => {
      machine.reads += 1;
      return machine.text;
    },
  },
});

let vault: Vault;
beforeEach(async () => {
  Object.assign(machine, { text: 'à quelqu’un d’autre', read: 'prompt', writable: true, reads: 0 });
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});
afterEach(() => void vi.useRealTimers());

describe('the end of a meeting', () => {
  it('locks, empties the session memory and tells every other context', async () => {
    const other = await newContext();
    const seen: string[] = [];
    const stop = other.onVaultState((state) => seen.push(state));
    await vault.desk.chooseClient('ds:1', 'c1');
    await vault.copyText('Madame, Monsieur, …');
    await vault.endMeeting();
    await until(() => seen.at(-1) === 'locked');
    expect(session.items.size).toBe(0);
    stop();
  });

  it('leaves a clipboard we never wrote in', async () => {
    expect(await vault.endMeeting()).toBe('nothing');
    expect(machine).toMatchObject({ text: 'à quelqu’un d’autre', reads: 0 });
  });

  it('empties it of our text, from any window, without asking to read it', async () => {
    await vault.copyText('Dossier de Camille Exemple');
    expect(await (await newContext()).endMeeting()).toBe('emptied');
    expect(machine).toMatchObject({ text: '', reads: 0 });
  });

  it('leaves what was copied since, when the browser lets us look', async () => {
    machine.read = 'granted';
    await vault.copyText('Dossier de Camille Exemple');
    machine.text = 'une recette';
    expect(await vault.endMeeting()).toBe('kept');
    expect(machine.text).toBe('une recette');
    await vault.unlock(PASSPHRASE);
    await vault.copyText('Dossier de Camille Exemple');
    expect(await vault.endMeeting()).toBe('emptied');
    expect(machine.text).toBe('');
  });

  it('keeps a mark that is not the text, and differs each time', async () => {
    await vault.copyText('Dossier de Camille Exemple');
    const first = session.items.get(SESSION_COPIED);
    await vault.copyText('Dossier de Camille Exemple');
    expect(first).not.toContain('Camille');
    expect(session.items.get(SESSION_COPIED)).not.toBe(first);
  });

  it('locks even when the clipboard is refused, or never answers', async () => {
    await vault.copyText('Dossier de Camille Exemple');
    machine.writable = false;
    expect(await vault.endMeeting()).toBe('refused');
    expect(await vault.vaultState()).toBe('locked');

    machine.writable = true;
    await vault.unlock(PASSPHRASE);
    await vault.copyText('Dossier de Camille Exemple');
    const write = navigator.clipboard.writeText;
    navigator.clipboard.writeText = () => new Promise(() => undefined);
    void vault.endMeeting();
    await vi.waitFor(async () => expect(await vault.vaultState()).toBe('locked'));
    navigator.clipboard.writeText = write;
  });

  it('remembers nothing of what is copied while locked', async () => {
    await vault.lock();
    await vault.copyText('un calcul');
    expect(session.items.size).toBe(0);
    expect(await vault.endMeeting()).toBe('nothing');
    expect(machine.text).toBe('un calcul');
  });
});
