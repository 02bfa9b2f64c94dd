/**
 * What an administrator would have set, for one browser of a story and for nothing else on the machine:
 * - Firefox reads a native manifest in a home folder of its own;
 * - Chromium reads `/etc/chromium/policies`, where a folder of ours stands in a mount namespace of its own (`unshare`).
 */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserName } from './browsers';
import { GECKO_ID } from './gecko';

export type PolicyValues = Readonly<Record<string, unknown>>;

export class Policies {
  private readonly folder = mkdtempSync(join(tmpdir(), 'relais-policies-'));

  constructor(
    private readonly browser: BrowserName,
    /** The folder of the built extension: an unpacked extension takes its Chromium id from it. */
    private readonly extension: string,
    values: PolicyValues,
  ) {
    this.set(values);
  }

  /** Chromium takes the change at once; Firefox at its next start. */
  set(values: PolicyValues): void {
    const [path, content] =
      this.browser === 'firefox'
        ? [
            join(this.folder, '.mozilla/managed-storage', `${GECKO_ID}.json`),
            { name: GECKO_ID, description: 'Réglages de la structure', type: 'storage', data: values },
          ]
        : [
            join(this.folder, 'policies/managed/relais-ti.json'),
            { '3rdparty': { extensions: { [chromiumId(this.extension)]: values } } },
          ];
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(content));
  }

  /** How to start the browser so that it finds them. @throws Error with a French sentence when this machine does not allow it */
  launch(executablePath: string): { executablePath: string; env: NodeJS.ProcessEnv } {
    if (this.browser === 'firefox') return { executablePath, env: { ...process.env, HOME: this.folder } };
    const place = executablePath.includes('google-chrome') ? '/etc/opt/chrome' : '/etc/chromium';
    mustStandIn(place);
    // What stands there besides policies (preferences of the distribution) stays in sight.
    cpSync(place, this.folder, { recursive: true, filter: (path) => path !== join(place, 'policies') });
    const wrapper = join(this.folder, 'browser.sh');
    const inside = `mount --bind "$0" ${place} && exec ${quoted(executablePath)} ${AS_ROOT ? '' : '--no-sandbox '}"$@"`;
    writeFileSync(
      wrapper,
      `#!/bin/sh\nexec ${UNSHARE.join(' ')} sh -c ${quoted(inside)} ${quoted(this.folder)} "$@"\n`,
      {
        mode: 0o755,
      },
    );
    return { executablePath: wrapper, env: process.env };
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const AS_ROOT = process.getuid?.() === 0;
/** Root needs no user namespace; anybody else is root of one. */
const UNSHARE = ['unshare', ...(AS_ROOT ? [] : ['--map-root-user']), '--mount', '--propagation', 'private'];

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function mustStandIn(place: string): void {
  const sorry = (why: string) =>
    new Error(
      `Les réglages d’une structure ne peuvent pas être essayés dans Chromium ici : ${why}. ` +
        'Il faut Linux, la commande « unshare » (paquet util-linux), et être root ou pouvoir créer un espace de noms.',
    );
  if (!existsSync(place)) throw sorry(`le dossier ${place} n’existe pas`);
  const tried = spawnSync(UNSHARE[0] as string, [...UNSHARE.slice(1), 'mount', '--bind', tmpdir(), place], {
    encoding: 'utf8',
  });
  if (tried.status !== 0) throw sorry(tried.error?.message ?? tried.stderr.trim());
}

/** As Chromium makes it: the first half of the hash of the path, its digits written a to p. */
function chromiumId(folder: string): string {
  const half = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...half].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
