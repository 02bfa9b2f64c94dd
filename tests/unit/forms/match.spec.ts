import { describe, expect, it } from 'vitest';
import { type FieldLine, formOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { type Match, SURE } from '../../../lib/forms/matching';

const BUSINESS = 'Aide aux artisans et commerçants';

type Row = Partial<FieldLine> & { label: string };

/** Matches of one invented form. */
function matches(rows: Row[], formTitle = BUSINESS): Match[] {
  const lines = rows.map((row, i): FieldLine => ({ form: 'inv', formTitle, idx: i + 1, type: 'text', ...row }));
  return match(formOfLines(lines), []);
}

/** What would be proposed as ready: the key, or null. */
const ready = (m: Match | undefined): string | null => (m !== undefined && m.confidence >= SURE ? m.key : null);
const readyOf = (row: Row, formTitle = BUSINESS): string | null => ready(matches([row], formTitle)[0]);

describe('which fact', () => {
  it.each([
    ['Nom de famille', 'text', 'lastName'],
    ['Nom d’usage (si différent du nom de naissance)', 'text', 'lastName'],
    ['Nom de jeune fille', 'text', 'birthName'],
    ['PRENOM(S)', 'text', 'firstName'],
    ['Nom - Prénom', 'text', 'fullName'],
    ['Né(e) le', 'date', 'birthDate'],
    ['Né(e) à', 'text', 'birthPlace'],
    ['Ville de naissance', 'text', 'birthPlace'],
    ['N° de sécurité sociale (15 chiffres)', 'text', 'nir'],
    ['Mél', 'email', 'email'],
    ['Adresse électronique', 'text', 'email'],
    ['N° de tél. portable', 'phone', 'mobile'],
    ['Tél. fixe', 'phone', 'phone'],
    ['Adresse (numéro et voie)', 'text', 'addressStreet'],
    ['Adresse, code postal, ville', 'text', 'addressFull'],
    ['C.P.', 'text', 'postalCode'],
    ['Code postal du domicile', 'integer_number', 'postalCode'],
    ['Code postal adresse professionnelle', 'text', 'companyPostalCode'],
    ['Adresse professionnelle', 'address', 'companyAddressFull'],
    ['Téléphone professionnel', 'phone', 'companyPhone'],
    ['N°SIRET', 'siret', 'siret'],
    ['Code APE / NAF', 'text', 'naf'],
    ['N° d’immatriculation au RCS', 'text', 'registrationNumber'],
    ['Effectif salarié au 31/12/2024', 'integer_number', 'employeesCount'],
    ['Chiffre d’affaires HT du dernier exercice clos', 'decimal_number', 'annualTurnover'],
    ['N° allocataire CAF', 'text', 'cafNumber'],
    ['Quels sont vos créneaux préférés pour être rappelé ?', 'text', 'callAvailability'],
    ['Êtes-vous en situation de handicap ?', 'yes_no', 'disability'],
  ])('%s (%s) → %s', (label, type, key) => {
    expect(readyOf({ section: 'Demandeur', label, type })).toBe(key);
  });

  it('reads through typing mistakes of long words, not of short ones', () => {
    expect(readyOf({ section: 'Vos coordonées', label: 'Adresse électronqiue' })).toBe('email');
    expect(readyOf({ section: 'Demandeur', label: 'Non' })).toBeNull();
  });

  it('asks rather than choose when two facts stand in one box', () => {
    for (const label of [
      'Nom, prénom et adresse',
      'Date et lieu de naissance',
      'Code postal et ville',
      'Nom et fonction',
    ])
      expect(readyOf({ section: 'Demandeur', label })).toBeNull();
  });

  it('gives the mobile as an alternative to the telephone', () => {
    expect(matches([{ label: 'Téléphone', type: 'phone', section: 'Demandeur' }])[0]?.alternatives).toEqual(['mobile']);
  });

  it('believes the type, and lets it veto', () => {
    expect(readyOf({ section: 'Entreprise', label: 'Votre établissement', type: 'siret' })).toBe('siret');
    expect(readyOf({ section: 'Demandeur', label: 'Adresse électronique', type: 'yes_no' })).toBeNull();
    expect(readyOf({ section: 'Demandeur', label: 'Date de naissance', type: 'yes_no' })).toBeNull();
    expect(readyOf({ section: 'Demandeur', label: 'Nom', type: 'date' })).toBeNull();
  });

  it('lets the choices confirm, settle or deny', () => {
    const list = (label: string, options: string[]) =>
      readyOf({ section: 'Votre entreprise', type: 'drop_down_list', label, options });
    expect(list('Statut', ['Artisan', 'Commerçant', 'Profession libérale'])).toBe('selfEmployedStatus');
    expect(list('Statut', ['SARL', 'SAS', 'Entreprise individuelle'])).toBe('legalForm');
    expect(list('Statut', ['En cours', 'Terminé'])).toBeNull();
    expect(list('Votre département', ['Ain (01)', 'Aisne (02)', 'Allier (03)'])).toBe('companyDepartment');
    expect(list('Département', ['Ressources humaines', 'Achats', 'Ventes'])).toBeNull();
  });

  it('reads a short description that says again what is asked', () => {
    expect(readyOf({ section: 'Versement', label: 'RIB', description: 'IBAN' })).toBe('iban');
    expect(readyOf({ section: 'État civil', label: 'N° INSEE', description: 'Numéro de sécurité sociale' })).toBe(
      'nir',
    );
    expect(readyOf({ section: 'Demandeur', label: 'Adresse', description: 'De l’employeur' })).toBeNull();
  });
});

describe('whose fact', () => {
  it.each([
    'Nom du maire',
    'Nom du chien',
    'Nom du projet',
    'Nom de la banque',
    'Nom de l’association',
    'Nom du zorglub',
    'Nom et prénom des associés',
    'Adresse du chantier',
    'Adresse de livraison',
    'Adresse de facturation si différente',
    'Ancienne adresse',
    'Adresse IP',
    'Commune de l’accident',
    'Date de naissance de l’enfant',
    'Date de début des travaux',
    'Téléphone de votre employeur',
    'Courriel du gestionnaire',
    'SIRET du prestataire',
    'IBAN du fournisseur',
    'Chiffre d’affaires prévisionnel',
    'Chiffre d’affaires 2019',
    'Chiffre d’affaires mensuel',
    'Nombre d’enfants scolarisés',
    'Fait à',
    'Nom du responsable',
    'Son adresse',
  ])('%s is not ours', (label) => {
    expect(readyOf({ section: 'Demandeur', label })).toBeNull();
  });

  it.each([
    'Conjoint',
    'Enfants à charge',
    'Votre employeur',
    'Notaire',
    'Maître d’œuvre',
    'Organisme de formation',
    'Association',
    'Véhicule',
    'Le projet',
    'Personne à prévenir en cas d’urgence',
    'Responsable légal 2',
    'Coordonnées de la personne en charge du dossier, si différent du dirigeant',
    'Bénéficiaire des travaux',
    'L’entreprise de forage',
  ])('under « %s », bare labels are not ours', (section) => {
    for (const label of ['Nom', 'Prénom', 'Adresse', 'Téléphone', 'Courriel', 'Raison sociale'])
      expect(readyOf({ section, label })).toBeNull();
  });

  it('follows the section for bare labels', () => {
    expect(readyOf({ section: 'Entreprise', label: 'Adresse', type: 'address' })).toBe('companyAddressFull');
    expect(readyOf({ section: 'Le demandeur', label: 'Adresse', type: 'address' })).toBe('addressFull');
    expect(readyOf({ section: 'Référent social', label: 'Courriel', type: 'email' })).toBe('advisorEmail');
    expect(readyOf({ section: 'Référent social', label: 'Structure' })).toBe('advisorOrganisation');
    expect(readyOf({ section: 'Référent social', label: 'Adresse', type: 'address' })).toBeNull();
    expect(readyOf({ section: 'Référent social', label: 'Courriel personnel', type: 'email' })).toBeNull();
    expect(readyOf({ section: 'Conjoint', label: 'Nom et prénom' })).toBe('spouseName');
  });

  it('follows an explanation block as short as a title, and no sentence', () => {
    expect(readyOf({ section: 'Famille', context: 'PERE', label: 'Nom et prénom' })).toBeNull();
    const sentence = 'Vous êtes accompagné ? Le conseiller qui vous suit peut remplir ce formulaire avec vous.';
    expect(readyOf({ section: 'Demandeur', context: sentence, label: 'Prénom' })).toBe('firstName');
  });

  it('remembers of whom the field before spoke', () => {
    const [, address, phone] = matches([
      { section: 'Ressources', label: 'Nom de votre employeur' },
      { section: 'Ressources', label: 'Adresse complète', type: 'address' },
      { section: 'Autre', label: 'Téléphone', type: 'phone' },
    ]);
    expect(ready(address)).toBeNull();
    expect(ready(phone)).toBe('phone');
  });

  it('fills no second bare name under one title', () => {
    const [first, second] = matches([
      { section: 'Demandeur', label: 'Prénom' },
      { section: 'Demandeur', label: 'Prénom' },
    ]);
    expect([ready(first), ready(second)]).toEqual(['firstName', null]);
  });

  it('leaves the rows of a list alone', () => {
    expect(readyOf({ section: 'Demandeur', repetition: 'Associés', label: 'Prénom' })).toBeNull();
    expect(readyOf({ section: 'Demandeur', repetition: 'Exploitants', label: 'Prénom' })).toBeNull();
  });

  it('does not take an association’s head or seat for the client’s', () => {
    const title = 'Appel à projets des associations';
    expect(readyOf({ section: 'Structure', label: 'Nom du représentant légal' }, title)).toBeNull();
    expect(readyOf({ section: 'Structure', label: 'Adresse du siège social', type: 'address' }, title)).toBeNull();
  });

  it('takes the first part played for the client when nobody else is named', () => {
    const rows = (first: string): Row[] => [
      { section: first, label: 'Prénom' },
      { section: 'Organisme de formation', label: 'Courriel', type: 'email' },
    ];
    expect(matches(rows('Stagiaire'), 'Financement d’une formation').map(ready)).toEqual(['firstName', null]);
    const withApplicant = [...rows('Stagiaire'), { section: 'Demandeur', label: 'Prénom' }];
    expect(matches(withApplicant, 'Financement d’une formation').map(ready)).toEqual([null, null, 'firstName']);
  });
});

describe('what is never filled', () => {
  it.each(['checkbox', 'piece_justificative', 'titre_identite', 'carte', 'dossier_link', 'cnaf', 'type_inconnu'])(
    '%s',
    (type) => {
      const m = matches([{ section: 'Demandeur', label: 'Prénom', type }])[0];
      expect(m?.key).toBeNull();
      expect(m?.noKey).not.toBeNull();
    },
  );

  it('consents asked as yes or no', () => {
    for (const label of [
      'J’accepte que mes données soient transmises à la CAF',
      'Je certifie sur l’honneur l’exactitude de ces informations',
      'Acceptez-vous d’être recontacté ?',
    ])
      expect(matches([{ label, type: 'yes_no' }])[0]).toMatchObject({ key: null, noKey: 'consent' });
  });
});

describe('learned fields', () => {
  const form = formOfLines([{ form: 'inv', idx: 7, label: 'Référence interne', type: 'text' }]);
  const learned = {
    hostFamily: 'ds',
    stableId: '7',
    label: 'référence interne *',
    type: 'text',
    key: 'siren',
  } as const;

  it('win, whatever the label says', () => {
    expect(match(form, [learned])[0]).toMatchObject({ key: 'siren', confidence: 1 });
  });

  it('are dropped when label, type or host differ', () => {
    for (const change of [
      { label: 'Référence du projet' },
      { type: 'email' },
      { hostFamily: 'demarches.example.test' },
    ])
      expect(match(form, [{ ...learned, ...change }])[0]?.key).toBeNull();
  });

  it('never fill a file or a tick box', () => {
    const box = formOfLines([{ form: 'inv', idx: 7, label: 'Référence interne', type: 'checkbox' }]);
    expect(match(box, [{ ...learned, type: 'checkbox' }])[0]?.key).toBeNull();
  });

  it('may say « never »', () => {
    const name = formOfLines([{ form: 'inv', idx: 7, label: 'Prénom', type: 'text' }]);
    expect(match(name, [{ ...learned, label: 'Prénom', key: null }])[0]?.key).toBeNull();
  });
});

describe('evidence', () => {
  it('is in French words', () => {
    const m = matches([{ section: 'Conjoint', label: 'Prénom' }])[0];
    expect(m?.evidence.map((e) => e.text)).toEqual(['Intitulé : « Prénom »', 'Rubrique : « Conjoint »']);
  });
});
