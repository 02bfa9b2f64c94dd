import { z } from 'zod';
import { isRealDate } from '../../../lib/profile/dates';

/** The attributes of each kind of entry, in the words of the files. Anything else is refused. */

const text = z.string().trim().min(1);
const texts = z.array(text).default([]);
const date = z.string().refine(isRealDate, 'une date réelle est attendue, 2026-11-21');
const copy = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((value) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value), 'une année, un mois ou un jour est attendu, 2025-04');
const confidence = z.enum(['haute', 'moyenne', 'basse']);
const sensitivity = z.enum(['N1', 'N2', 'N3']);
const links = z
  .array(
    z.strictObject({
      titre: text,
      adresse: z.string().regex(/^https:\/\/\S+$/, 'une adresse en https:// est attendue'),
    }),
  )
  .default([]);

export const THEMES = [
  'statut',
  'sante',
  'arret',
  'famille',
  'argent',
  'cotisations',
  'aidants',
  'deces',
  'prevention',
  'recours',
] as const;

type Tree = string | { [mechanism: string]: string | Tree[] };
const tree: z.ZodType<Tree> = z.lazy(() =>
  z.union([z.string(), z.record(z.string(), z.union([z.string(), z.array(tree)]))]),
);
const branches = z.array(tree).min(1);
const condition = {
  'toutes ces conditions': branches.optional(),
  'une de ces conditions': branches.optional(),
  valeur: z.literal('oui').optional(),
};

export const ruleSchema = z.strictObject({ titre: text.optional(), ...condition });

export const aidSchema = z
  .strictObject({
    titre: text,
    ...condition,
    catégorie: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'un nom de catégorie est attendu, droits-arret'),
    thème: z.enum(THEMES),
    apporte: text,
    'pour qui': text,
    règles: texts,
    démarche: text,
    délai: text.optional(),
    documents: texts,
    organisme: text,
    contacts: texts,
    liens: links,
    simulateurs: links,
    calculateurs: texts,
    demande: z
      .strictObject({
        voie: z.enum(['messagerie', 'formulaire', 'telephone', 'en-ligne', 'professionnel', 'courrier']),
        à: text,
        objet: text.optional(),
        texte: text.optional(),
        // Another address for those whose account is another one.
        'auto-entrepreneur': z.strictObject({ à: text, objet: text.optional() }).optional(),
      })
      .refine(({ voie, texte }) => texte === undefined || ['messagerie', 'formulaire', 'courrier'].includes(voie), {
        message: 'un texte à copier ne va qu’avec messagerie, formulaire ou courrier',
        path: ['texte'],
      })
      .optional(),
    changement: text.optional(),
    'non confirmé': texts,
    source: text,
    vérifié: date,
    copie: copy,
    confiance: confidence,
    public: z.enum(['client', 'conseiller']).default('client'),
    pages: z.strictObject({ adresses: texts, mots: texts }),
  })
  .refine((aid) => aid.confiance !== 'basse' || aid['non confirmé'].length > 0, {
    message: 'une confiance basse doit être dite en mots',
    path: ['non confirmé'],
  });

export const factSchema = z
  .strictObject({
    titre: text,
    question: text.optional(),
    aide: text.optional(),
    genre: z.enum(['oui-non', 'choix', 'liste', 'nombre', 'montant', 'date', 'nombres']),
    options: z.record(z.string(), text).optional(),
    sensibilité: sensitivity.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    unité: text.optional(),
    /** A number known by its figures: that many, zeros included, never grouped. */
    chiffres: z.int().positive().optional(),
    rubrique: text.optional(),
    'dérivé de': z.array(text).min(1).optional(),
    /** Those it is made from that cannot be read off it: they do not make it as sensitive as they are. */
    'ne révèle pas': z.array(text).min(1).optional(),
  })
  .refine((fact) => (fact.question === undefined) === (fact['dérivé de'] !== undefined), {
    message: 'un fait saisi a une question, un fait dérivé n’en a pas (« dérivé de »)',
    path: ['question'],
  })
  .refine((fact) => fact['dérivé de'] !== undefined || fact.sensibilité !== undefined, {
    message: 'il manque « sensibilité »',
    path: ['sensibilité'],
  })
  .refine((fact) => (fact.options !== undefined) === (fact.genre === 'choix' || fact.genre === 'liste'), {
    message: 'un choix ou une liste a des options, les autres genres n’en ont pas',
    path: ['options'],
  });

export const parameterSchema = z
  .strictObject({
    titre: text,
    unité: text,
    annuel: z.enum(['oui', 'non']).default('non'),
    valeurs: z
      .array(
        z.strictObject({
          depuis: date,
          valeur: z.number(),
          source: text,
          confiance: confidence,
          calculé: z.literal('oui').optional(),
        }),
      )
      .default([]),
    formule: z.union([z.string(), z.number()]).transform(String).optional(),
    arrondi: z.int().min(0).max(6).optional(),
    source: text.optional(),
    confiance: confidence.optional(),
  })
  .refine((it) => it.valeurs.length > 0 || it.formule !== undefined, {
    message: 'des valeurs ou une formule sont attendues',
    path: ['valeurs'],
  })
  .refine((it) => it.formule === undefined || (it.source !== undefined && it.confiance !== undefined), {
    message: 'une formule a une source et une confiance',
    path: ['source'],
  })
  .refine((it) => it.valeurs.every(({ depuis }, at) => at === 0 || depuis > (it.valeurs[at - 1]?.depuis ?? '')), {
    message: 'les valeurs vont de la plus ancienne à la plus récente, une par date',
    path: ['valeurs'],
  });

/** What is wrong with an entry, one sentence per fault. */
export function faults(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const where = issue.path.map(String).join(' › ');
    if (issue.code === 'unrecognized_keys')
      return `attribut inconnu : ${issue.keys.map((key) => `« ${[where, key].filter(Boolean).join(' › ')} »`).join(', ')}`;
    if (issue.code !== 'custom' && issue.input === undefined) return `il manque « ${where} »`;
    if (issue.code === 'custom' || issue.code === 'invalid_format') return `« ${where} » : ${issue.message}`;
    if (issue.code === 'invalid_value') return `« ${where} » : attendu ${issue.values.map(String).join(', ')}`;
    if (issue.code === 'too_small') return `« ${where} » est vide`;
    if (issue.code === 'invalid_type')
      return `« ${where} » : ${EXPECTED[issue.expected] ?? issue.expected} est attendu`;
    return `« ${where} » : forme inattendue`;
  });
}
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'un texte (entre guillemets s’il commence par un signe)',
  number: 'un nombre',
  array: 'une liste',
  object: 'un groupe d’attributs',
  record: 'un groupe d’attributs',
};
