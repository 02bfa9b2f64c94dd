/** The settings a structure may set, each judged by itself: what is wrong is left out and told, the others hold. Pure. */
import { z } from 'zod';
import { MAX_IDLE_MINUTES } from '../vault/names';
import { MAX_RETENTION_MONTHS } from '../vault/retention';
import { readHosts } from './hosts';

export interface ManagedSettings {
  structureName?: string;
  /** Minutes: the longest idle time before the vault locks. */
  maxIdleMinutes?: number;
  /** Months: the longest time a file is kept after the last contact. */
  retentionMonths?: number;
  /** The only sites where we read and write, with every name under them. */
  allowedHosts?: string[];
  /** false: no file leaves (backup, journal, data of a person). */
  exportAllowed?: boolean;
  /** NIR and IBAN may be kept, on this legal basis (décret n° 2019-341 du 19 avril 2019 for the NIR). */
  keepTypedOnce?: { legalBasis: string };
}
export type SettingName = keyof ManagedSettings;

/** A value that is not used, in words. */
export interface ManagedFault {
  /** As the administrator wrote it. */
  name: string;
  /** French: what was expected. */
  expected: string;
}

export interface Managed {
  settings: ManagedSettings;
  faults: ManagedFault[];
}

const words = (least: number, most: number) => z.string().trim().min(least).max(most);

const SHAPES: { [Name in SettingName]-?: { shape: z.ZodType<ManagedSettings[Name]>; expected: string } } = {
  structureName: { shape: words(1, 200), expected: 'un texte de 200 caractères au plus' },
  maxIdleMinutes: {
    shape: z.int().min(1).max(MAX_IDLE_MINUTES),
    expected: `un nombre entier de minutes, de 1 à ${MAX_IDLE_MINUTES}`,
  },
  retentionMonths: {
    shape: z.int().min(1).max(MAX_RETENTION_MONTHS),
    expected: `un nombre entier de mois, de 1 à ${MAX_RETENTION_MONTHS}`,
  },
  allowedHosts: {
    shape: z.unknown().transform((value, context) => {
      const read = readHosts(value);
      if (read !== null) return read.hosts;
      context.addIssue('not a list');
      return z.NEVER;
    }),
    expected: 'une liste de noms de sites, par exemple « demarche.numerique.gouv.fr », sans « https:// » ni chemin',
  },
  exportAllowed: { shape: z.boolean(), expected: 'vrai ou faux (true, false)' },
  keepTypedOnce: {
    shape: z.strictObject({ legalBasis: words(10, 500) }),
    expected: 'la base légale, dans « legalBasis » : un texte de 10 à 500 caractères',
  },
};

export const SETTING_NAMES = Object.keys(SHAPES) as SettingName[];

/** Names are told as written, within reason. */
const MAX_NAME = 60;

export function readSettings(raw: Readonly<Record<string, unknown>>): Managed {
  const settings: Record<string, unknown> = {};
  const faults: ManagedFault[] = [];
  for (const [name, value] of Object.entries(raw)) {
    const known = Object.hasOwn(SHAPES, name) ? SHAPES[name as SettingName] : null;
    const read = known?.shape.safeParse(value);
    if (read?.success) settings[name] = read.data;
    else faults.push({ name: name.slice(0, MAX_NAME), expected: known?.expected ?? UNKNOWN });
  }
  const wrongHosts = readHosts(raw.allowedHosts)?.wrong ?? 0;
  if (wrongHosts > 0) faults.push({ name: 'allowedHosts', expected: `${SHAPES.allowedHosts.expected}. ${LEFT_OUT}` });
  return { settings, faults };
}

const UNKNOWN = `l’un des réglages connus : ${SETTING_NAMES.join(', ')}`;
const LEFT_OUT = 'Les autres noms de la liste sont pris en compte';
