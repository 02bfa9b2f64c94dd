/** Weighs the built extension: what a page has to load must stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes, gzip. The panel's own bar is wide: it is read from the disk, never from the network. */
export const BARS = { contentScript: 25 * 1024, contextScript: 8 * 1024, sidePanel: 400 * 1024 } as const;

export interface Weight {
  what: keyof typeof BARS;
  bytes: number;
  bar: number;
}

function gz(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length;
}

/** What the extension puts into a démarche page, what it puts into a page that is only read, and everything the panel loads. */
export function weigh(build: string): Weight[] {
  const manifest = JSON.parse(readFileSync(join(build, 'manifest.json'), 'utf8')) as {
    content_scripts?: { matches: string[]; js?: string[]; css?: string[] }[];
  };
  const injected = (there: (match: string) => boolean): string[] => {
    const scripts = (manifest.content_scripts ?? []).filter(({ matches }) => matches.some(there));
    const files = scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]);
    if (files.length === 0) throw new Error(`Aucun script de page dans ${build} : rien à peser.`);
    return files;
  };
  const isDossier = (match: string) => match.includes('/dossiers/');
  const panel = readFileSync(join(build, 'sidepanel.html'), 'utf8');
  const linked = [...panel.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  // Argon2id's module and whatever else is loaded later by the same chunks.
  const later = readdirSync(join(build, 'chunks')).map((name) => `chunks/${name}`);
  const surfaces = linked.filter((path) => !later.includes(path));
  const panelOnly = [...surfaces, ...linked.filter((path) => later.includes(path))];
  const sum = (paths: string[]) => paths.reduce((total, path) => total + gz(join(build, path)), 0);
  return [
    { what: 'contentScript', bytes: sum(injected(isDossier)), bar: BARS.contentScript },
    { what: 'contextScript', bytes: sum(injected((match) => !isDossier(match))), bar: BARS.contextScript },
    { what: 'sidePanel', bytes: sum(panelOnly), bar: BARS.sidePanel },
  ];
}
