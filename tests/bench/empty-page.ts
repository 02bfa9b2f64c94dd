/** The least a WXT + React page can be, built with the same tools: what the loads of the panel and of the popup are compared with. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'wxt';

const root = resolve(import.meta.dirname, '../..');

const HTML =
  '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Vide</title></head><body><div id="root"></div><script type="module" src="./main.tsx"></script></body></html>';
const MAIN = `import { createRoot } from 'react-dom/client';
const root = document.getElementById('root');
if (root) createRoot(root).render(<main><h1>Vide</h1></main>);
`;
const FILES: Record<string, string> = {
  'entrypoints/background.ts': `import { defineBackground } from 'wxt/utils/define-background';
export default defineBackground(() => {});
`,
  'entrypoints/sidepanel/index.html': HTML,
  'entrypoints/sidepanel/main.tsx': MAIN,
  'entrypoints/popup/index.html': HTML,
  'entrypoints/popup/main.tsx': MAIN,
};

/** Builds it in a folder of its own; returns the folder of the unpacked extension. */
export async function buildEmptyPage(): Promise<string> {
  // Inside the project, so that the same packages are found.
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', 'empty-page-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await build({
    root: folder,
    browser: 'chrome',
    manifestVersion: 3,
    imports: false,
    modules: ['@wxt-dev/module-react'],
    manifest: { name: 'Vide', version: '0.0.1' },
    logger: {
      debug() {},
      log() {},
      info() {},
      warn: console.warn,
      error: console.error,
      fatal: console.error,
      success() {},
      level: 0,
    },
  });
  return join(folder, '.output', 'chrome-mv3');
}
