/** Makes docs/profile-keys.md from the labels: `npx tsx tests/tools/profile-keys-page.ts > docs/profile-keys.md`. */
import { pathToFileURL } from 'node:url';
import { PROFILE_KEYS, TYPED_ONCE_KEYS } from '../../lib/profile/keys';
import { GROUPS, type InputKind, LABELS, type LabelledKey } from '../../lib/profile/labels';

const SHAPES: Record<InputKind, string> = {
  text: 'texte',
  'long-text': 'texte',
  civility: '`M.` ou `Mme`',
  date: 'date `AAAA-MM-JJ`',
  integer: 'nombre entier',
  amount: 'nombre, en euros par an',
  'yes-no': 'vrai ou faux ; absent = inconnu',
  email: 'courriel',
  phone: 'téléphone',
  'postal-code': 'code postal, 5 chiffres',
  siret: 'SIRET, 14 chiffres, clé vérifiée',
  siren: 'SIREN, 9 chiffres, clé vérifiée',
  iban: 'IBAN, clé vérifiée',
  bic: 'BIC',
  nir: '15 caractères, clé vérifiée',
  derived: 'déduit',
};

/** Where derived facts come from. */
const DERIVED_FROM: Partial<Record<LabelledKey, string>> = {
  fullName: 'firstName, lastName',
  addressFull: 'addressStreet, addressComplement, postalCode, city, country',
  department: 'postalCode',
  region: 'postalCode',
  siren: 'siret',
  companyAddressFull: 'companyStreet, companyPostalCode, companyCity',
  companyDepartment: 'companyPostalCode',
  advisorFullName: 'advisorFirstName, advisorLastName',
  householdIncomeAtMost: 'householdAnnualIncome, et le seuil lu dans la question',
  retirementInfo: 'lui-même, et birthDate quand la question dit un âge',
  disabilityInHousehold: 'lui-même, ou « oui » quand disability vaut « oui »',
  childrenUnder25: 'lui-même, ou « non » quand childrenCount vaut 0',
};

const SHOWN_ONLY = new Set<LabelledKey>(['householdAnnualIncome', 'householdAnnualIncomeDate']);

export function profileKeysPage(): string {
  const keys = Object.keys(LABELS) as LabelledKey[];
  const lines = [
    '# Les faits d’un client',
    '',
    'Page faite à partir de `lib/profile/labels.ts` par `tests/tools/profile-keys-page.ts` ; un test vérifie qu’elles disent la même chose.',
    '',
    'Sensibilité : **N1** ordinaire, **N2** argent, foyer, identifiants, **N3** santé (RGPD art. 9 : gardé et rempli seulement avec un accord « santé » enregistré).',
    'Un fait absent est inconnu ; l’inconnu n’est jamais écrit comme un « non ».',
    `Saisie unique (demandés au moment du remplissage, puis oubliés) : ${TYPED_ONCE_KEYS.map((key) => `\`${key}\``).join(', ')}.`,
  ];
  for (const { id, label } of GROUPS) {
    lines.push('', `## ${label}`, '', '| clé | en clair | forme | sens. | déduit de |', '|---|---|---|---|---|');
    for (const key of keys.filter((name) => LABELS[name].group === id)) {
      const { label: words, help, input, sensitivity } = LABELS[key];
      const note = SHOWN_ONLY.has(key) ? ' (jamais demandé tel quel par un formulaire)' : '';
      const from = (DERIVED_FROM[key] ?? '').replace(
        /\b(?:\p{Ll}+\p{Lu}\p{L}*|siret|city|country|disability)\b/gu,
        '`$&`',
      );
      lines.push(
        `| \`${key}\` | ${words}${help ? `. ${help}` : ''}${note} | ${SHAPES[input]} | ${sensitivity} | ${from} |`,
      );
    }
  }
  const unlisted = PROFILE_KEYS.filter((key) => !(key in LABELS));
  if (unlisted.length > 0) throw new Error(`no label: ${unlisted.join(', ')}`);
  return `${lines.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.stdout.write(profileKeysPage());
