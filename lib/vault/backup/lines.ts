/**
 * A backup as text: JSON, one record per line.
 *
 *     {"relaisTi":"sauvegarde","format":1,"madeAt":"2026-11-21T09:00:00.000Z","lines":3}
 *     {"kind":"advisor","record":{…}}
 *     {"kind":"client","seen":["2026-11-02T08:00:00.000Z"],"record":{…}}
 *     {"kind":"lesson","record":{…}}
 *
 * `lines` counts what follows the header. Records are read as the vault reads them, earlier shapes included. Pure.
 */
import { z } from 'zod';
import type { LearnedField } from '../../forms/matching';
import { type Advisor, type Client, type Parsed, parseAdvisor, parseClient } from '../../profile/schema';
import { boundedStamps } from './exchanges';
import { BackupError } from './refusals';

export const BACKUP_FORMAT = 1;

const HeaderSchema = z.strictObject({
  relaisTi: z.literal('sauvegarde'),
  format: z.literal(BACKUP_FORMAT),
  madeAt: z.iso.datetime({ offset: true }),
  lines: z.number().int().min(0),
});
/** What any format will keep, to be refused by its number. */
const AnyHeaderSchema = z.looseObject({ relaisTi: z.literal('sauvegarde'), format: z.number().int().min(1) });

const LineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('client'), seen: z.array(z.string().max(40)).max(100), record: z.unknown() }),
  z.strictObject({ kind: z.literal('advisor'), record: z.unknown() }),
  z.strictObject({ kind: z.literal('lesson'), record: z.unknown() }),
]);

/** A client on its way in or out, with the stamps it descends from (`exchanges.ts`). */
export interface TravellingClient {
  client: Client;
  seen: readonly string[];
}

export interface BackupContent {
  /** ISO instant. */
  madeAt: string;
  clients: readonly TravellingClient[];
  /** null: nothing was told. */
  advisor: Advisor | null;
  lessons: readonly LearnedField[];
}

/** A line that cannot be used, from 1 with the header. No value of a client in `sentences`. */
export interface LineFault {
  line: number;
  sentences: string[];
}

export interface ReadBackup extends BackupContent {
  /** The others are sound: one faulty record never costs the rest. */
  faults: LineFault[];
}

export function writeLines({ madeAt, clients, advisor, lessons }: BackupContent): string {
  const lines = [
    ...(advisor === null ? [] : [{ kind: 'advisor', record: advisor }]),
    ...clients.map(({ client, seen }) => ({ kind: 'client', seen, record: client })),
    ...lessons.map((record) => ({ kind: 'lesson', record })),
  ];
  const header = { relaisTi: 'sauvegarde', format: BACKUP_FORMAT, madeAt, lines: lines.length };
  return `${[header, ...lines].map((line) => JSON.stringify(line)).join('\n')}\n`;
}

/** @throws BackupError `foreign`, `newer-format`, `incomplete` */
export function readLines(text: string, parseLesson: (record: unknown) => LearnedField | null): ReadBackup {
  const rows = text.replace(/^\ufeff/, '').split(/\r?\n/);
  while (rows.at(-1)?.trim() === '') rows.pop();
  const { madeAt, lines } = readHeader(rows[0] ?? '');
  if (rows.length - 1 !== lines) throw new BackupError('incomplete');

  const content: ReadBackup = { madeAt, clients: [], advisor: null, lessons: [], faults: [] };
  const clients = new Map<string, TravellingClient>();
  const lessons: LearnedField[] = [];
  for (const [at, row] of rows.entries()) {
    if (at === 0) continue;
    const fault = (...sentences: string[]) => content.faults.push({ line: at + 1, sentences });
    const line = LineSchema.safeParse(json(row)).data;
    if (line === undefined) fault('Cette ligne n’est pas de celles d’une sauvegarde.');
    else if (line.kind === 'client') {
      const read = parseClient(line.record);
      if (!read.ok) fault(...sentencesOf(read));
      else if (clients.has(read.value.id)) fault('La même fiche est déjà plus haut dans la sauvegarde.');
      else clients.set(read.value.id, { client: read.value, seen: boundedStamps(line.seen) });
    } else if (line.kind === 'advisor') {
      const read = parseAdvisor(line.record);
      if (!read.ok) fault(...sentencesOf(read));
      else if (content.advisor !== null) fault('« Vous et votre structure » est déjà plus haut dans la sauvegarde.');
      else content.advisor = read.value;
    } else {
      const lesson = parseLesson(line.record);
      if (lesson === null) fault('Ce champ appris n’a pas la forme attendue.');
      else lessons.push(lesson);
    }
  }
  return { ...content, clients: [...clients.values()], lessons };
}

function readHeader(row: string): z.infer<typeof HeaderSchema> {
  const value = json(row);
  const any = AnyHeaderSchema.safeParse(value).data;
  if (any === undefined) throw new BackupError('foreign');
  if (any.format > BACKUP_FORMAT) throw new BackupError('newer-format');
  const header = HeaderSchema.safeParse(value).data;
  if (header === undefined) throw new BackupError('foreign');
  return header;
}

function sentencesOf(read: Extract<Parsed<unknown>, { ok: false }>): string[] {
  return read.errors.map(({ message }) => message);
}

function json(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}
