/** Builds the extension for both browsers, only when a source changed since the last time. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserName } from './browsers';

const root = resolve(import.meta.dirname, '../..');
const SOURCES = ['lib', 'entrypoints', 'components', 'public', 'wxt.config.ts', 'package-lock.json'];
const TARGET: Record<BrowserName, { flag: string; folder: string }> = {
  chromium: { flag: 'chrome', folder: 'chrome-mv3' },
  firefox: { flag: 'firefox', folder: 'firefox-mv3' },
};

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Folder of the built extension for that browser.
 * @throws Error with the last lines of the build when it fails.
 */
export function build(browser: BrowserName): string {
  const { flag, folder } = TARGET[browser];
  const output = join(root, '.output', folder);
  const built = statSync(join(output, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const changed = Math.max(...SOURCES.map((source) => newest(join(root, source))));
  if (changed > built) {
    const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
    const done = spawnSync(process.execPath, [wxt, 'build', '-b', flag], { cwd: root, encoding: 'utf8' });
    if (done.status !== 0)
      throw new Error(`Construction (${flag}) en échec :\n${`${done.stdout}${done.stderr}`.slice(-3000)}`);
  }
  return output;
}

/** Copies of both builds, so that nothing changes under a browser that is running. */
export function buildsApart(): Record<BrowserName, string> {
  const folder = mkdtempSync(join(tmpdir(), 'relais-build-'));
  const apart = (browser: BrowserName) => {
    const copy = join(folder, TARGET[browser].folder);
    cpSync(build(browser), copy, { recursive: true });
    return copy;
  };
  return { chromium: apart('chromium'), firefox: apart('firefox') };
}
