/** Weighs the built extension: what a démarche page has to load must stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, gzip. The panel's own bar is wide: it is read from the disk, never from the network. */
export const BARS = { contentScript: 25 * 1024, sidePanel: 400 * 1024 } as const;

export interface Weight {
  what: keyof typeof BARS;
  bytes: number;
  bar: number;
}

function gz(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

/** Everything the extension puts into a démarche page, and everything the panel loads. */
export function weigh(build: string): Weight[] {
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as {
    content_scripts?: { js?: string[]; css?: string[] }[];
  };
  const injected = (manifest.content_scripts ?? []).flatMap(({ js = [], css = [] }) => [...js, ...css]);
  if (injected.length === 0) throw new Error(`Aucun script de page dans ${build} : rien à peser.`);
  const panel = readFileSync(join(build, 'sidepanel.html'), 'utf8');
  const linked = [...panel.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  // Argon2id's module and whatever else is loaded later by the same chunks.
  const later = readdirSync(join(build, 'chunks')).map((name) => `chunks/${name}`);
  const surfaces = linked.filter((path) => !later.includes(path));
  const panelOnly = [...surfaces, ...linked.filter((path) => later.includes(path))];
  const sum = (paths: string[]) => paths.reduce((total, path) => total + gz(join(build, path)), 0);
  return [
    { what: 'contentScript', bytes: sum(injected), bar: BARS.contentScript },
    { what: 'sidePanel', bytes: sum(panelOnly), bar: BARS.sidePanel },
  ];
}
