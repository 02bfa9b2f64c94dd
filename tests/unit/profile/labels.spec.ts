import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BILAN, bilanProgress, sensitivityOf, withAnswer } from '../../../lib/profile/bilan';
import { DERIVED_KEYS, PROFILE_KEYS } from '../../../lib/profile/keys';
import { GROUPS, LABELS, type LabelledKey } from '../../../lib/profile/labels';
import { ProfileSchema, STORED_KEYS } from '../../../lib/profile/schema';
import { profileKeysPage } from '../../tools/profile-keys-page';

const keys = Object.keys(LABELS) as LabelledKey[];

describe('labels', () => {
  it('say each key once, in a known group', () => {
    expect([...keys].sort()).toEqual([...new Set<string>([...PROFILE_KEYS, ...STORED_KEYS])].sort());
    const groups = new Set(GROUPS.map(({ id }) => id));
    expect(keys.filter((key) => !groups.has(LABELS[key].group))).toEqual([]);
    expect(new Set(keys.map((key) => LABELS[key].label)).size).toBe(keys.length);
  });

  it('agree with the shapes: what is typed can be stored', () => {
    const sample = { 'yes-no': true, integer: 2, amount: 30_000, date: '1980-12-31', civility: 'Mme' } as Record<
      string,
      unknown
    >;
    for (const key of STORED_KEYS) {
      const value = sample[LABELS[key].input] ?? 'texte';
      expect(ProfileSchema.safeParse({ [key]: value }).success, key).toBe(true);
    }
    for (const key of DERIVED_KEYS) expect(LABELS[key].input, key).toBe('derived');
  });

  it('keep every health question at N3 and out of the ordinary groups', () => {
    for (const key of keys) expect(LABELS[key].group === 'sante', key).toBe(LABELS[key].sensitivity === 'N3');
  });
});

describe('the Bilan', () => {
  const questions = BILAN.flatMap((part) => part.questions);

  it('asks each thing once, in a question, and says what for', () => {
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
    for (const question of questions) {
      expect(question.question, question.key).toMatch(/\?$/);
      expect(question.serves.length, question.key).toBeGreaterThan(0);
    }
    expect(questions.filter((question) => sensitivityOf(question) === 'N3').length).toBeGreaterThan(0);
  });

  it('keeps « ne sait pas » unknown, and leaves the given profile alone', () => {
    const before = { cafBenefits: true, lastName: 'Durand' };
    expect(withAnswer(before, 'cafBenefits', false)).toEqual({ cafBenefits: false, lastName: 'Durand' });
    expect(withAnswer(before, 'cafBenefits', null)).toEqual({ lastName: 'Durand' });
    expect(before).toEqual({ cafBenefits: true, lastName: 'Durand' });
  });

  it('counts a no as an answer', () => {
    expect(bilanProgress({ cafBenefits: false, lastName: 'Durand' })).toEqual({ answered: 1, total: questions.length });
  });
});

it('docs/profile-keys.md says what the labels say', () => {
  const page = readFileSync(new URL('../../../docs/profile-keys.md', import.meta.url), 'utf8');
  expect(page).toBe(profileKeysPage());
});
