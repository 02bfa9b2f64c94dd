/**
 * Finds a browser on this machine, or installs one where that is possible without asking anybody
 * (Debian and Ubuntu, as root). Otherwise says in one sentence what to install.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

const VARIABLE: Record<BrowserName, string> = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' };
const DEBIAN_PACKAGE: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/** Free builds first: they take an unpacked extension on the command line without further ado. */
const COMMANDS: Record<BrowserName, string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

function usualPlaces(name: BrowserName): string[] {
  if (process.platform === 'darwin') {
    const apps = ['/Applications', join(homedir(), 'Applications')];
    const inside =
      name === 'chromium'
        ? [
            'Chromium.app/Contents/MacOS/Chromium',
            'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
            'Google Chrome.app/Contents/MacOS/Google Chrome',
          ]
        : ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'];
    return apps.flatMap((folder) => inside.map((path) => join(folder, path)));
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((key) => process.env[key] ?? []);
    const inside =
      name === 'chromium'
        ? [
            'Chromium/Application/chrome.exe',
            'Google/Chrome/Application/chrome.exe',
            'Microsoft/Edge/Application/msedge.exe',
          ]
        : ['Mozilla Firefox/firefox.exe', 'Mozilla Firefox ESR/firefox.exe'];
    return roots.flatMap((root) => inside.map((path) => join(root, path)));
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return COMMANDS[name].flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)));
}

/** Browsers downloaded by Playwright or Puppeteer. Playwright's Firefox takes no extension: left out. */
function downloadedPlaces(name: BrowserName): string[] {
  const caches =
    process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : process.platform === 'win32'
        ? (process.env.LOCALAPPDATA ?? homedir())
        : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  const binaries =
    name === 'chromium'
      ? ['chrome', 'chrome.exe', 'Chromium', 'Google Chrome for Testing']
      : ['firefox', 'firefox.exe'];
  const roots =
    name === 'chromium'
      ? [
          process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(caches, 'ms-playwright'),
          join(homedir(), '.cache', 'puppeteer', 'chrome'),
        ]
      : [join(homedir(), '.cache', 'puppeteer', 'firefox')];
  return roots.flatMap((root) => search(root, name, binaries, 6));
}

function search(folder: string, name: BrowserName, binaries: string[], depth: number): string[] {
  if (depth === 0) return [];
  try {
    return readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }))
      .flatMap((entry) => {
        if (entry.isFile()) return binaries.includes(entry.name) ? [join(folder, entry.name)] : [];
        const other = name === 'chromium' && /headless_shell|ffmpeg|firefox|webkit/.test(entry.name);
        return entry.isDirectory() && !other ? search(join(folder, entry.name), name, binaries, depth - 1) : [];
      });
  } catch {
    return [];
  }
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function look(name: BrowserName): string | null {
  return [...usualPlaces(name), ...downloadedPlaces(name)].find(runnable) ?? null;
}

/** Debian and Ubuntu, as root: the system's own package brings the program and every library it needs. */
function installWithApt(what: string, wanted: string): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !runnable('/usr/bin/apt-get')) return;
  process.stderr.write(`Aucun ${what} trouvé : installation du paquet « ${wanted} » (apt-get)…\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', wanted],
  ]) {
    const done = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (done.status !== 0) {
      process.stderr.write(`apt-get ${args.join(' ')} a échoué :\n${(done.stderr || done.stdout || '').slice(-800)}\n`);
      return;
    }
  }
}

const label = (name: BrowserName) => (name === 'chromium' ? 'Chromium' : 'Firefox');

/**
 * Path of an executable browser.
 * @throws Error with a French sentence that says what to install, when there is none and none could be installed.
 */
export function findBrowser(name: BrowserName): string {
  const told = process.env[VARIABLE[name]];
  if (told) {
    if (runnable(told)) return told;
    throw new Error(`${VARIABLE[name]} désigne « ${told} », qui n’est pas un programme exécutable.`);
  }
  const found = look(name);
  if (found) return found;
  installWithApt(label(name), DEBIAN_PACKAGE[name]);
  const installed = look(name);
  if (installed) return installed;
  const example = name === 'chromium' ? 'Chromium ou Google Chrome' : 'Firefox 140 ou plus récent';
  throw new Error(
    `${label(name)} est introuvable : installez ${example}` +
      ` (sous Debian : apt-get install ${DEBIAN_PACKAGE[name]}), ou indiquez son chemin dans ${VARIABLE[name]}.`,
  );
}

/**
 * Path of the public `age` command, 1.1 or later.
 * @throws Error with a French sentence that says what to install, when there is none and none could be installed.
 */
export function findAge(): string {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(Boolean);
  const find = () => folders.map((folder) => join(folder, 'age')).find(runnable);
  const found = find();
  if (found !== undefined) return found;
  installWithApt('« age »', 'age');
  const installed = find();
  if (installed !== undefined) return installed;
  throw new Error('La commande « age » est introuvable : installez-la (sous Debian : apt-get install age).');
}
