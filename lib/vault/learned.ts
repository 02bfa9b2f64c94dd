import { z } from 'zod';
import type { LearnedField } from '../forms/matching';
import { PROFILE_KEYS } from '../profile/keys';
import { VaultError } from './errors';
import { openedVault, whileOpen } from './lock';
import { blindName, type OpenVault } from './seal';
import { erase, readAll, type TableShape, write } from './store';

/** No room for a value of a client: a place, a label as the site prints it, a key. */
const LearnedSchema: z.ZodType<LearnedField> = z.strictObject({
  hostFamily: z.string().min(1).max(253),
  stableId: z.string().min(1).max(200),
  label: z.string().max(10_000),
  type: z.string().min(1).max(100),
  key: z.enum(PROFILE_KEYS).nullable(),
});

export const LEARNED: TableShape<LearnedField> = {
  table: 'learned',
  schema: 1,
  read: parseLesson,
};

/** null when it is not of that shape. */
export function parseLesson(value: unknown): LearnedField | null {
  return LearnedSchema.safeParse(value).data ?? null;
}

/** What the advisor taught. Damaged lessons are left out (see `vaultDamage`). @throws VaultError `locked` */
async function list(): Promise<LearnedField[]> {
  return (await whileOpen((vault) => readAll(vault, LEARNED))).records;
}

/** Teaches a field, or teaches it anew. @throws VaultError `locked`, `invalid`, or of the storage */
async function save(lesson: LearnedField): Promise<void> {
  const vault = await openedVault();
  const parsed = LearnedSchema.safeParse(lesson);
  if (!parsed.success) throw new VaultError('invalid');
  await write(vault, LEARNED, await lessonId(vault, lesson), null, parsed.data);
}

async function remove(hostFamily: string, stableId: string): Promise<void> {
  const vault = await openedVault();
  await erase(vault, 'learned', await lessonId(vault, { hostFamily, stableId }));
}

/** Which procedures an advisor works on is nobody's business on disk. */
export function lessonId(
  vault: OpenVault,
  { hostFamily, stableId }: Pick<LearnedField, 'hostFamily' | 'stableId'>,
): Promise<string> {
  return blindName(vault, 'learned', JSON.stringify([hostFamily, stableId]));
}

export const learned = { list, save, remove };
