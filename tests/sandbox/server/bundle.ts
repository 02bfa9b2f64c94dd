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
  'react-aria',
  'react-stately',
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

/** The page-side script, built once per state of its sources. */
export async function pageScript(): Promise<string> {
  const file = join(CACHE, `page-${await fingerprint()}.js`);
  const cached = await readFile(file, 'utf8').catch(() => null);
  if (cached !== null) return cached;
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: CLIENT,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Whatever NODE_ENV the tests run under: the development runtime of JSX is not in a production build of React.
    esbuild: { jsx: 'automatic', jsxDev: false },
    build: {
      write: false,
      target: 'es2022',
      reportCompressedSize: false,
      rollupOptions: { input: join(CLIENT, 'main.ts'), output: { format: 'es', inlineDynamicImports: true } },
    },
  } as never);
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
