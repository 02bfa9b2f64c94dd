/** The file and the public `age` command, both ways, at the strength of the product. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openText, sealText } from '../../../../lib/vault/backup/age-file';
import { SCRYPT_LOG_N } from '../../../../lib/vault/backup/work-factor';
import { findAge } from '../../../tools/browsers';

const folder = mkdtempSync(join(tmpdir(), 'relais-age-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const AGE = findAge();
const PASSPHRASE = 'quatre mots à part';
const TEXT = '{"relaisTi":"sauvegarde"}\n{"kind":"client","record":"Maïwenn"}\n';

/** Runs `age` as a person does, at a terminal of its own: it asks for the passphrase nowhere else. */
function age(...args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const command = [AGE, ...args].map((word) => `'${word}'`).join(' ');
    const child: ChildProcess = spawn('script', ['-qec', command, '/dev/null'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let said = '';
    let answered = 0;
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      // « Enter passphrase », then « Confirm passphrase » when it makes a file.
      const asked = said.split(/(?:Enter|Confirm) passphrase[^:]*:/).length - 1;
      for (; answered < asked; answered++) child.stdin?.write(`${PASSPHRASE}\n`);
    });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`age ${args.join(' ')} : ${said}`))));
  });
}

describe('the age file', () => {
  it('is made at the default strength of age, and opened by its public command', { timeout: 60_000 }, async () => {
    expect(SCRYPT_LOG_N).toBe(18);
    const file = join(folder, 'ours.age');
    writeFileSync(file, await sealText(TEXT, PASSPHRASE));
    expect(readFileSync(file, 'latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S{22} 18\n/);
    await age('-d', '-o', join(folder, 'ours.txt'), file);
    expect(readFileSync(join(folder, 'ours.txt'), 'utf8')).toBe(TEXT);
  });

  it.each([
    ['binary', []],
    ['armored', ['-a']],
  ])('made by the public command (%s) is opened', { timeout: 60_000 }, async (kind, options) => {
    const [plain, file] = [join(folder, `${kind}.txt`), join(folder, `${kind}.age`)];
    writeFileSync(plain, TEXT);
    await age('-p', ...options, '-o', file, plain);
    expect(await openText(readFileSync(file), PASSPHRASE)).toBe(TEXT);
  });
});
