import { describe, expect, it } from 'vitest';
import { AIDS } from '../../../lib/aids/catalogue';
import { FACTS } from '../../../lib/aids/facts/definitions';
import { type Fiche, ficheOf } from '../../../lib/aids/fiche';
import { type Client, newClient } from '../../../lib/profile/schema';

const TODAY = '2026-11-21';

function withAids(aids: NonNullable<Client['aids']>, facts: NonNullable<Client['profile']['facts']> = {}): Client {
  return { ...newClient('c', `${TODAY}T00:00:00Z`, { facts }), aids };
}
function sheet(...given: Parameters<typeof withAids>): Fiche {
  const fiche = ficheOf(withAids(...given), TODAY);
  if (fiche === null) throw new Error('Nothing retained');
  return fiche;
}
const ids = (fiche: Fiche) => fiche.aids.map(({ aid }) => aid.id);

describe('the sheet', () => {
  it('is null when nothing is retained, whatever else is kept', () => {
    expect(ficheOf(withAids({}), TODAY)).toBeNull();
    expect(ficheOf(withAids({ css: { papers: ['RIB'] } }), TODAY)).toBeNull();
    expect(ficheOf(withAids({ 'aide-disparue': { retainedOn: TODAY } }), TODAY)).toBeNull();
  });

  it('never holds what is for the advisor alone', () => {
    const advisorOnly = AIDS.filter(({ audience }) => audience === 'conseiller');
    expect(advisorOnly.length).toBeGreaterThan(0);
    for (const { id } of advisorOnly) expect(ficheOf(withAids({ [id]: { retainedOn: TODAY } }), TODAY)).toBeNull();
  });

  it('puts first what has a deadline, and dates the interview by what was retained last', () => {
    const fiche = sheet({
      'complementaire-sante': { retainedOn: '2026-11-20' },
      'arret-envoi-48h': { retainedOn: '2026-11-21' },
    });
    expect(ids(fiche)).toEqual(['arret-envoi-48h', 'complementaire-sante']);
    expect(fiche.aids.map(({ number }) => number)).toEqual([1, 2]);
    expect(fiche.heldOn).toBe('2026-11-21');
  });

  it('says why without an amount, and nothing that touches health', () => {
    const health = FACTS.filter(({ sensitivity }) => sensitivity === 'N3').map(({ label }) => label);
    const facts = {
      arret_en_cours: true,
      statut: 'artisan',
      ressources_12_mois: 9000,
      couverture_assurance_maladie: true,
      foyer_taille: 1,
      renoncement_soins: true,
    };
    const everything = Object.fromEntries(AIDS.map(({ id }) => [id, { retainedOn: TODAY }]));
    const fiche = sheet(everything, facts);
    const said = fiche.aids.flatMap(({ because, toKnow }) => [...because, ...toKnow]);
    expect(said.length).toBeGreaterThan(0);
    for (const words of said) {
      expect(words).not.toMatch(/\d\s?€|9\s?000/);
      for (const label of health) expect(words.startsWith(label), `${words} / ${label}`).toBe(false);
      // Where it was noted is the advisor's business.
      expect(words).not.toMatch(/\((Fiche|Bilan)[^)]*\)$/);
    }
    const ij = fiche.aids.find(({ aid }) => aid.id === 'ij-artisan-commercant');
    expect(ij?.because.join()).toMatch(/artisan/i);
  });

  it('gathers papers and contacts once, with the aids they serve; ticked ones are there already', () => {
    const [first, second] = AIDS.filter(({ documents, audience }) => documents.length > 0 && audience === 'client');
    const paper = first?.documents[0]?.text ?? '';
    const fiche = sheet({
      [first?.id ?? '']: { retainedOn: TODAY, papers: [paper] },
      [second?.id ?? '']: { retainedOn: TODAY },
    });
    expect(new Set(fiche.papers.map(({ text }) => text)).size).toBe(fiche.papers.length);
    expect(fiche.papers.filter(({ atHand }) => atHand).map(({ text }) => text)).toEqual([paper]);
    expect(new Set(fiche.contacts.map(({ id }) => id)).size).toBe(fiche.contacts.length);
    for (const { aids } of [...fiche.papers, ...fiche.contacts]) {
      expect(aids.length).toBeGreaterThan(0);
      for (const number of aids) expect(number).toBeLessThanOrEqual(2);
    }
  });

  it('lists every figure it shows, once, and only those', () => {
    const everything = Object.fromEntries(AIDS.map(({ id }) => [id, { retainedOn: TODAY }]));
    const { figures } = sheet(everything);
    expect(figures.length).toBeGreaterThan(0);
    expect(new Set(figures).size).toBe(figures.length);
  });

  it('tells the advisor what the answers speak against since', () => {
    expect(sheet({ css: { retainedOn: TODAY } }).doubtful).toEqual([]);
    const against = sheet({ css: { retainedOn: TODAY } }, { couverture_assurance_maladie: false });
    expect(against.doubtful.map(({ id }) => id)).toEqual(['css']);
    expect(ids(against)).toEqual(['css']);
  });
});
