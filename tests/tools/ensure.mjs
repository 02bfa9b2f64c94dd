/**
 * Makes a bare clone ready: right Node, dependencies as locked. Plain Node on purpose: it runs before
 * anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const OLDEST_NODE = [20, 19];

function read(path) {
  try {
    return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
  } catch {
    return null;
  }
}

/** True when every locked package stands in node_modules at its version (packages of other platforms aside). */
export function installed() {
  const locked = read('package-lock.json')?.packages ?? {};
  const present = read('node_modules/.package-lock.json')?.packages;
  if (!present) return false;
  return Object.entries(locked).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
}

/** Installs what is missing. Ends the process with a sentence when it cannot. */
export function ensure() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    console.error(`Node ${OLDEST_NODE.join('.')} ou plus récent est nécessaire (ici : ${process.versions.node}).`);
    process.exit(2);
  }
  if (!installed()) {
    console.error('Installation des dépendances (npm ci)…');
    const npm = (...args) =>
      spawnSync('npm', [...args, '--no-audit', '--no-fund'], {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      }).status;
    // A registry that lacks the binaries of other systems may make `npm ci` refuse; the lock still holds the versions.
    if (npm('ci') !== 0 && npm('install', '--no-save') !== 0) {
      console.error('L’installation des dépendances a échoué : voir le message ci-dessus.');
      process.exit(1);
    }
  }
  process.chdir(root);
  // The types of the extension's own API, normally made when the packages are installed.
  if (!existsSync('.wxt/tsconfig.json')) {
    spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'prepare'], { stdio: 'ignore' });
  }
}

/** Runs a TypeScript file of this folder in this process. */
export async function run(file) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL(file, import.meta.url).href);
}
