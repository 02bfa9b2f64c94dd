import { resolve } from 'node:path';
import { build } from 'vite';

/** A module of this folder as one script, to be run in a page. */
export async function pageBundle(entry: string): Promise<string> {
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    // React asks which one it is.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(import.meta.dirname, entry), formats: ['iife'], name: 'relaisBench' },
    },
  })) as { output: { type: string; code?: string }[] } | { output: { type: string; code?: string }[] }[];
  const code = (Array.isArray(made) ? made[0] : made)?.output.find(({ type }) => type === 'chunk')?.code;
  if (!code) throw new Error('Le banc ne se construit pas');
  return code;
}
