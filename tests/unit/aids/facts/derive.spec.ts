import { describe, expect, it } from 'vitest';
import { FACTS } from '../../../../lib/aids/facts/definitions';
import { DERIVATIONS } from '../../../../lib/aids/facts/derive';
import { situationOfFacts } from '../../../../lib/aids/facts/situation';
import type { FactId } from '../../../../lib/aids/types';

const TODAY = '2026-11-21';
const at = (facts: Record<FactId, unknown>, today = TODAY) => situationOfFacts(facts, today);
/** The value, or what to ask. */
const derived = (id: FactId, facts: Record<FactId, unknown>, today = TODAY) => {
  const situation = at(facts, today);
  const knowledge = situation.known.get(id);
  return knowledge && 'value' in knowledge ? knowledge.value : { ask: situation.needs.get(id) };
};

describe('the table of derived facts', () => {
  it('has one entry for each derived fact of the catalogue, and for the three that may be stated as well', () => {
    const derivedFacts = FACTS.filter(({ derivedFrom }) => derivedFrom).map(({ id }) => id);
    expect(Object.keys(DERIVATIONS).sort()).toEqual(
      [...derivedFacts, 'zone', 'assimile_salarie', 'defunt_raam'].sort(),
    );
  });

  it('takes what a file gives of them, as long as nothing better can be worked out', () => {
    expect(derived('age', { age: 40 })).toBe(40);
    expect(derived('age', { age: 40, date_naissance: '1976-11-21' })).toBe(50);
    expect(at({ age: 40 }).origins.has('age')).toBe(false);
    expect(derived('aspa_eligible', { age: 40 })).toBe(false);
    expect(derived('aspa_eligible', { age: 66 })).toBe(true);
    expect(derived('age_legal_retraite', { age: 64 })).toBe(64);
    expect(derived('age_legal_retraite', { age: 63 })).toEqual({ ask: ['date_naissance'] });
    expect(derived('age_compatible_invalidite', { age: 40, retraite: false })).toBe(true);
    expect(derived('affiliation_mois', { affiliation_mois: 8 })).toBe(8);
    expect(derived('regime_invalidite_deces', { regime_invalidite_deces: 'cpam' })).toBe('cpam');
  });
});

describe('age and place', () => {
  it.each([
    ['1980-11-21', 46],
    ['1980-11-22', 45],
    ['2010-11-21', 16],
    ['2010-11-22', { ask: ['date_naissance'] }],
    ['1890-01-01', { ask: ['date_naissance'] }],
    ['2030-01-01', { ask: ['date_naissance'] }],
    ['1980-02-30', { ask: ['date_naissance'] }],
  ])('born on %s → %j', (date_naissance, expected) => expect(derived('age', { date_naissance })).toEqual(expected));

  it.each([
    [59000, 'metropole'],
    ['01000', 'metropole'],
    [20090, 'metropole'],
    ['97400', 'dom'],
    [97600, 'dom'],
    ['98800', { ask: [] }],
    ['0100', { ask: ['code_postal'] }],
  ])('postal code %j → %j', (code_postal, expected) => expect(derived('zone', { code_postal })).toEqual(expected));
});

describe('zone', () => {
  it('is as stated when there is no postal code', () => {
    expect(derived('zone', { zone: 'dom' })).toBe('dom');
    expect(derived('zone', { zone: 'dom', code_postal: 59_000 })).toBe('metropole');
  });
});

describe('months of affiliation', () => {
  const since = (date_debut_affiliation: string, more: Record<FactId, unknown> = {}) => ({
    date_debut_affiliation,
    ...more,
  });

  it('as self-employed: whole months, nothing added', () => {
    expect(derived('affiliation_ti_mois', since('2025-11-21'))).toBe(12);
    expect(derived('affiliation_ti_mois', since('2025-11-22', { affiliation_anterieure_continue: true }))).toBe(11);
    expect(derived('affiliation_ti_mois', {})).toEqual({ ask: ['date_debut_affiliation'] });
    expect(derived('affiliation_ti_mois', since('2027-01-01'))).toEqual({ ask: ['date_debut_affiliation'] });
  });

  const leave = (arret_debut: string) => ({ arret_en_cours: true, arret_debut });

  it('at the sick leave: at its first day', () => {
    expect(derived('affiliation_mois', since('2020-01-01', leave('2026-10-05')))).toBe(81);
    expect(derived('affiliation_mois', since('2025-09-01', leave('2026-09-01')))).toBe(12);
  });

  it('under the months required, another scheme may count: unknown, unless there was none', () => {
    const short = since('2025-09-02', leave('2026-09-01'));
    expect(derived('affiliation_mois', short)).toEqual({ ask: ['affiliation_anterieure_continue'] });
    expect(derived('affiliation_mois', { ...short, affiliation_anterieure_continue: true })).toEqual({ ask: [] });
    expect(derived('affiliation_mois', { ...short, affiliation_anterieure_continue: false })).toBe(11);
  });

  it('at a sick leave of unknown start: known when every possible day gives the same answer', () => {
    expect(derived('affiliation_mois', since('2015-01-01', { arret_en_cours: true }))).toBe(142);
    expect(derived('affiliation_mois', since('2025-06-01', { arret_en_cours: true }))).toEqual({
      ask: ['arret_debut'],
    });
    expect(derived('affiliation_mois', since('2025-06-01'))).toEqual({ ask: ['arret_en_cours', 'arret_debut'] });
    expect(derived('affiliation_mois', since('2025-06-01', { arret_en_cours: false }))).toBe(17);
  });

  it('a leave that began after today or more than three years ago is not believed', () => {
    for (const arret_debut of ['2026-11-22', '2023-11-20'])
      expect(derived('affiliation_mois', since('2025-01-01', leave(arret_debut)))).toEqual({ ask: ['arret_debut'] });
  });

  it('at the due date; of the head of the business for a collaborating spouse', () => {
    const due = { date_prevue_accouchement: '2027-02-15' };
    expect(derived('affiliation_mois_a_dpa', since('2026-08-15', { ...due, statut: 'artisan' }))).toBe(6);
    expect(derived('affiliation_mois_a_dpa', since('2026-08-16', { ...due, statut: 'artisan' }))).toEqual({
      ask: ['affiliation_anterieure_continue'],
    });
    expect(derived('affiliation_mois_a_dpa', since('2010-01-01', due))).toEqual({ ask: ['statut'] });
    const spouse = since('2026-11-01', { ...due, statut: 'conjoint_collaborateur' });
    expect(derived('affiliation_mois_a_dpa', spouse)).toEqual({ ask: ['date_debut_affiliation_chef'] });
    expect(derived('affiliation_mois_a_dpa', { ...spouse, date_debut_affiliation_chef: '2016-02-15' })).toBe(132);
  });

  it('at a due date that nobody knows: only for those affiliated long before', () => {
    expect(derived('affiliation_mois_a_dpa', since('2026-01-01', { statut: 'artisan' }))).toEqual({
      ask: ['date_prevue_accouchement'],
    });
    expect(derived('affiliation_mois_a_dpa', since('2024-01-01', { statut: 'artisan' }))).toBe(44);
  });

  it('a due date too far or too old is not believed', () => {
    for (const date_prevue_accouchement of ['2027-09-22', '2025-11-20'])
      expect(
        derived('affiliation_mois_a_dpa', since('2026-01-01', { statut: 'artisan', date_prevue_accouchement })),
      ).toEqual({ ask: ['date_prevue_accouchement'] });
  });

  it('at the birth: its day, or around the due date', () => {
    expect(
      derived('affiliation_mois_a_naissance', since('2026-04-10', { enfant_ne_ou_arrive_depuis: '2026-10-10' })),
    ).toBe(6);
    expect(derived('affiliation_mois_a_naissance', since('2020-01-01'))).toEqual({
      ask: ['enfant_ne_ou_arrive_depuis'],
    });
    const due = { date_prevue_accouchement: '2027-02-15' };
    expect(derived('affiliation_mois_a_naissance', since('2020-02-15', due))).toBe(85);
    expect(derived('affiliation_mois_a_naissance', since('2026-07-15', due))).toEqual({
      ask: ['enfant_ne_ou_arrive_depuis'],
    });
  });

  it('at the birth that is awaited, not that of an older child', () => {
    const due = { date_prevue_accouchement: '2027-02-15' };
    expect(
      derived(
        'affiliation_mois_a_naissance',
        since('2020-02-15', { ...due, enfant_ne_ou_arrive_depuis: '2018-05-05' }),
      ),
    ).toBe(84);
    expect(
      derived(
        'affiliation_mois_a_naissance',
        since('2020-02-15', { ...due, enfant_ne_ou_arrive_depuis: '2027-01-20' }),
      ),
    ).toBe(83);
  });

  it('at a recent birth and another awaited: only what holds for both', () => {
    const children = { date_prevue_accouchement: '2027-02-15', enfant_ne_ou_arrive_depuis: '2026-01-10' };
    expect(derived('affiliation_mois_a_naissance', since('2020-02-15', children))).toBe(84);
    expect(derived('affiliation_mois_a_naissance', since('2025-11-01', children))).toEqual({ ask: [] });
  });

  it('asks all the dates it lacks at once, and the status that tells whose affiliation counts', () => {
    expect(derived('affiliation_mois', { arret_en_cours: true })).toEqual({
      ask: ['date_debut_affiliation', 'arret_debut'],
    });
    expect(derived('affiliation_mois_a_dpa', {})).toEqual({
      ask: ['statut', 'date_debut_affiliation', 'date_prevue_accouchement'],
    });
  });

  it('at the arrival of an adopted child', () => {
    const arrival = { enfant_ne_ou_arrive_depuis: '2026-10-10' };
    expect(derived('affiliation_mois_a_arrivee', since('2016-10-10', arrival))).toBe(120);
    expect(derived('affiliation_mois_a_arrivee', arrival)).toEqual({ ask: ['date_debut_affiliation'] });
    expect(derived('affiliation_mois_a_arrivee', {})).toEqual({
      ask: ['date_debut_affiliation', 'enfant_ne_ou_arrive_depuis'],
    });
  });
});

describe('average income of three years', () => {
  const micro = { statut: 'auto_entrepreneur', date_debut_affiliation: '2015-01-01', arret_en_cours: false };
  const turnover = { ca_n1: 20_000, ca_n2: 10_000, ca_n3: 15_000 };

  it.each([
    ['vente', 4350],
    ['service_bic', 7500],
    ['bnc', 9900],
  ])('micro scheme, %s: turnover less the allowance', (activite_micro, expected) =>
    expect(derived('raam', { ...micro, ...turnover, activite_micro })).toBe(expected),
  );

  it('asks what is lacking, and only that', () => {
    expect(derived('raam', {})).toEqual({ ask: ['statut'] });
    expect(derived('raam', { ...micro, ca_n1: 20_000 })).toEqual({ ask: ['activite_micro', 'ca_n2', 'ca_n3'] });
    expect(derived('raam', { statut: 'artisan', revenu_n2: 1 })).toEqual({ ask: ['date_debut_affiliation'] });
    expect(derived('raam', { statut: 'artisan', date_debut_affiliation: '2024-03-01', revenu_n2: 1 })).toEqual({
      ask: ['revenu_n1'],
    });
    expect(derived('raam', { ...micro, revenu_n1: 9, revenu_n2: 9, revenu_n3: 9, activite_micro: 'bnc' })).toEqual({
      ask: ['ca_n1', 'ca_n2', 'ca_n3'],
    });
  });

  it('others: each year at least 40 % of its own PASS', () => {
    const artisan = { statut: 'artisan', date_debut_affiliation: '2015-01-01' };
    // 2025: 18 840; 2024: 18 547.20; 2023: 17 596.80
    expect(derived('raam', { ...artisan, revenu_n1: 0, revenu_n2: 0, revenu_n3: 0 })).toBe(18_328);
    expect(derived('raam', { ...artisan, revenu_n1: 30_000, revenu_n2: 0, revenu_n3: 12_000 })).toBe(22_048);
  });

  it('others, no income said: not under the floors, wherever the limit stands', () => {
    const raam = (facts: Record<FactId, unknown>) => at({ statut: 'artisan', ...facts }).known.get('raam');
    expect(raam({ date_debut_affiliation: '2015-01-01' })).toEqual({ atLeast: 18_328 });
    expect(raam({ date_debut_affiliation: '2015-01-01', revenu_n1: 30_000 })).toEqual({ atLeast: 22_048 });
    expect(at({ statut: 'artisan', date_debut_affiliation: '2015-01-01' }).needs.get('raam')).toEqual([
      'revenu_n1',
      'revenu_n2',
      'revenu_n3',
    ]);
    // No calendar year may be left to count: nothing is said.
    expect(raam({ date_debut_affiliation: '2026-02-01', arret_en_cours: false })).toBeUndefined();
    expect(raam({ date_debut_affiliation: '2025-02-01' })).toBeUndefined();
    expect(raam({ date_debut_affiliation: '2025-02-01', arret_en_cours: false })).toMatchObject({
      atLeast: expect.any(Number),
    });
    expect(raam({ statut: 'auto_entrepreneur', date_debut_affiliation: '2015-01-01' })).toBeUndefined();
    expect(raam({ statut: undefined, date_debut_affiliation: '2015-01-01' })).toBeUndefined();
  });

  it('less than three calendar years: what is known brought to 365 days', () => {
    const young = { ...micro, activite_micro: 'bnc', ca_n1: 10_000, ca_n2: 5000 };
    // 2024 from 1 July: 184 days, 2025: 365 days.
    expect(derived('raam', { ...young, date_debut_affiliation: '2024-07-01' })).toBe(6581.97);
    expect(derived('raam', { ...young, date_debut_affiliation: '2025-01-01' })).toBe(6600);
    expect(derived('raam', { ...young, date_debut_affiliation: '2026-02-01' })).toEqual({ ask: [] });
  });

  it('the years are those before the leave', () => {
    const artisan = {
      statut: 'artisan',
      date_debut_affiliation: '2015-01-01',
      revenu_n1: 0,
      revenu_n2: 0,
      revenu_n3: 0,
    };
    const leave = { arret_debut: '2025-12-20' };
    // 2024: 18 547.20; 2023: 17 596.80; 2022: 16 454.40
    expect(derived('raam', { ...artisan, ...leave, arret_en_cours: true })).toBe(17_532.8);
    expect(derived('raam', { ...artisan, ...leave, arret_en_cours: false })).toBe(18_328);
  });

  it('its limit is that of the year of the leave', () => {
    expect(derived('seuil_raam', {})).toBe(4582);
    expect(derived('seuil_raam', { arret_en_cours: true, arret_debut: '2025-12-20' })).toBe(4383.2);
    expect(derived('seuil_raam', {}, '2024-05-01')).toBe(4208.8);
    expect(derived('seuil_raam', {}, '2010-05-01')).toEqual({ ask: [] });
  });

  it('is not known when it stands between the limits of two years, and the year of the leave is not known', () => {
    const income = { ...micro, activite_micro: 'bnc', ca_n1: 6800, ca_n2: 6800, ca_n3: 6800 };
    expect(derived('raam', { ...income, arret_en_cours: undefined })).toEqual({
      ask: ['arret_en_cours', 'arret_debut'],
    });
    expect(derived('raam', { ...income, arret_en_cours: true })).toEqual({ ask: ['arret_debut'] });
    expect(derived('raam', { ...income, arret_en_cours: false })).toBe(4488);
    expect(derived('raam', { ...income, arret_en_cours: true, arret_debut: '2025-12-20' })).toBe(4488);
  });

  it('of someone who died: at least 11.5 % of the PASS outside the micro scheme', () => {
    expect(derived('defunt_raam', { defunt_raam: 1000, defunt_statut: 'artisan' })).toBe(5526.9);
    expect(derived('defunt_raam', { defunt_raam: 1000, defunt_statut: 'auto_entrepreneur' })).toBe(1000);
    expect(derived('defunt_raam', { defunt_raam: 1000 })).toEqual({ ask: ['defunt_statut'] });
    expect(derived('defunt_raam', { defunt_raam: 30_000 })).toBe(30_000);
    expect(derived('defunt_raam', { defunt_statut: 'artisan' })).toEqual({ ask: ['defunt_raam'] });
  });
});

describe('ages of the rules', () => {
  const reached = (birth: string, today: string) => {
    const { known } = at({ date_naissance: birth }, today);
    const value = (id: FactId) => (known.get(id) as { value: number }).value;
    return value('age') >= value('age_legal_retraite');
  };

  it.each([
    ['1961-08-31', 62, 0],
    ['1961-09-01', 62, 3],
    ['1961-12-31', 62, 3],
    ['1962-01-01', 62, 6],
    ['1963-01-01', 62, 9],
    ['1964-06-15', 62, 9],
    ['1965-03-31', 62, 9],
    ['1965-04-01', 63, 0],
    ['1966-01-01', 63, 3],
    ['1967-01-01', 63, 6],
    ['1968-01-01', 63, 9],
    ['1969-01-01', 64, 0],
    ['1990-05-05', 64, 0],
  ])('born on %s: retirement at %i years and %i months, to the day', (birth, years, months) => {
    const [year = 0, month = 0, day = 0] = birth.split('-').map(Number);
    // A day that the month does not have: its last one.
    const last = new Date(Date.UTC(year + years, month - 1 + months + 1, 0)).getUTCDate();
    const day1 = new Date(Date.UTC(year + years, month - 1 + months, Math.min(day, last)));
    const day0 = new Date(day1.getTime() - 86_400_000);
    const iso = (date: Date) => date.toISOString().slice(0, 10);
    expect([reached(birth, iso(day0)), reached(birth, iso(day1))]).toEqual([false, true]);
  });

  it.each([
    [{ retraite: true }, false],
    [{ date_naissance: '1959-11-21' }, false],
    [{ date_naissance: '1959-11-22', retraite: false }, { ask: [] }],
    [{ date_naissance: '1962-01-01' }, { ask: ['retraite'] }],
    [{ date_naissance: '1970-01-01' }, { ask: ['retraite'] }],
    [{ date_naissance: '1970-01-01', retraite: false }, true],
    [{ retraite: false }, { ask: ['date_naissance'] }],
  ])('invalidity: %j → %j', (facts, expected) => expect(derived('age_compatible_invalidite', facts)).toEqual(expected));

  it.each([
    ['1964-11-22', false],
    ['1964-11-21', { ask: [] }],
    ['1961-11-22', { ask: [] }],
    ['1961-11-21', true],
  ])('allowance for the elderly, born on %s → %j', (date_naissance, expected) =>
    expect(derived('aspa_eligible', { date_naissance })).toEqual(expected),
  );
});

describe('schemes', () => {
  it.each([
    [{ statut: 'artisan' }, 'cpam'],
    [{ statut: 'commercant' }, 'cpam'],
    [{ statut: 'pl_non_reglementee' }, 'cpam'],
    [{ statut: 'pl_reglementee' }, 'caisse_pl'],
    [{ statut: 'pl_reglementee', caisse_retraite: 'CNBF' }, 'caisse_pl'],
    [{ caisse_retraite: 'cipav' }, 'caisse_pl'],
    [{ statut: 'artisan', caisse_retraite: 'CIPAV' }, 'cpam'],
    [{ statut: 'pl_reglementee', caisse_retraite: 'regime_general' }, 'cpam'],
    [{ statut: 'auto_entrepreneur' }, { ask: ['activite_micro', 'caisse_retraite'] }],
    [{ statut: 'auto_entrepreneur', caisse_retraite: 'CIPAV' }, 'caisse_pl'],
    [{ statut: 'auto_entrepreneur', activite_micro: 'vente' }, 'cpam'],
    [{ statut: 'auto_entrepreneur', activite_micro: 'bnc' }, { ask: ['caisse_retraite'] }],
    [{ statut: 'auto_entrepreneur', activite_micro: 'bnc', caisse_retraite: 'regime_general' }, 'cpam'],
    [{ statut: 'conjoint_collaborateur' }, { ask: ['caisse_retraite'] }],
    [{}, { ask: ['statut', 'caisse_retraite'] }],
  ])('of a client, %j → %j', (facts, expected) => expect(derived('regime_invalidite_deces', facts)).toEqual(expected));

  it.each([
    [{ defunt_statut: 'artisan' }, 'cpam'],
    [{ defunt_statut: 'pl_reglementee' }, { ask: ['defunt_caisse_retraite'] }],
    [{ defunt_statut: 'pl_reglementee', defunt_caisse_retraite: 'CARMF' }, { ask: [] }],
    [{ defunt_caisse_retraite: 'CARPIMKO' }, { ask: [] }],
    [{ defunt_statut: 'artisan', defunt_caisse_retraite: 'CARPIMKO' }, { ask: [] }],
    [{ defunt_caisse_retraite: 'CAVEC' }, 'caisse_pl'],
    [{ defunt_statut: 'auto_entrepreneur' }, { ask: ['defunt_caisse_retraite'] }],
    [{ statut: 'artisan' }, { ask: ['defunt_statut', 'defunt_caisse_retraite'] }],
  ])('of someone who died, %j → %j', (facts, expected) =>
    expect(derived('defunt_regime_invalidite_deces', facts)).toEqual(expected),
  );

  it.each([
    [{ statut: 'artisan' }, false],
    [{ statut: 'conjoint_salarie' }, { ask: ['assimile_salarie'] }],
    [{ statut: 'artisan', assimile_salarie: true }, true],
    [{}, { ask: ['statut', 'assimile_salarie'] }],
  ])('treated as an employee, %j → %j', (facts, expected) =>
    expect(derived('assimile_salarie', facts)).toEqual(expected),
  );

  it.each([
    [{ invalidite_categorie: 2, invalidite_origine_ti: true }, true],
    [{ invalidite_categorie: '0' }, false],
    [{ invalidite_origine_ti: false }, false],
    [{ invalidite_categorie: 1 }, { ask: ['invalidite_origine_ti'] }],
    [{ invalidite_origine_ti: true }, { ask: ['invalidite_categorie'] }],
    [{ invalidite_categorie: 4, invalidite_origine_ti: true }, { ask: ['invalidite_categorie'] }],
  ])('invalidity pension, %j → %j', (facts, expected) =>
    expect(derived('pension_invalidite_ti', facts)).toEqual(expected),
  );
});

describe('ceilings', () => {
  it.each([
    [1, '59000', '2025-11-21', 13_957],
    [4, '59000', '2025-11-21', 29_311],
    [6, '59000', '2025-11-21', 40_477],
    [2, '97400', '2024-11-21', 22_912],
    [1, '59000', '2025-03-31', 13_724],
    [1, '59000', '2026-11-21', 14_069],
  ])('C2S for %i, %s, on %s: %d', (foyer_taille, code_postal, today, expected) =>
    expect(derived('css_plafond_participation', { foyer_taille, code_postal }, today)).toBe(expected),
  );

  it('C2S overseas when only the mainland table is published: its ratio', () => {
    expect(derived('css_plafond_participation', { foyer_taille: 1, code_postal: 97_100 }, '2025-11-21')).toBe(15_534);
  });

  it('C2S: asks what it lacks; nothing when the figures of that day are not known', () => {
    expect(derived('css_plafond_participation', { foyer_taille: 0 })).toEqual({ ask: ['foyer_taille', 'code_postal'] });
    expect(derived('css_plafond_participation', { foyer_taille: 2, code_postal: '98800' })).toEqual({ ask: [] });
    expect(derived('css_plafond_participation', { foyer_taille: 2, code_postal: 59_000 }, '2031-01-01')).toEqual({
      ask: [],
    });
  });

  it('ASI: a year, and a quarter of it', () => {
    expect(derived('plafond_asi_an', { vie_en_couple: false }, '2025-05-01')).toBe(10_978.3);
    expect(derived('plafond_asi_trimestre', { vie_en_couple: true }, '2025-05-01')).toBe(4803.01);
    expect(derived('plafond_asi_an', {})).toEqual({ ask: ['vie_en_couple'] });
    expect(derived('plafond_asi_an', { vie_en_couple: true }, '2015-05-01')).toEqual({ ask: [] });
  });

  it('the local one is nobody’s to tell', () => expect(derived('seuil_ass_local', {})).toEqual({ ask: [] }));
});
