import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Compiled } from './compile';

const FOLDER = resolve(import.meta.dirname, '../../../lib/aids/compiled');
const HEADER = `/** Fichier généré par « npm run catalogue » d’après lib/aids/catalogue : ne pas modifier à la main. */\n`;
const WIDTH = 120;

/** The files that the extension imports: name → text. The same catalogue always gives the same text. */
export function printed({ aids, facts, parameters }: Compiled): ReadonlyMap<string, string> {
  const file = (type: string, name: string, value: unknown) =>
    `${HEADER}import type { ${type} } from '../types';\n\nexport const ${name}: readonly ${type}[] = ${layOut(value)};\n`;
  return new Map([
    ['aids.ts', file('Aid', 'AIDS', aids)],
    ['facts.ts', file('FactDefinition', 'FACTS', facts)],
    ['parameters.ts', file('Parameter', 'PARAMETERS', parameters)],
  ]);
}

/** JSON, one line per thing that fits on one. */
function layOut(value: unknown, indent = ''): string {
  const short = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || short.length + indent.length <= WIDTH) return short;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${deeper}${layOut(item, deeper)}`)
    : Object.entries(value).map(([key, item]) => `${deeper}${key}: ${layOut(item, deeper)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${lines.join(',\n')},\n${indent}${close}`;
}

/** Names of the compiled files that do not say what the catalogue says. */
export function behind(compiled: Compiled): string[] {
  return [...printed(compiled)].flatMap(([name, text]) => {
    const path = join(FOLDER, name);
    return existsSync(path) && readFileSync(path, 'utf8') === text ? [] : [name];
  });
}

/** Writes the compiled files; those already as they should be are left untouched. Gives the names of those written. */
export function write(compiled: Compiled): string[] {
  const names = behind(compiled);
  const files = printed(compiled);
  mkdirSync(FOLDER, { recursive: true });
  for (const name of names) writeFileSync(join(FOLDER, name), files.get(name) ?? '');
  return names;
}
