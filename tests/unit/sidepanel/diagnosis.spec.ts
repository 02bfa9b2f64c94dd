import { expect, it } from 'vitest';
import { diagnosis } from '../../../entrypoints/sidepanel/review/diagnosis';
import { EMPTY_REVIEW, reduceReview, review } from '../../../entrypoints/sidepanel/review/review';
import { field, form, line, plan, result } from './make';

it('tells what was seen and refused, and no value of anyone', () => {
  const secret = 'Kerzoncuf';
  const page = form([field('1', { label: 'Nom de famille', error: `${secret} est trop long` }), field('2')], {
    dossier: '20481377',
  });
  const lines = plan(
    line('1', { value: secret, shown: secret, from: secret, reason: secret, intent: { kind: 'text', text: secret } }),
    line('2'),
  );
  const wrote = reduceReview(EMPTY_REVIEW, {
    act: 'result',
    result: {
      ...result('1', { outcome: 'needs-person', reason: 'several-options' }),
      message: `Le site dit ${secret}`,
      choices: [secret],
      before: [{ name: 'n', value: secret, checked: null }],
      after: [{ name: 'n', value: secret, checked: null }],
    },
  });
  const text = diagnosis(page, review(page, lines, wrote).lines, '1.2.3');
  expect(text).not.toContain(secret);
  expect(text).not.toContain('20481377');
  const seen = JSON.parse(text);
  expect(seen.version).toBe('1.2.3');
  expect(seen.fields.map(({ label }: { label: string }) => label)).toEqual(['Nom de famille', 'Question 2']);
  expect(seen.fields[0]).toMatchObject({ outcome: 'needs-person', reason: 'several-options', key: 'city' });
});
