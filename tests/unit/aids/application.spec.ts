import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK, fieldsOf, isField, requestText } from '../../../lib/aids/application';
import { AIDS, aidOf } from '../../../lib/aids/catalogue';
import { FACTS } from '../../../lib/aids/facts/definitions';
import type { Aid } from '../../../lib/aids/types';
import { type Advisor, type Client, newClient, type Profile } from '../../../lib/profile/schema';

const TODAY = '2026-11-21';

const MAIWENN: Profile = {
  firstName: 'Maïwenn',
  lastName: 'Desrosiers',
  birthDate: '1980-03-01',
  addressStreet: '12 rue des Lilas',
  postalCode: '59300',
  city: 'Valenciennes',
  phone: '0639981234',
  email: 'maiwenn@example.org',
  siret: '73282932000074',
  companyName: 'Atelier des Lilas',
  activityDescription: 'Ébénisterie',
};
const ADVISOR: Advisor = {
  advisorFirstName: 'Ousmane',
  advisorLastName: 'Thévenet',
  advisorOrganisation: 'Maison des services',
};

const clientOf = (profile: Profile, health: boolean): Client => ({
  ...newClient('un', `${TODAY}T08:00:00Z`, profile),
  agreements: health ? [{ scope: 'sante', givenOn: TODAY, how: 'oral' }] : [],
});
const asked = (id: string, profile: Profile = MAIWENN, { health = true, advisor = ADVISOR } = {}) => {
  const aid = aidOf(id);
  const request = aid && requestText(aid, clientOf(profile, health), advisor, TODAY);
  if (!request) throw new Error(`Pas de demande : ${id}`);
  return request;
};
const written: Aid[] = AIDS.filter(({ request }) => request?.body !== undefined);

/** A record known in part. */
const someProfile = fc
  .subarray(Object.keys(MAIWENN) as (keyof Profile)[])
  .map((keys) => Object.fromEntries(keys.map((key) => [key, MAIWENN[key]])) as Profile);
const someFacts = fc.subarray([
  ['statut', 'artisan'],
  ['evenement_exceptionnel', 'incendie'],
  ['enfants_a_charge', 2],
  ['annees_cotisees_ti', 22],
  ['trimestres_ti', 88],
  ['date_debut_affiliation', '2004-06-15'],
  ['arret_debut', '2026-10-01'],
  ['arret_fin', '2026-12-01'],
] as const);
/** What those records may put in a text, and nothing else. */
const KNOWN_WORDS = [
  'Maïwenn',
  'Desrosiers',
  '1er mars 1980',
  '12 rue des Lilas, 59300 Valenciennes',
  '06 39 98 12 34',
  'maiwenn@example.org',
  '732 829 320 00074',
  'Atelier des Lilas',
  'Ébénisterie',
  'Ousmane Thévenet',
  'Maison des services',
  '21 novembre 2026',
  ...['artisan', 'incendie'].map((option) => optionLabel(option)),
  '2',
  '22',
  '88',
  '15 juin 2004',
  '1er octobre 2026',
  '1er décembre 2026',
];
function optionLabel(option: string): string {
  const found = FACTS.flatMap(({ options }) => options ?? []).find(({ value }) => value === option);
  if (!found) throw new Error(option);
  return found.label;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** The template as an expression whose holes take one of the values allowed. */
function shapeOf(template: string, values: readonly string[]): RegExp {
  const hole = `(?:${values.map(escaped).join('|')})`;
  return new RegExp(
    `^${template
      .trim()
      .split(/\{[^{}]*\}/u)
      .map(escaped)
      .join(hole)}$`,
    'u',
  );
}

describe('the text of a request', () => {
  it('is written for messages, forms and letters only, with fields that exist', () => {
    expect(written.length).toBeGreaterThan(20);
    for (const { id, request } of written) {
      expect(['messagerie', 'formulaire', 'courrier'], id).toContain(request?.channel);
      for (const field of fieldsOf(request?.body ?? '')) expect(isField(field), `${id} : {${field}}`).toBe(true);
    }
  });

  it('is absent when the aid has nothing to send', () => {
    const silent = AIDS.find(({ request }) => request === null);
    expect(silent && requestText(silent, clientOf(MAIWENN, true), ADVISOR, TODAY)).toBeNull();
  });

  it('holds its template, what is known of the client, blanks, and nothing invented', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...written),
        someProfile,
        someFacts,
        fc.boolean(),
        fc.constantFrom(ADVISOR, {}),
        (aid, profile, facts, health, advisor) => {
          const client = clientOf({ ...profile, facts: Object.fromEntries(facts) }, health);
          const request = requestText(aid, client, advisor, TODAY);
          expect(request?.body).toMatch(shapeOf(aid.request?.body ?? '', [...KNOWN_WORDS, BLANK]));
          expect(request?.body?.includes(BLANK)).toBe((request?.blanks.length ?? 0) > 0);
          expect(new Set(request?.blanks).size).toBe(request?.blanks.length);
          for (const blank of request?.blanks ?? []) expect(blank).not.toMatch(/^$|[{}_]/);
        },
      ),
    );
  });

  it('names each thing left to complete, in words', () => {
    expect(asked('reclamation', {}).blanks).toEqual([
      'Décision ou service, date et référence',
      'Motifs de la réclamation',
      'Demande précise',
      'Prénom',
      'Nom',
      'Date de naissance',
      'Adresse complète',
      'Téléphone',
      'Courriel',
    ]);
    expect(asked('reclamation').blanks).toEqual([
      'Décision ou service, date et référence',
      'Motifs de la réclamation',
      'Demande précise',
    ]);
  });

  it('takes the mobile when there is no other telephone', () => {
    const { phone, ...rest } = MAIWENN;
    expect(asked('service-social', { ...rest, mobile: phone ?? '' }).body).toContain('Téléphone\u00a0: 06 39 98 12 34');
  });

  it('leaves out a number that does not hold', () => {
    const { body, blanks } = asked('aced', { ...MAIWENN, siret: '73282932000075' });
    expect(body).toContain(`SIRET ${BLANK}`);
    expect(blanks).toContain('Numéro SIRET');
  });

  it('never holds the NIR or the IBAN, even when the record keeps them', () => {
    const kept = { ...MAIWENN, nir: '184127645108946', iban: 'FR7630006000011234567890189' };
    for (const { id } of written) {
      const { to, subject = '', body = '' } = asked(id, kept);
      expect(`${to} ${subject} ${body}`.replace(/\s/g, ''), id).not.toMatch(
        /184127645108946|FR7630006000011234567890189/,
      );
    }
    expect(['nir', 'iban', 'bic', 'cafNumber'].some(isField)).toBe(false);
  });

  it('holds a health fact only with the agreement of the client', () => {
    const sick = { ...MAIWENN, facts: { arret_debut: '2026-10-01', statut: 'artisan' } };
    expect(asked('pdp-ti', sick).body).toContain('1er octobre 2026');
    const { body, blanks } = asked('pdp-ti', sick, { health: false });
    expect(body).not.toContain('octobre');
    expect(blanks).toContain('Début de l’arrêt de travail');
    const withdrawn = clientOf(sick, true);
    withdrawn.agreements = [{ scope: 'sante', givenOn: '2026-01-01', how: 'oral', withdrawnOn: '2026-02-01' }];
    expect(requestText(aidOf('pdp-ti') as Aid, withdrawn, ADVISOR, TODAY)?.body).not.toContain('octobre');
  });

  it('is said by the worker in person when the aid is one of the CPSTI', () => {
    for (const id of [
      'aced',
      'afe-urssaf',
      'fci',
      'adr',
      'afe-invalides-actifs',
      'aide-repit',
      'ama-maintien-activite',
    ]) {
      const template = aidOf(id)?.request?.body ?? '';
      expect(template, id).toMatch(/^J’exerce une activité indépendante/mu);
      expect(fieldsOf(template), id).not.toContain('conseiller');
      expect(fieldsOf(template), id).not.toContain('structure');
    }
  });

  it('goes to the account of the client: Urssaf, or that of the auto-entrepreneurs', () => {
    for (const id of ['aced', 'afe-urssaf', 'fci', 'adr']) {
      const artisan = asked(id, { ...MAIWENN, facts: { statut: 'artisan' } });
      expect(artisan).toMatchObject({
        to: 'Espace personnel urssaf.fr, messagerie',
        subject: 'Solliciter l’action sociale du CPSTI',
      });
      const micro = asked(id, { ...MAIWENN, facts: { statut: 'auto_entrepreneur' } });
      expect(micro).toMatchObject({
        to: 'Espace personnel autoentrepreneur.urssaf.fr, messagerie',
        subject: 'Je souhaite effectuer une demande d’action sociale',
      });
      const unknown = asked(id);
      for (const words of [artisan.to, micro.to]) expect(unknown.to).toContain(words);
      for (const words of [artisan.subject, micro.subject]) expect(unknown.subject).toContain(words);
      expect(unknown.blanks).toContain('Statut');
    }
  });

  it('is signed by the advisor when the advisor orients someone, with the day of the agreement left to write', () => {
    const { body, blanks } = asked('mission-accompagnement-sante');
    expect(body).toContain('Ousmane Thévenet\nMaison des services\nLe 21 novembre 2026');
    expect(blanks).toContain('Date de l’accord de la personne');
  });

  it('refuses a template with a field that does not exist', () => {
    const aid = aidOf('aced') as Aid;
    const wrong = { ...aid, request: { channel: 'messagerie', to: 'Urssaf', body: 'Mon {nir}' } as const };
    expect(() => requestText(wrong, clientOf(MAIWENN, true), ADVISOR, TODAY)).toThrow(/nir/);
  });
});
