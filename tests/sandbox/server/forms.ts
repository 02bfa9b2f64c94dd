import { readdirSync, readFileSync } from 'node:fs';
import type { ChampDef, FormDef } from './definition.ts';

const FOLDER = new URL('../forms/', import.meta.url);

/** The forms of `tests/sandbox/forms`, by file name. */
const loaded = new Map<string, FormDef>();
for (const name of readdirSync(FOLDER))
  if (name.endsWith('.json'))
    loaded.set(name.slice(0, -5), JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as FormDef);

const PLAIN: [string, string][] = [
  ['text', 'Nom de famille'],
  ['text', 'Prénom'],
  ['email', 'Adresse électronique'],
  ['phone', 'Téléphone'],
  ['text', 'Code postal'],
  ['text', 'Commune'],
  ['yes_no', 'Percevez-vous des prestations de la CAF ?'],
  ['textarea', 'Décrivez votre activité'],
  ['integer_number', 'Nombre de salariés'],
  ['date', 'Date de début d’activité'],
];

/** `plain-<n>`: n simple fields, for measures. */
function plainForm(count: number): FormDef {
  const champs: ChampDef[] = [];
  for (let index = 0; index < count; index += 1) {
    const [type, label] = PLAIN[index % PLAIN.length] as [string, string];
    if (index % 25 === 0)
      champs.push({ id: 500_000 + index, type: 'header_section', level: 1, label: `Partie ${index / 25 + 1}` });
    champs.push({
      id: 600_000 + index,
      type,
      label: index < PLAIN.length ? label : `${label} (${index + 1})`,
      required: index % 2 === 0,
    });
  }
  return {
    path: `plain-${count}`,
    number: 95_000 + count,
    title: `Formulaire de ${count} champs`,
    applicant: 'individual',
    champs,
  };
}

/** `hostile`: labels as bad as an author can write them. */
function hostileForm(): FormDef {
  const champs: ChampDef[] = [
    { id: 7001, type: 'text', label: 'Nom '.repeat(2500) },
    {
      id: 7002,
      type: 'text',
      label: '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>',
    },
    { id: 7003, type: 'text', label: '"><input name="dossier[champs_public_attributes][7001][value]" value="x">' },
    { id: 7004, type: 'text', label: '' },
    { id: 7005, type: 'text', label: '\u202EmonéP \u0000\uFEFF\u200B Prénom' },
    { id: 7006, type: 'text', label: `${'('.repeat(500)}Prénom${')'.repeat(500)}`, description: 'a'.repeat(10_000) },
    {
      id: 7007,
      type: 'drop_down_list',
      label: 'Choix',
      options: Array.from({ length: 600 }, (_, index) => `Option ${index + 1} ${'x'.repeat(300)}`),
    },
    {
      id: 7008,
      type: 'drop_down_list',
      label: "Choix '); DROP TABLE clients;--",
      options: ['<b>Oui</b>', 'L\'autre "choix"', '__proto__', 'constructor', 'Oui'],
    },
    { id: 7009, type: '__proto__', label: 'Type au nom piégé' },
    { id: 7010, type: 'text', label: 'constructor' },
  ];
  return { path: 'hostile', number: 94_000, title: '<b>Démarche</b> & "hostile"', applicant: 'individual', champs };
}

/** A form by name: a file of `tests/sandbox/forms`, `plain-<n>` or `hostile`. Throws on an unknown name. */
export function formNamed(name: string): FormDef {
  const known = loaded.get(name);
  if (known) return known;
  const count = /^plain-(\d{1,4})$/.exec(name)?.[1];
  const form = count ? plainForm(Number(count)) : name === 'hostile' ? hostileForm() : null;
  if (!form) throw new Error(`No form named ${name}. Known: ${[...loaded.keys()].join(', ')}, plain-<n>, hostile.`);
  loaded.set(name, form);
  return form;
}

export const formNames = (): string[] => [...loaded.keys()].sort();
export const formOfPath = (path: string): FormDef | null =>
  [...loaded.values()].find((form) => form.path === path) ?? null;
export const formOfNumber = (number: number): FormDef | null =>
  [...loaded.values()].find((form) => form.number === number) ?? null;
