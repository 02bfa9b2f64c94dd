import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../../../lib/aids/reasons';
import type { Condition, FactId, Knowledge, Situation } from '../../../lib/aids/types';

const situation = (
  known: Record<FactId, Knowledge>,
  needs: Record<FactId, FactId[]> = {},
  origins: Record<FactId, string> = {},
): Situation => ({
  today: '2026-11-21',
  known: new Map(Object.entries(known)),
  needs: new Map(Object.entries(needs)),
  origins: new Map(Object.entries(origins)),
});
const say = (condition: Condition, where: Situation) =>
  reasonsOf(condition, where).map(({ state, text }) => `${state} ${text.replace(/[\u00a0\u202f]/g, ' ')}`);

const onLeave: Condition = { fact: 'arret_en_cours', in: [true] };

describe('reasons', () => {
  it.each<[string, Condition, Record<FactId, Knowledge>, string[]]>([
    ['a yes', onLeave, { arret_en_cours: { value: true } }, ['holds Arrêt de travail en cours : oui']],
    ['a no that decides', onLeave, { arret_en_cours: { value: false } }, ['fails Arrêt de travail en cours : non']],
    ['an option', { fact: 'statut', in: ['artisan'] }, { statut: { value: 'artisan' } }, ['holds Statut : artisan']],
    [
      'an option that is another',
      { fact: 'statut', in: ['artisan'] },
      { statut: { value: 'commercant' } },
      ['fails Statut : commerçant'],
    ],
    [
      'a fact known in part',
      { fact: 'statut', in: ['pl_reglementee'] },
      { statut: { among: ['pl_reglementee', 'pl_non_reglementee'] } },
      ['unknown Statut : profession libérale réglementée ou profession libérale non réglementée, à préciser'],
    ],
    [
      'a fact known in part, enough to decide',
      { fact: 'statut', in: ['artisan'] },
      { statut: { among: ['pl_reglementee', 'pl_non_reglementee'] } },
      ['fails Statut : profession libérale réglementée ou profession libérale non réglementée'],
    ],
    [
      'a list without the option',
      { fact: 'maladies_chroniques', has: 'asthme' },
      { maladies_chroniques: { value: [] } },
      ['fails Maladies chroniques : sans asthme'],
    ],
    [
      'both sides of a range, once',
      {
        all: [
          { fact: 'age', is: '>=', value: 50 },
          { fact: 'age', is: '<=', value: 74 },
        ],
      },
      { age: { value: 58 } },
      ['holds Âge : 50 ans ou plus, 74 ans au plus'],
    ],
    [
      'the side that fails',
      { fact: 'age', is: '>=', value: 50 },
      { age: { value: 44 } },
      ['fails Âge : moins de 50 ans'],
    ],
    [
      'an amount, without saying it',
      { fact: 'dette_urssaf', is: '>', value: 0 },
      { dette_urssaf: { value: 812 } },
      ['holds Dette envers l’Urssaf : oui'],
    ],
    [
      'a day',
      { fact: 'enfant_ne_ou_arrive_depuis', is: '>=', value: '2026-01-01' },
      { enfant_ne_ou_arrive_depuis: { value: '2025-12-30' } },
      ['fails Date de naissance ou d’arrivée de l’enfant : avant le 1er janvier 2026'],
    ],
    [
      'another fact as a limit',
      { fact: 'raam', is: '>=', than: 'seuil_raam' },
      { raam: { value: 3000 }, seuil_raam: { value: 4582 } },
      ['fails Revenu moyen des trois dernières années (RAAM) : sous le seuil du revenu moyen'],
    ],
    [
      'a limit that is reached',
      { fact: 'age', is: '>=', than: 'age_legal_retraite' },
      { age: { value: 65 }, age_legal_retraite: { value: 64 } },
      ['holds Âge : âge légal de la retraite atteint'],
    ],
    [
      'a limit not reached',
      { fact: 'age', is: '>=', than: 'age_legal_retraite' },
      { age: { value: 60 }, age_legal_retraite: { value: 64 } },
      ['fails Âge : sous l’âge légal de la retraite'],
    ],
    [
      'resources under a ceiling',
      { fact: 'ressources_12_mois', is: '<=', than: 'plafond_asi_an' },
      { ressources_12_mois: { value: 1 }, plafond_asi_an: { value: 2 } },
      ['holds Ressources du foyer sur douze mois : dans la limite du plafond de l’ASI sur un an'],
    ],
    [
      'resources over it',
      { fact: 'ressources_12_mois', is: '<=', than: 'plafond_asi_an' },
      { ressources_12_mois: { value: 3 }, plafond_asi_an: { value: 2 } },
      ['fails Ressources du foyer sur douze mois : au-dessus du plafond de l’ASI sur un an'],
    ],
    [
      'at least one',
      { fact: 'nb_salaries', is: '>=', value: 1 },
      { nb_salaries: { value: 4 } },
      ['holds Nombre de salariés : un ou plus'],
    ],
    [
      'none',
      { fact: 'nb_salaries', is: '>=', value: 1 },
      { nb_salaries: { value: 0 } },
      ['fails Nombre de salariés : aucun'],
    ],
    [
      'an option without its brackets',
      { fact: 'statut', in: ['auto_entrepreneur'] },
      { statut: { value: 'auto_entrepreneur' } },
      ['holds Statut : auto-entrepreneur'],
    ],
    [
      'an option of one letter first',
      { fact: 'proche_lieu', in: ['domicile'] },
      { proche_lieu: { value: 'hopital' } },
      ['fails Lieu où vit le proche : à l’hôpital'],
    ],
  ])('%s', (_, condition, known, expected) => {
    expect(say(condition, situation(known))).toEqual(expected);
  });

  it('of several that would decide, each says what it is', () => {
    const condition: Condition = {
      all: [onLeave, { fact: 'statut', in: ['artisan'] }, { fact: 'fumeur', in: [true] }],
    };
    const known = { arret_en_cours: { value: false }, statut: { value: 'commercant' }, fumeur: { value: true } };
    expect(say(condition, situation(known))).toEqual([
      'fails Arrêt de travail en cours : non',
      'fails Statut : commerçant',
    ]);
  });

  it('leaves out, in « any », what can no longer help', () => {
    const condition: Condition = { any: [onLeave, { fact: 'hospitalisation', in: [true] }] };
    expect(say(condition, situation({ arret_en_cours: { value: false } }))).toEqual([
      'unknown Hospitalisation : à savoir',
    ]);
  });

  it('says what a fact that is worked out is lacking, and where a known one comes from', () => {
    const age: Condition = { fact: 'age', is: '>=', value: 16 };
    expect(say(age, situation({}, { age: ['date_naissance'] }))).toEqual(['unknown Âge : à savoir']);
    expect(say(age, situation({ age: { value: 30 } }, {}, { age: 'Fiche' }))).toEqual([
      'holds Âge : 16 ans ou plus (Fiche)',
    ]);
  });

  it('says when the limit is not known', () => {
    const condition: Condition = { fact: 'ressources_12_mois', is: '<=', than: 'seuil_ass_local' };
    expect(say(condition, situation({ ressources_12_mois: { value: 9000 } }, { seuil_ass_local: [] }))).toEqual([
      'unknown Ressources du foyer sur douze mois : à comparer avec « Plafond de ressources de la caisse », que nous ne connaissons pas',
    ]);
  });

  it('has nothing to say of what is offered to everyone', () => {
    expect(say({ always: true }, situation({}))).toEqual([]);
  });
});
