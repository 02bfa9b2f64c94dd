/** The lock itself, at its real cost. */
import { describe, expect, it } from 'vitest';
import { type KeyringRow, newKeyring, openKeyring, readKeyring, wrapKey } from '../../../lib/vault/keyring';

const PASSPHRASE = 'quatre mots sans lien';
const made = newKeyring(PASSPHRASE);

async function lockWith(change: (row: KeyringRow) => unknown): Promise<unknown> {
  const row = structuredClone((await made).row);
  return change(row) ?? row;
}

async function codeOf(row: unknown, passphrase = PASSPHRASE): Promise<string> {
  return readKeyring(row, 'passphrase')
    .then((lock) => openKeyring(lock, passphrase))
    .then(
      () => 'opened',
      (error: { code?: string }) => error.code ?? String(error),
    );
}

describe('the keyring', () => {
  it('wraps a random key under Argon2id, 64 MiB, 3 passes, with its own salt', async () => {
    const { row, key } = await made;
    expect(row.kdf).toEqual({ name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 });
    expect(key.dataKey).toHaveLength(32);
    expect((await openKeyring(row, PASSPHRASE)).dataKey).toEqual(key.dataKey);
    const again = await newKeyring(PASSPHRASE);
    expect(again.key.dataKey).not.toEqual(key.dataKey);
    expect(again.row.salt).not.toEqual(row.salt);
    expect(JSON.stringify(row)).not.toContain(Buffer.from(key.dataKey).toString('base64'));
  });

  it('agrees with the reference implementation of Argon2id', async () => {
    // A vector of the reference implementation's own tests (phc-winner-argon2):
    // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    const { derive } = await import('../../../lib/vault/kdf');
    const hash = await derive('password', new TextEncoder().encode('somesalt') as Uint8Array<ArrayBuffer>, {
      name: 'argon2id',
      memoryKiB: 65_536,
      iterations: 2,
      parallelism: 1,
    });
    expect(Buffer.from(hash).toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
  });

  it('refuses parameters weakened on disk before trying the passphrase', async () => {
    for (const weaker of [{ memoryKiB: 65_535 }, { memoryKiB: 8 }, { iterations: 2 }]) {
      const row = await lockWith((each) => Object.assign(each.kdf, weaker) && undefined);
      expect(await codeOf(row)).toBe('weak-parameters');
    }
  });

  it('tells a damaged lock from a wrong passphrase, and never hangs on absurd parameters', async () => {
    const damages: ((row: KeyringRow) => unknown)[] = [
      () => 'not a row',
      (row) => {
        row.wrapped[0] = (row.wrapped[0] as number) ^ 1;
      },
      (row) => {
        row.salt[3] = (row.salt[3] as number) ^ 1;
      },
      (row) => {
        row.nonce = row.nonce.slice(1);
      },
      (row) => {
        row.checksum[0] = (row.checksum[0] as number) ^ 1;
      },
      (row) => {
        row.vaultId = 'another';
      },
      (row) => {
        row.kdf.memoryKiB = 2 ** 31;
      },
      (row) => {
        row.kdf.iterations = 1e9;
      },
      (row) => {
        row.kdf.iterations = 2.5;
      },
      (row) => {
        row.kdf.parallelism = -1;
      },
      (row) => {
        row.kdf = null as never;
      },
      (row) => {
        row.kdf.name = 'pbkdf2' as never;
      },
    ];
    for (const damage of damages) expect(await codeOf(await lockWith(damage))).toBe('damaged-key');
    expect(await codeOf((await made).row, 'une autre phrase de passe')).toBe('wrong-passphrase');
    expect(
      await codeOf(
        await lockWith((row) => {
          row.format = 2 as never;
        }),
      ),
    ).toBe('newer');
  });

  it('takes a second way in to the same key, and each row opens in its own place only', async () => {
    const { row, key } = await made;
    const second = await wrapKey('recovery', 'ABCDEFGH0123456789', key);
    expect(await openKeyring(second, 'ABCDEFGH0123456789')).toEqual(key);
    expect(second.salt).not.toEqual(row.salt);
    expect(second.wrapped).not.toEqual(row.wrapped);
    await expect(openKeyring(second, PASSPHRASE)).rejects.toMatchObject({ code: 'wrong-code' });
    await expect(readKeyring(second, 'passphrase')).rejects.toMatchObject({ code: 'damaged-key' });
    await expect(readKeyring({ ...second, id: 'passphrase' }, 'passphrase')).rejects.toMatchObject({
      code: 'damaged-key',
    });
  });

  it('opens a row made before rows had a date', async () => {
    const row = await lockWith((each) => {
      delete each.madeOn;
    });
    expect(await codeOf(row)).toBe('opened');
  });
});
