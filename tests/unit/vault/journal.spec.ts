import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aClient, diskRows, newContext, onDisk, PASSPHRASE, replaceRows, rowsOf, type Vault, wipe } from './support';

vi.mock('../../../lib/vault/kdf-policy', () => import('./weak-kdf'));

let vault: Vault;
beforeEach(async () => {
  await wipe();
  vault = await newContext();
  await vault.createVault(PASSPHRASE);
});

const kinds = async () => (await vault.journal.read()).map(({ kind }) => kind).reverse();

describe('the journal', () => {
  it('tells openings and lockings, once each, whatever the number of windows', async () => {
    const other = await newContext();
    await Promise.all([vault.lock(), other.lock(), vault.lock()]);
    await vault.lock();
    await vault.unlock(PASSPHRASE);
    await other.unlock(PASSPHRASE);
    expect(await kinds()).toEqual(['vault-created', 'vault-locked', 'vault-opened']);
    await other.lock();
    await vault.unlock(PASSPHRASE);
    expect((await kinds()).slice(3)).toEqual(['vault-locked', 'vault-opened']);
    expect(await vault.journal.verify()).toMatchObject({ sound: true, count: 5 });
  });

  it('says who, as the options have it', async () => {
    await vault.advisor.save({ advisorFirstName: 'Ana', advisorLastName: 'Exemple', advisorPhone: '01 99 00 12 34' });
    await vault.journal.add({ kind: 'backup-made', outcome: { exported: 2 } });
    const [last, first] = await vault.journal.read();
    expect(last).toMatchObject({ seq: 2, who: 'Ana Exemple', kind: 'backup-made', outcome: { exported: 2 } });
    expect(first).toMatchObject({ seq: 1, who: null });
  });

  it('tells saves, erasures and keys with what they are, and no value', async () => {
    const made = await vault.clients.save(
      aClient('c1', { lastName: 'Kerzoncuf', email: 'kerzoncuf@example.org', city: 'Brest' }),
    );
    const given = await vault.clients.save({
      ...made,
      agreements: [{ scope: 'sante', givenOn: '2026-11-21', how: 'oral' }],
    });
    await vault.clients.save({ ...given, profile: { ...given.profile, renouncedCare: true } });
    await vault.changePassphrase(PASSPHRASE, 'cinq autres mots sans lien');
    await vault.clients.remove('c1');
    await vault.clients.remove('never-was');
    expect(await kinds()).toEqual([
      'vault-created',
      'client-created',
      'agreement-given',
      'passphrase-changed',
      'client-erased',
    ]);
    const lines = await vault.journal.read({ client: 'c1' });
    expect(lines.map(({ kind, what }) => [kind, what])).toEqual([
      ['client-erased', null],
      ['agreement-given', 'sante'],
      ['client-created', null],
    ]);
    expect(JSON.stringify(await vault.journal.read())).not.toMatch(/Kerzoncuf|example|Brest|mots/);
  });

  it('is written with the save or not at all', async () => {
    await vault.clients.save(aClient('c1'));
    await expect(vault.clients.save(aClient('c1'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(vault.clients.save({ ...aClient('c2'), version: 4 })).rejects.toMatchObject({ code: 'missing' });
    await expect(vault.changePassphrase('une phrase qui ne va pas', 'cinq autres mots sans lien')).rejects.toThrow();
    expect(await kinds()).toEqual(['vault-created', 'client-created']);
  });

  it('keeps its order when several windows write at once', async () => {
    const others = await Promise.all([newContext(), newContext()]);
    await Promise.all(
      [vault, ...others].flatMap((each) => [1, 2, 3].map(() => each.journal.add({ kind: 'backup-made' }))),
    );
    expect(await vault.journal.verify()).toMatchObject({ sound: true, count: 10 });
  });

  it('opens and reads only with the key; nothing of it is readable on the disk', async () => {
    await vault.journal.add({ kind: 'run-done', what: 'Aide aux indépendants', keys: ['lastName'] });
    await vault.lock();
    await expect(vault.journal.read()).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.journal.verify()).rejects.toMatchObject({ code: 'locked' });
    await expect(vault.journal.add({ kind: 'run-done' })).rejects.toMatchObject({ code: 'locked' });
    const disk = JSON.stringify([await rowsOf('journal'), await diskRows('indexes')], (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(disk).not.toMatch(/indépendants|lastName|run-done/);
  });

  it('filters by kind, client and day', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      vi.setSystemTime(new Date(2026, 10, 23, 0, 30));
      await vault.unlock(PASSPHRASE);
      await vault.journal.add({ kind: 'client-exported', client: 'c1' });
      await vault.journal.add({ kind: 'run-done', client: 'c2' });
      vi.setSystemTime(new Date(2026, 10, 24, 23, 30));
      await vault.unlock(PASSPHRASE);
      await vault.journal.add({ kind: 'run-done', client: 'c1' });
      const seen = async (filter: Parameters<Vault['journal']['read']>[0]) =>
        (await vault.journal.read(filter)).map(({ kind, client }) => [kind, client]);
      expect(await seen({ kinds: ['run-done'] })).toEqual([
        ['run-done', 'c1'],
        ['run-done', 'c2'],
      ]);
      expect(await seen({ client: 'c1', until: '2026-11-23' })).toEqual([['client-exported', 'c1']]);
      expect(await seen({ from: '2026-11-24', kinds: ['run-done'] })).toEqual([['run-done', 'c1']]);
      expect(await seen({ from: '2026-11-25' })).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a journal touched on the disk', () => {
  beforeEach(async () => {
    for (const client of ['c1', 'c2', 'c3']) await vault.journal.add({ kind: 'run-done', client });
  });

  const change = async (edit: (rows: { table: string; id: string; ciphertext: Uint8Array }[]) => unknown[]) =>
    replaceRows('records', edit(await diskRows('records')));
  const line = (seq: number) => String(seq).padStart(9, '0');

  it('one bit: that line, and the others are read', async () => {
    await change((rows) => {
      const row = rows.find(({ id }) => id === line(2));
      if (row?.ciphertext[0] !== undefined) row.ciphertext[0] ^= 1;
      return rows;
    });
    expect(await vault.journal.verify()).toEqual({ sound: false, count: 1, seq: 2, fault: 'altered' });
    expect((await vault.journal.read()).map(({ seq }) => seq)).toEqual([4, 3, 1]);
    await vault.journal.add({ kind: 'backup-made' });
    expect(await vault.journal.verify()).toMatchObject({ seq: 2, fault: 'altered' });
  });

  it('a line taken away, the last one too', async () => {
    await change((rows) => rows.filter(({ id }) => id !== line(4)));
    expect(await vault.journal.verify()).toEqual({ sound: false, count: 3, seq: 4, fault: 'missing' });
    await change((rows) => rows.filter(({ id }) => id !== line(2)));
    expect(await vault.journal.verify()).toMatchObject({ seq: 2, fault: 'missing' });
  });

  it('two lines swapped', async () => {
    await change((rows) =>
      rows.map((row) => ({ ...row, id: row.id === line(2) ? line(3) : row.id === line(3) ? line(2) : row.id })),
    );
    expect(await vault.journal.verify()).toMatchObject({ seq: 2, fault: 'altered' });
  });

  it('an end put back as it was, its lines left: those that came after show', async () => {
    const end = (await diskRows('indexes')).find(({ id }) => id === 'journal');
    await vault.journal.add({ kind: 'backup-made' });
    await onDisk('indexes', 'readwrite', (rows) => rows.put(end));
    expect(await vault.journal.verify()).toMatchObject({ seq: 5, fault: 'unlisted' });
  });

  it('an end that is lost: people go on, and it is said for ever', async () => {
    await onDisk('indexes', 'readwrite', (rows) => rows.delete('journal'));
    expect(await vault.journal.verify()).toEqual({ sound: false, count: 4, seq: 5, fault: 'end-lost' });
    await vault.lock();
    await vault.unlock(PASSPHRASE);
    await vault.clients.save(aClient('c9'));
    expect((await kinds()).slice(4)).toEqual(['journal-mended', 'vault-locked', 'vault-opened', 'client-created']);
    expect(await vault.journal.verify()).toEqual({ sound: false, count: 4, seq: 5, fault: 'mended' });
  });

  it('an end lost with the last lines shut: they are not written over', async () => {
    await onDisk('indexes', 'readwrite', (rows) => rows.delete('journal'));
    await change((rows) => {
      const row = rows.find(({ id }) => id === line(4));
      if (row?.ciphertext[0] !== undefined) row.ciphertext[0] ^= 1;
      return rows;
    });
    await vault.journal.add({ kind: 'backup-made' });
    expect((await rowsOf('journal')).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6].map(line));
    expect(await vault.journal.verify()).toMatchObject({ seq: 4, fault: 'altered' });
  });

  it('all of it wiped is not an empty journal', async () => {
    await change((rows) => rows.filter(({ table }) => table !== 'journal'));
    expect(await vault.journal.verify()).toMatchObject({ seq: 1, fault: 'missing' });
    await onDisk('indexes', 'readwrite', (rows) => rows.delete('journal'));
    await vault.lock();
    await vault.unlock(PASSPHRASE);
    expect(await vault.journal.verify()).toMatchObject({ sound: false, seq: 1, fault: 'mended' });
  });
});
