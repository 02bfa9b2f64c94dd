import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('../../../../lib/vault/backup/work-factor', () => import('./light-scrypt'));

import { openText, sealText } from '../../../../lib/vault/backup/age-file';
import { BackupError } from '../../../../lib/vault/backup/refusals';

const PASSPHRASE = 'quatre mots à part';
const TEXT = 'Des lignes,\nen français.\n';
let file: Uint8Array;
beforeAll(async () => {
  file = await sealText(TEXT, PASSPHRASE);
});
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const refusal = (content: Uint8Array, passphrase = PASSPHRASE): Promise<string | null> =>
  openText(content, passphrase).then(
    () => null,
    (error: unknown) => (error instanceof BackupError ? error.code : Promise.reject(error)),
  );

describe('a file that is no backup', () => {
  it('opens with the passphrase, however its accents are typed, and with no other', async () => {
    expect(await openText(file, PASSPHRASE.normalize('NFD'))).toBe(TEXT);
    expect(await refusal(file, 'quatre mots a part')).toBe('wrong-passphrase');
  });

  it('is refused for what it is', async () => {
    expect(await refusal(bytes(''))).toBe('empty');
    expect(await refusal(bytes('Nom;Prénom\n'))).toBe('not-age');
    expect(await refusal(bytes('-----BEGIN AGE ENCRYPTED FILE-----\nxx'))).toBe('damaged');
    expect(await refusal(bytes('age-encryption.org/v1\nbonjour'))).toBe('damaged');
    expect(await refusal(file.subarray(0, file.length - 1))).toBe('damaged');
    expect(
      await refusal(
        bytes(
          Buffer.from(file)
            .toString('latin1')
            .replace(/(-> scrypt \S+) 2\n/, '$1 30\n'),
        ),
      ),
    ).toBe('too-strong');
    const other = new Encrypter();
    other.addRecipient(await identityToRecipient(await generateIdentity()));
    expect(await refusal(await other.encrypt(TEXT))).toBe('other-key');
    const binary = new Encrypter();
    binary.setPassphrase(PASSPHRASE);
    binary.setScryptWorkFactor(2);
    expect(await refusal(await binary.encrypt(new Uint8Array([0xff, 0xfe, 0x00])))).toBe('foreign');
  });

  it('changed anywhere, is refused in words (10 000 files)', { timeout: 120_000 }, async () => {
    // The digit of the work factor aside: it only makes the same refusal slower.
    const costly = Buffer.from(file).indexOf(' 2\n') + 1;
    const edit = fc
      .tuple(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }))
      .filter(([at]) => at !== costly)
      .map(([at, flip]) => Uint8Array.from(file, (byte, index) => (index === at ? byte ^ flip : byte)));
    const cut = fc.nat(file.length - 1).map((length) => file.subarray(0, length));
    const noise = fc.uint8Array({ maxLength: 300 });
    const more = fc.uint8Array({ minLength: 1, maxLength: 50 }).map((tail) => Uint8Array.from([...file, ...tail]));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ arbitrary: edit, weight: 7 }, { arbitrary: cut, weight: 1 }, noise, more),
        async (content) => {
          expect(await refusal(content)).toMatch(/^(empty|not-age|other-key|too-strong|wrong-passphrase|damaged)$/);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});
