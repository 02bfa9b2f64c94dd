import { describe, expect, it } from 'vitest';
import { AIDS } from '../../../lib/aids/catalogue';
import { FACTS } from '../../../lib/aids/facts/definitions';
import { withAgreement } from '../../../lib/profile/agreements';
import { type Client, newClient } from '../../../lib/profile/schema';
import { storageIssues, withoutHealth, withoutTypedOnceFacts } from '../../../lib/vault/policy';

const NOW = '2026-11-21T09:00:00Z';
const TODAY = '2026-11-21';
const RETAINED = { retainedOn: '2026-11-20' };

/** A file with something of every kind. */
function full(): Client {
  const facts = Object.fromEntries(FACTS.filter(({ derivedFrom }) => !derivedFrom).map(({ id }) => [id, true]));
  return {
    ...newClient('c1', NOW, {
      lastName: 'Essai',
      hasComplementaryInsurance: false,
      renouncedCare: true,
      sickLeave: false,
    }),
    profile: { lastName: 'Essai', hasComplementaryInsurance: false, renouncedCare: true, sickLeave: false, facts },
    aids: Object.fromEntries([...AIDS.map(({ id }) => [id, RETAINED] as const), ['aide-disparue', RETAINED]]),
  };
}

describe('what is left without the health agreement', () => {
  it('may be kept, and only health is gone', () => {
    expect(storageIssues(full(), TODAY)).toHaveLength(1);
    const left = withoutHealth(full());
    expect(storageIssues(left, TODAY)).toEqual([]);
    expect(left.profile).toMatchObject({ lastName: 'Essai', hasComplementaryInsurance: false });
    expect(left.profile).not.toHaveProperty('renouncedCare');
    expect(left.profile).not.toHaveProperty('sickLeave');
    expect(Object.keys(left.profile.facts ?? {})).toEqual(
      FACTS.filter(({ derivedFrom, sensitivity }) => !derivedFrom && sensitivity !== 'N3').map(({ id }) => id),
    );
    expect(Object.keys(left.aids ?? {})).toEqual(
      AIDS.filter(({ sensitivity }) => sensitivity !== 'N3').map(({ id }) => id),
    );
  });

  it('takes nothing from a file without health, and leaves no empty shelf', () => {
    const plain = { ...newClient('c1', NOW, { lastName: 'Essai' }), aids: { css: RETAINED } };
    expect(withoutHealth(plain)).toEqual(plain);
    const sick = { ...newClient('c1', NOW, { facts: { grossesse: true } }), aids: { 'pdp-ti': RETAINED } };
    expect(withoutHealth(sick)).toEqual(newClient('c1', NOW));
  });

  it('names what it is about, in words and without a value', () => {
    const sick = { ...newClient('c1', NOW, { facts: { arret_debut: '2026-11-03' } }), aids: { 'pdp-ti': RETAINED } };
    const [issue = ''] = storageIssues(sick, TODAY);
    expect(issue).toContain('Début de l’arrêt de travail');
    expect(issue).toContain(AIDS.find(({ id }) => id === 'pdp-ti')?.title);
    expect(issue).not.toContain('2026');
  });

  it('says when the agreement came to its end, and takes the health answers with it', () => {
    const ended = withAgreement(full(), { scope: 'sante', how: 'oral', givenOn: '2024-11-21' });
    expect(storageIssues(ended, '2026-11-20')).toEqual([]);
    const [issue = ''] = storageIssues(ended, '2026-11-21');
    expect(issue).toContain('a pris fin');
    expect(storageIssues(withoutHealth(ended), '2026-11-21')).toEqual([]);
  });
});

describe('a number that is typed once, written in a text', () => {
  const NIR = '1 85 05 78 006 084 91';
  const IBAN = 'FR76 3000 6000 0112 3456 7890 189';
  const holding = (text: string): Client => ({
    ...newClient('c1', NOW, {
      lastName: 'Essai',
      activityDescription: `Plombier, sécu ${text}`,
      facts: { statut: [text], difficulte_autre: 'rien' },
    }),
    aids: { css: { papers: ['Avis d’imposition', `RIB ${text}`] } },
  });

  it('refuses the whole file, and says in which box, without the number', () => {
    for (const [text, what] of [
      [NIR, 'un numéro de sécurité sociale'],
      [IBAN, 'un IBAN'],
    ] as const) {
      const issues = storageIssues(
        withAgreement(holding(text), { scope: 'sante', how: 'oral', givenOn: TODAY, months: null }),
        TODAY,
      );
      expect(issues).toHaveLength(3);
      expect(issues[0]).toContain('Activité professionnelle');
      for (const issue of issues) {
        expect(issue).toContain(`contient ${what}`);
        expect(issue).not.toContain(text);
      }
    }
  });

  it('may be taken out, and only the number goes', () => {
    const left = withoutTypedOnceFacts(holding(NIR));
    expect(left).toMatchObject({
      id: 'c1',
      profile: { lastName: 'Essai', activityDescription: 'Plombier, sécu [numéro non gardé]' },
      aids: { css: { papers: ['Avis d’imposition', 'RIB [numéro non gardé]'] } },
    });
    const agreed = withAgreement(left, { scope: 'sante', how: 'oral', givenOn: TODAY, months: null });
    expect(storageIssues(agreed, TODAY)).toEqual([]);
    expect(withoutTypedOnceFacts(full())).toEqual(full());
  });

  it('is let in where the structure may keep it', () => {
    const client = withAgreement(holding(NIR), { scope: 'sante', how: 'oral', givenOn: TODAY, months: null });
    expect(storageIssues(client, TODAY, { keepTypedOnce: true })).toEqual([]);
  });

  it('is not what a SIRET, a telephone or a dossier number looks like', () => {
    const ordinary = holding('SIRET 732 829 320 00074, tél. 06 39 98 00 01, dossier n° 20 481 377');
    const agreed = withAgreement(ordinary, { scope: 'sante', how: 'oral', givenOn: TODAY, months: null });
    expect(storageIssues(agreed, TODAY)).toEqual([]);
  });
});
