import { readFile } from 'node:fs/promises';
import type { FieldLine } from '../../lib/forms/descriptor';

/** What was given cannot be used; the message says where and why. The command line ends with code 2. */
export class BadInput extends Error {}

/** A whole text file; `-` is the standard input. */
export async function readText(path: string): Promise<string> {
  try {
    if (path !== '-') return await readFile(path, 'utf8');
    const parts: Buffer[] = [];
    for await (const part of process.stdin) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  } catch (error) {
    throw new BadInput(`${path} : lecture impossible (${(error as NodeJS.ErrnoException).code ?? 'erreur'})`);
  }
}

/** One JSON object per line; empty lines are passed over. `check` names what is wrong, or gives null. */
export async function readJsonLines<T>(
  path: string,
  check: (value: Record<string, unknown>) => string | null,
): Promise<T[]> {
  const text = (await readText(path)).replace(/^\ufeff/, '');
  const out: T[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const where = `${path}, ligne ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new BadInput(`${where} : ce n’est pas du JSON`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new BadInput(`${where} : un objet est attendu`);
    const wrong = check(value as Record<string, unknown>);
    if (wrong !== null) throw new BadInput(`${where} : ${wrong}`);
    out.push(value as T);
  });
  return out;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const TEXT_OR_NOTHING = ['formTitle', 'url', 'section', 'description', 'context', 'repetition'] as const;

/** What is wrong with a field line, in words; null when nothing is. */
export function wrongFieldLine(line: Record<string, unknown>): string | null {
  for (const name of ['form', 'label', 'type'] as const)
    if (!isText(line[name])) return `« ${name} » doit être un texte`;
  if (line.type === '' || line.form === '') return '« form » et « type » ne peuvent être vides';
  if (!Number.isInteger(line.idx)) return '« idx » doit être un nombre entier';
  for (const name of TEXT_OR_NOTHING)
    if (line[name] != null && !isText(line[name])) return `« ${name} » doit être un texte ou null`;
  if (line.options != null && !(Array.isArray(line.options) && line.options.every(isText)))
    return '« options » doit être une liste de textes ou null';
  if (line.required != null && typeof line.required !== 'boolean') return '« required » doit être true ou false';
  return null;
}

/** Field lines of a JSONL file, checked. */
export const readFieldLines = (path: string): Promise<FieldLine[]> => readJsonLines<FieldLine>(path, wrongFieldLine);
