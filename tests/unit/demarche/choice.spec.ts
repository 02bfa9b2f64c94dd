import { describe, expect, it } from 'vitest';
import { heldUnder, sameSnapshot } from '../../../lib/demarche/snapshot';
import { resolve } from '../../../lib/demarche/writers/choice';
import { queriesFor } from '../../../lib/demarche/writers/combobox';
import type { Intent } from '../../../lib/forms/intent';

type Choice = Extract<Intent, { kind: 'choice' }>;
const asked = (more: Partial<Choice>): Choice => ({ kind: 'choice', labels: [], code: null, other: null, ...more });

const YES_NO = [
  { text: 'Yes', value: 'true' },
  { text: 'No', value: 'false' },
  { text: 'Not provided', value: '' },
];
const COLOURS = [
  { text: 'Rouge', value: '901' },
  { text: 'Vert', value: 'Rouge' },
  { text: 'Autre', value: '__other__' },
];

describe('which choice is meant', () => {
  it('by the site’s standard code where there is one, in any language', () => {
    expect(resolve('yes_no', YES_NO, asked({ labels: ['Oui'], code: 'true' }))).toEqual({ value: 'true', other: null });
  });

  it('by text in authors’ lists, whose values may be anything', () => {
    expect(resolve('drop_down_list', COLOURS, asked({ labels: ['rouge'] }))).toEqual({ value: '901', other: null });
    expect(resolve('drop_down_list', COLOURS, asked({ labels: ['901'], code: '901' }))).toMatchObject({
      outcome: 'needs-person',
      reason: 'no-such-option',
      choices: ['Rouge', 'Vert'],
    });
  });

  it('by the first accepted text that stands there', () => {
    expect(resolve('drop_down_list', COLOURS, asked({ labels: ['Bleu', 'Vert', 'Rouge'] }))).toMatchObject({
      value: 'Rouge',
    });
  });

  it('as « autre » only when no text fits and the page offers it', () => {
    const other = asked({ labels: ['Bleu'], other: 'Bleu nuit' });
    expect(resolve('drop_down_list', COLOURS, other)).toEqual({ value: '__other__', other: 'Bleu nuit' });
    expect(resolve('drop_down_list', COLOURS.slice(0, 2), other)).toMatchObject({ reason: 'no-such-option' });
    expect(resolve('drop_down_list', COLOURS, { ...other, labels: ['Vert'] })).toMatchObject({ other: null });
  });

  it('never the empty one, nor one of two with the same text', () => {
    expect(resolve('yes_no', YES_NO, asked({ labels: ['Not provided'], code: '' }))).toMatchObject({
      reason: 'no-such-option',
    });
    const twins = [...COLOURS, { text: 'Vert', value: '903' }];
    expect(resolve('drop_down_list', twins, asked({ labels: ['Vert'] }))).toMatchObject({ reason: 'several-options' });
  });
});

describe('what is typed to find a choice', () => {
  it('tries the text, the other apostrophe, then the longest word', () => {
    expect(queriesFor("Métier d'art")).toEqual(["Métier d'art", 'Métier d’art', 'Métier']);
    expect(queriesFor('Nantes')).toEqual(['Nantes']);
  });
});

describe('what stood in a field', () => {
  const radio = (value: string, checked: boolean) => ({ name: 'r', value, checked });
  const text = (name: string, value: string) => ({ name, value, checked: null });

  it('counts what is ticked, not what could be', () => {
    expect(sameSnapshot([radio('a', true), radio('b', false)], [radio('a', true)], Object.is)).toBe(true);
    expect(sameSnapshot([radio('a', true)], [radio('b', true)], Object.is)).toBe(false);
    expect(heldUnder([radio('a', false), radio('b', true)], 'r')).toEqual(['b']);
  });

  it('ignores empty companions and the order of several choices', () => {
    expect(
      sameSnapshot(
        [text('m[]', 'a'), text('m[]', 'b')],
        [text('m[]', ''), text('m[]', 'b'), text('m[]', 'a')],
        Object.is,
      ),
    ).toBe(true);
    expect(sameSnapshot([text('m[]', 'a')], [text('m[]', 'a'), text('m[]', 'a')], Object.is)).toBe(false);
  });
});
