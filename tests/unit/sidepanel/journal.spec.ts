import { describe, expect, it } from 'vitest';
import { fromJournal, toJournal } from '../../../entrypoints/sidepanel/review/journal';
import { EMPTY_REVIEW, type ReviewAction, reduceReview } from '../../../entrypoints/sidepanel/review/review';
import { field, line, result } from './make';

const NIR = '280124410912330';
const AT = '2026-11-21T19:00:00Z';

const ACTIONS: ReviewAction[] = [
  { act: 'strike', fieldId: '9' },
  {
    act: 'run-started',
    clientId: 'c1',
    lines: [
      { field: field('1'), plan: line('1'), shown: 'Nantes' },
      { field: field('2'), plan: line('2', { typedOnce: true }), shown: NIR },
      { field: field('3'), plan: line('3'), shown: 'Brest' },
    ],
  },
  { act: 'result', result: result('1') },
  { act: 'result', result: result('2', { after: [{ name: '2', value: NIR, checked: null }] }) },
];
const state = ACTIONS.reduce(reduceReview, EMPTY_REVIEW);

const journal = toJournal(state, 'c1', new Set(['2']), AT);

describe('the journal of a dossier', () => {
  it('holds no number typed once, nor the snapshot that would', () => {
    expect(JSON.stringify(journal)).not.toContain(NIR);
    expect(journal.results.find((one) => one.fieldId === '2')).toMatchObject({
      outcome: 'saved',
      before: null,
      after: null,
    });
  });

  it('brings back decisions, results and their proofs', () => {
    const back = fromJournal(structuredClone(journal), 'c1');
    expect(back.decisions.struck).toEqual({ '9': true });
    expect(back.progress.results['1']).toEqual(result('1'));
    expect(back.progress.wrote['1']).toBe('Nantes');
  });

  it('tells as not saved what nobody answered for', () => {
    const back = fromJournal(structuredClone(journal), 'c1');
    expect(back.progress.results['3']).toMatchObject({ outcome: 'not-saved', reason: 'page-left' });
    expect(back.progress.pending).toEqual([]);
  });

  it('gives another client none of the decisions, and what was written to undo', () => {
    const other = fromJournal(structuredClone(journal), 'c2');
    expect(other.decisions).toEqual(EMPTY_REVIEW.decisions);
    expect(other.progress.filledFor).toBe('c1');
    expect(other.progress.results['1']?.outcome).toBe('saved');
  });

  it('drops results that are not of our shape', () => {
    const broken = { ...journal, results: [{ fieldId: 4 }, result('1')] as never, decisions: 'nothing' };
    const back = fromJournal(broken, 'c1');
    expect(Object.keys(back.progress.results)).toEqual(['1']);
    expect(back.decisions).toEqual(EMPTY_REVIEW.decisions);
  });
});
