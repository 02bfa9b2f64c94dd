import { describe, expect, it } from 'vitest';
import { formOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { SURE } from '../../../lib/forms/matching';
import type { FilingMode, FormPlace, PageForm } from '../../../lib/forms/page-form';

/** Both blocks carry the same labels on purpose (contract §2): only the names tell them apart. */
const LABELS: Record<string, string> = {
  'individual.gender': 'Civilité',
  'individual.prenom': 'Prénom',
  'individual.nom': 'Nom',
  'individual.birthdate': 'Date de naissance',
  'individual.notification_method': 'Notification',
  'individual.email': 'Adresse électronique',
  'mandataire.first_name': 'Prénom',
  'mandataire.last_name': 'Nom',
  for_tiers: 'Pour qui ?',
};

function page(mode: FilingMode | null, place: FormPlace = 'identity'): PageForm {
  const ids = Object.keys(LABELS);
  const form = formOfLines(ids.map((id, i) => ({ form: 'inv', idx: i, label: LABELS[id] ?? '', type: 'text' })));
  form.fields.forEach((field, i) => {
    field.id = ids[i] ?? '';
    field.stableId = field.id;
  });
  return { ...form, place, mode };
}

const byId = (mode: FilingMode | null) => new Map(match(page(mode), []).map((m) => [m.fieldId, m]));

describe('the identity page', () => {
  it.each(['self', 'third-party'] as const)(
    '%s: the client in individual.*, the advisor in mandataire.* only',
    (mode) => {
      const found = byId(mode);
      expect(
        [...found].filter(([, m]) => m.confidence >= SURE && m.key !== null).map(([id, m]) => [id, m.owner, m.key]),
      ).toEqual([
        ['individual.gender', 'beneficiary', 'civility'],
        ['individual.prenom', 'beneficiary', 'firstName'],
        ['individual.nom', 'beneficiary', 'lastName'],
        ['individual.birthdate', 'beneficiary', 'birthDate'],
        ['mandataire.first_name', 'advisor', 'advisorFirstName'],
        ['mandataire.last_name', 'advisor', 'advisorLastName'],
      ]);
    },
  );

  it('leaves mode and notification to the advisor, and asks before an e-mail that leaves the page', () => {
    const found = byId('third-party');
    expect(found.get('for_tiers')?.key).toBeNull();
    expect(found.get('individual.notification_method')?.key).toBeNull();
    expect(found.get('individual.email')).toMatchObject({ key: 'email', owner: 'beneficiary' });
    expect(found.get('individual.email')?.confidence).toBeLessThan(SURE);
    expect(byId('self').get('individual.email')?.key).toBeNull();
  });

  it('is sure of nobody while nothing is chosen', () => {
    expect(byId(null).get('individual.nom')?.confidence).toBeLessThan(SURE);
  });
});

describe('the SIRET page', () => {
  it('proposes the SIRET, never as ready: the lookup writes in the dossier', () => {
    const form = formOfLines([{ form: 'inv', idx: 1, label: 'Numéro SIRET', type: 'siret' }]);
    const [m] = match({ ...form, place: 'siret' }, []);
    expect(m?.key).toBe('siret');
    expect(m?.confidence).toBeLessThan(SURE);
  });
});
