import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLIENT = fileURLToPath(new URL('../client/', import.meta.url));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CACHE = join(ROOT, '.cache', 'sandbox');
const LIBRARIES = [
  '@coldwired/actions',
  '@coldwired/react',
  '@coldwired/turbo-stream',
  '@hotwired/turbo',
  '@hotwired/stimulus',
  'react',
  'react-aria-components-1-13',
  '@react-aria/combobox',
  '@react-stately/combobox',
  'vite',
];

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(CLIENT)).sort()) hash.update(name).update(await readFile(join(CLIENT, name)));
  for (const library of LIBRARIES) {
    const { version } = JSON.parse(await readFile(join(ROOT, 'node_modules', library, 'package.json'), 'utf8')) as {
      version: string;
    };
    hash.update(`${library}@${version}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Vite reads the mode of React's JSX from the environment, which a test runner sets to something else. */
async function withProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** The page-side script, built once per state of its sources. */
export async function pageScript(): Promise<string> {
  const file = join(CACHE, `page-${await fingerprint()}.js`);
  const cached = await readFile(file, 'utf8').catch(() => null);
  if (cached !== null) return cached;
  const result = await withProduction(async () => {
    const { build } = await import('vite');
    return build({
      configFile: false,
      root: CLIENT,
      logLevel: 'error',
      build: {
        write: false,
        target: 'es2022',
        reportCompressedSize: false,
        rollupOptions: { input: join(CLIENT, 'main.ts'), output: { format: 'es', inlineDynamicImports: true } },
      },
    });
  });
  const output = (Array.isArray(result) ? result[0] : result) as { output: { type: string; code?: string }[] };
  const code = output.output.find((chunk) => chunk.type === 'chunk')?.code;
  if (!code) throw new Error('The page-side script of the sandbox could not be built.');
  await mkdir(CACHE, { recursive: true });
  // Two processes may build at once: each writes its own file, then renames.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
  return code;
}

export const siteStyle = (): Promise<string> => readFile(join(CLIENT, 'site.css'), 'utf8');
