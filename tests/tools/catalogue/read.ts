import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';

const root = resolve(import.meta.dirname, '../../..');
/** Where the rules and texts are written. */
export const CATALOGUE = join(root, 'lib/aids/catalogue');

/** A file of the catalogue: its name, `parametres.publicodes`, and its YAML. */
export interface Source {
  file: string;
  text: string;
}

/** One named thing of a file, as written. */
export interface Entry {
  file: string;
  name: string;
  body: unknown;
}

/** Something the catalogue may not hold: where, and why, in French. */
export interface Problem {
  file: string;
  entry: string;
  text: string;
}

/** « 04-sante.publicodes, « aides . css » : il manque « source » ». */
export const sentence = ({ file, entry, text }: Problem): string =>
  entry === '' ? `${file} : ${text}` : `${file}, « ${entry} » : ${text}`;

/** Every file of the catalogue, in the order of their numbers, which is the order in which aids are listed. */
export function readSources(folder = CATALOGUE): Source[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.publicodes'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** The dated figures: they have their own names, since a fact may be named after the figure it takes its value from. */
export const PARAMETERS = 'parametres.publicodes';

/** The entries of all files, and what keeps a file from being read. A name may be used once. */
export function readEntries(sources: readonly Source[]): { entries: Entry[]; problems: Problem[] } {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const { file, text } of sources) {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    for (const { message, pos } of [...document.errors, ...document.warnings])
      problems.push({ file, entry: '', text: `ligne ${lines.linePos(pos[0]).line}, YAML illisible : ${message}` });
    if (document.errors.length > 0) continue;
    const content: unknown = document.toJS();
    if (content === null) continue;
    if (typeof content !== 'object' || Array.isArray(content)) {
      problems.push({ file, entry: '', text: 'le fichier doit être une suite de « nom: contenu »' });
      continue;
    }
    for (const [name, body] of Object.entries(content)) {
      const key = file === PARAMETERS ? `${file} ${name}` : name;
      const before = seen.get(key);
      if (before !== undefined) problems.push({ file, entry: name, text: `ce nom est déjà pris dans ${before}` });
      else entries.push({ file, name, body });
      seen.set(key, file);
    }
  }
  return { entries, problems };
}
