import { describe, expect, it } from 'vitest';
import { type FieldLine, formOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { SURE } from '../../../lib/forms/matching';

/** What would be filled in the form, field by field: `[section, label, type?]`. */
function filled(formTitle: string, fields: readonly (readonly [string | null, string, string?])[]): (string | null)[] {
  const lines = fields.map(
    ([section, label, type = 'text'], i): FieldLine => ({ form: 'inv', formTitle, idx: i + 1, section, label, type }),
  );
  return match(formOfLines(lines), []).map((m) => (m.confidence >= SURE ? m.key : null));
}

describe('the part the applicant plays', () => {
  it('is that of the first section that presents somebody', () => {
    const form = [
      ['La victime', 'Nom'],
      ['La victime', 'Prénom'],
      ['Le témoin', 'Nom'],
    ] as const;
    expect(filled("Déclaration d'accident", form)).toEqual(['lastName', 'firstName', null]);
    expect(filled("Déclaration d'accident", [...form, ['Le déclarant', 'Nom'], ['Le déclarant', 'Prénom']])).toEqual([
      null,
      null,
      null,
      'lastName',
      'firstName',
    ]);
  });

  it('needs the title of the form when two go together', () => {
    const form = [
      ['Le cédant', 'Nom'],
      ['Le cédant', 'Prénom'],
      ['Le repreneur', 'Prénom'],
    ] as const;
    expect(filled("Transmission d'entreprise : les cédants", form)).toEqual(['lastName', 'firstName', null]);
    expect(filled('Formulaire 12', form)).toEqual([null, null, null]);
  });
});

describe('who asks', () => {
  const identity = (section: string) =>
    [
      [section, 'Nom'],
      [section, 'Prénom'],
      [section, 'Courriel', 'email'],
      [section, 'Portable', 'phone'],
    ] as const;
  const theirs = ['lastName', 'firstName', 'email', 'mobile'];
  const nobody = [null, null, null, null];

  it.each([
    "Personne responsable de l'enfant qui formule la demande",
    'Parent remplissant le formulaire',
    'Allocataire effectuant la demande',
  ])('%s', (section) => expect(filled('Demande', identity(section))).toEqual(theirs));

  it.each([
    'Tiers qui dépose la demande',
    'Personne qui remplit ce formulaire (si différente du demandeur)',
    'Votre remplaçant',
    'Votre garant',
  ])('not: %s', (section) => expect(filled('Demande', identity(section))).toEqual(nobody));

  it('the young person, unless an adult or an employer asks', () => {
    const young = identity('Le jeune');
    expect(filled('Aide au permis', young)).toEqual(theirs);
    const beside = (section: string) => filled('Inscription', [...identity(section), ...young]).slice(4);
    expect(beside('Le représentant légal')).toEqual(nobody);
    expect(beside("L'employeur")).toEqual(nobody);
    expect(filled('Inscription', [...young, ...identity('Le demandeur')]).slice(0, 4)).toEqual(nobody);
  });

  it('an explanation in brackets silences nobody', () => {
    expect(
      filled('Crèche', [
        ["L'agent demandeur", "Adresse du domicile (où vit l'enfant)", 'address'],
        ["L'agent demandeur", 'Téléphone', 'phone'],
        ["L'agent demandeur", 'Nom du supérieur hiérarchique'],
        ["L'agent demandeur", 'Téléphone', 'phone'],
        ["L'agent demandeur", 'Votre courriel', 'email'],
      ]),
    ).toEqual(['addressFull', 'phone', null, null, 'email']);
  });
});

describe('after a yes or no', () => {
  it('« Si oui » goes on with the same question', () => {
    const of = (question: string, then: string, type: string): string | null =>
      filled('Aide', [
        ['Votre situation', question, 'yes_no'],
        ['Votre situation', then, type],
      ])[1] ?? null;
    expect(of('Êtes-vous en arrêt de travail ?', 'Si oui, depuis le', 'date')).toBe('sickLeaveStart');
    expect(of('Votre conjoint est-il en arrêt de travail ?', 'Si oui, depuis le', 'date')).toBeNull();
    expect(of("L'entreprise est-elle déjà immatriculée ?", 'Si oui, numéro SIRET', 'siret')).toBe('siret');
    expect(of('Avez-vous un employeur ?', 'Si oui, numéro SIRET', 'siret')).toBeNull();
  });
});

describe('the staff', () => {
  it.each(['Dont salariés concernés', 'Nombre de salariés à temps partiel', 'Effectif concerné par la demande'])(
    'is not its part: %s',
    (label) => expect(filled('Aide', [['Entreprise', label, 'integer_number']])).toEqual([null]),
  );
});

describe('advisors', () => {
  it('have the office whose fields are a social worker’s', () => {
    const office = (name: string) =>
      filled('Fonds de solidarité', [
        ['Service instructeur', 'Organisme'],
        ['Service instructeur', name],
        ['Service instructeur', 'Ligne directe', 'phone'],
      ]);
    expect(office('Nom du travailleur social')).toEqual(['advisorOrganisation', 'advisorLastName', 'advisorPhone']);
    expect(office('Nom du chef de service')).toEqual([null, null, null]);
  });

  it('are those who follow the reader, but at the bank', () => {
    const of = (section: string) => filled('Aide', [[section, 'Nom et prénom du conseiller qui vous suit']]);
    expect(of('La mission locale')).toEqual(['advisorFullName']);
    expect(of('La banque')).toEqual([null]);
  });

  it.each([
    "Partenaire à l'origine de l'orientation",
    'La sentinelle',
    'Travailleur social ayant instruit la demande',
    'Structure orientante',
  ])('%s', (section) => {
    expect(
      filled("Fiche d'orientation", [
        [section, 'Organisme / service'],
        [section, 'Fonction'],
        [section, 'Ligne directe', 'phone'],
        [section, 'Messagerie professionnelle', 'email'],
        ['Personne orientée', 'Prénom'],
      ]),
    ).toEqual(['advisorOrganisation', 'advisorRole', 'advisorPhone', 'advisorEmail', 'firstName']);
  });

  it.each(['Votre conseiller bancaire', 'Conseiller municipal', 'Référent technique', 'Conseiller clientèle'])(
    'is not %s',
    (section) => {
      expect(
        filled('Demande', [
          [section, 'Prénom'],
          ['Banque', 'Téléphone du conseiller', 'phone'],
        ]),
      ).toEqual([null, null]);
    },
  );
});

describe('businesses that are not the client’s', () => {
  it.each([
    'Plombier intervenu',
    "L'afficheur",
    'Traiteur',
    'Partie adverse',
    'Établissement vendeur',
    'Nouvel établissement',
    "Donneur d'ordre",
  ])('%s', (section) => {
    expect(
      filled('Demande', [
        ['Demandeur', 'Nom'],
        ['Demandeur', 'Prénom'],
        [section, 'Raison sociale'],
        [section, 'SIRET', 'siret'],
        [section, 'Enseigne'],
      ]),
    ).toEqual(['lastName', 'firstName', null, null, null]);
  });

  it('nor are those it employs', () => {
    expect(
      filled('Demande', [
        ['PERSONNEL', 'Prénom'],
        ['PERSONNEL', 'Date de naissance', 'date'],
      ]),
    ).toEqual([null, null]);
  });
});

describe('one field after the other', () => {
  it('« à » after the date of birth is a place', () => {
    const of = (before: string): (string | null)[] =>
      filled('Demande', [
        ['Demandeur', before, 'date'],
        ['Demandeur', 'à (commune)'],
      ]);
    expect(of('Né(e) le')).toEqual(['birthDate', 'birthPlace']);
    expect(of('Fait le')[1]).toBeNull();
  });

  it('« Nom de famille » beside « Nom d’usage » is the name at birth', () => {
    const name = ['Demandeur', 'Nom de famille'] as const;
    expect(filled('Demande', [name, ['Demandeur', 'Prénom']])[0]).toBe('lastName');
    expect(filled('Demande', [name, ['Demandeur', "Nom d'usage"], ['Demandeur', 'Prénom']])[0]).toBe('birthName');
  });

  it('last year’s turnover is the turnover when no other year is asked', () => {
    const year = (n: number) => ['Votre entreprise', `Chiffre d'affaires N-${n}`, 'decimal_number'] as const;
    expect(filled('Aide aux entreprises', [year(1)])).toEqual(['annualTurnover']);
    expect(filled('Aide aux entreprises', [year(1), year(2)])).toEqual([null, null]);
  });

  it('the third person is the client’s under the client’s title only', () => {
    const question = 'Rencontre-t-il des difficultés financières ?';
    const person = ['Allocataire', 'Prénom'] as const;
    expect(filled('Orientation', [person, ['Allocataire', question, 'yes_no']])[1]).toBe('financialDifficulty');
    expect(filled('Orientation', [person, ['Conjoint', question, 'yes_no']])[1]).toBeNull();
  });
});
