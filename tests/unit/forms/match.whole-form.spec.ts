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

describe('advisors', () => {
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
