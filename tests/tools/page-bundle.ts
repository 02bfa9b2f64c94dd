/** A script for a page of the tests, in one piece, with the product's modules in it. */
import { resolve } from 'node:path';
import { build as bundle, type Plugin } from 'vite';

/** `entry` from the folder `tests`. @throws Error when it cannot be built */
export async function pageBundle(entry: string, plugins: Plugin[] = []): Promise<string> {
  const made = (await bundle({
    configFile: false,
    logLevel: 'error',
    plugins,
    // React asks which one it is.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(import.meta.dirname, '..', entry), formats: ['iife'], name: 'relaisPage' },
    },
  })) as { output: { type: string; code?: string }[] } | { output: { type: string; code?: string }[] }[];
  const code = (Array.isArray(made) ? made[0] : made)?.output.find(({ type }) => type === 'chunk')?.code;
  if (!code) throw new Error(`${entry} ne se construit pas`);
  return code;
}
