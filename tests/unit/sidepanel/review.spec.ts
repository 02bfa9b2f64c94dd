import { describe, expect, it } from 'vitest';
import {
  EMPTY_REVIEW,
  type ReviewAction,
  type ReviewState,
  readyWhenShown,
  reduceReview,
  review,
  waitsForHealth,
  withChoice,
} from '../../../entrypoints/sidepanel/review/review';
import { field, form, line, missing, plan, result } from './make';

const having = (...actions: ReviewAction[]): ReviewState => actions.reduce(reduceReview, EMPTY_REVIEW);
const started = (...ids: string[]): ReviewAction => ({
  act: 'run-started',
  clientId: 'c1',
  lines: ids.map((id) => ({ field: field(id), plan: line(id), shown: 'Nantes' })),
});

describe('what would be written', () => {
  it('sends ready lines in the order of the page, as they were reviewed', () => {
    const seen = review(form([field('2'), field('1')]), plan(line('1'), line('2')), EMPTY_REVIEW);
    expect(seen.orders.map((order) => order.fieldId)).toEqual(['2', '1']);
    expect(seen.orders[0]).toEqual({
      fieldId: '2',
      reviewed: { type: 'text', label: 'Question 2' },
      intent: { kind: 'text', text: 'Nantes' },
      overwrite: false,
    });
    expect(seen.counts.ready).toBe(2);
  });

  it('leaves out what was struck, and takes it back', () => {
    const one = form([field('1')]);
    const struck = having({ act: 'strike', fieldId: '1' });
    expect(review(one, plan(line('1')), struck).orders).toEqual([]);
    expect(review(one, plan(line('1')), reduceReview(struck, { act: 'unstrike', fieldId: '1' })).orders).toHaveLength(
      1,
    );
  });

  it('waits for a yes on a line to confirm', () => {
    const doubtful = plan(line('1', { status: 'confirm', reason: 'Reconnaissance incertaine' }));
    expect(review(form([field('1')]), doubtful, EMPTY_REVIEW)).toMatchObject({ orders: [], counts: { ask: 1 } });
    const yes = having({ act: 'confirm', fieldId: '1' });
    expect(review(form([field('1')]), doubtful, yes).orders).toHaveLength(1);
  });

  it.each([
    ['never', line('1', { status: 'never' }), {}],
    ['never', line('1'), { refusal: 'attestation' as const }],
    ['unknown', line('1', { status: 'unknown', intent: null, shown: null }), {}],
    ['missing', missing('1'), {}],
    ['locked', line('1'), { state: 'locked' as const }],
    ['filled', line('1'), { state: 'filled' as const }],
  ])('never sends a line that is « %s »', (state, planned, rest) => {
    const seen = review(form([field('1', rest)]), plan(planned), EMPTY_REVIEW);
    expect(seen.lines[0]?.state).toBe(state);
    expect(seen.orders).toEqual([]);
  });

  it('keeps a refused field refused, whatever was typed or asked', () => {
    const state = having(
      { act: 'type', fieldId: '1', typed: { intent: { kind: 'text', text: 'x' }, shown: 'x' } },
      { act: 'confirm', fieldId: '1' },
      { act: 'overwrite', fieldId: '1' },
    );
    const seen = review(form([field('1', { refusal: 'attestation' })]), plan(line('1', { status: 'never' })), state);
    expect(seen).toMatchObject({ orders: [], lines: [{ state: 'never' }] });
  });

  it('replaces what stands in the page only on request, and once', () => {
    const filled = form([field('1', { state: 'filled' })]);
    const asked = having({ act: 'overwrite', fieldId: '1' });
    expect(review(filled, plan(line('1')), asked).orders[0]?.overwrite).toBe(true);
    const done = reduceReview(asked, { act: 'result', result: result('1', { outcome: 'not-saved' }) });
    expect(done.decisions.overwrite).toEqual({});
  });

  it('prefers what was typed here, and goes back to the proposal', () => {
    const typed = having({
      act: 'type',
      fieldId: '1',
      typed: { intent: { kind: 'text', text: 'Brest' }, shown: 'Brest' },
    });
    const one = form([field('1')]);
    expect(review(one, plan(missing('1')), typed).orders[0]?.intent).toEqual({ kind: 'text', text: 'Brest' });
    expect(review(one, plan(line('1')), typed).lines[0]?.shown).toBe('Brest');
    const back = reduceReview(typed, { act: 'reset-line', fieldId: '1' });
    expect(review(one, plan(line('1')), back).lines[0]?.shown).toBe('Nantes');
  });

  it('leaves empty what the client does not know, until an answer comes', () => {
    const skipped = having({ act: 'skip', fieldId: '1' });
    expect(review(form([field('1')]), plan(missing('1')), skipped).lines[0]?.state).toBe('skipped');
    const answered = reduceReview(skipped, {
      act: 'type',
      fieldId: '1',
      typed: { intent: { kind: 'choice', labels: ['Oui'], code: 'true', other: null }, shown: 'Oui' },
    });
    expect(review(form([field('1')]), plan(missing('1')), answered).orders).toHaveLength(1);
  });
});

describe('hidden fields', () => {
  it('does not list a hidden question without an answer', () => {
    expect(review(form([field('1', { visible: false })]), plan(missing('1')), EMPTY_REVIEW).lines).toEqual([]);
  });

  it('shows a hidden answer, does not send it, and knows it may be when the site shows the field', () => {
    const hidden = review(form([field('1', { visible: false })]), plan(line('1', { hold: 'hidden' })), EMPTY_REVIEW);
    expect(hidden.orders).toEqual([]);
    expect(hidden.lines.map(readyWhenShown)).toEqual([true]);
  });

  it('never writes a hidden line that waits for a yes', () => {
    const hidden = review(form([field('1', { visible: false })]), plan(line('1', { status: 'confirm' })), EMPTY_REVIEW);
    expect(hidden.lines.map(readyWhenShown)).toEqual([false]);
  });
});

describe('answers of the page', () => {
  it('shows what is under way, then what was saved, with what was written', () => {
    const one = form([field('1')]);
    const running = having(started('1'));
    expect(review(one, plan(line('1')), running).lines[0]?.state).toBe('pending');
    const done = reduceReview(running, { act: 'result', result: result('1') });
    // The file changed since: the line still tells what was written.
    const seen = review(one, plan(line('1', { shown: 'Rennes' })), done);
    expect(seen.lines[0]).toMatchObject({ state: 'saved', shown: 'Nantes', canUndo: true });
    expect(seen.counts).toMatchObject({ saved: 1, ready: 0 });
  });

  it('keeps the value of a failed line at hand', () => {
    const failed = having(started('1'), {
      act: 'result',
      result: result('1', { outcome: 'not-saved', reason: 'save-failed' }),
    });
    const seen = review(form([field('1', { state: 'filled' })]), plan(line('1')), failed);
    expect(seen.lines[0]).toMatchObject({ state: 'not-saved', shown: 'Nantes' });
    expect(seen.lines[0]?.order).not.toBeNull();
    expect(seen.orders).toEqual([]);
  });

  it('asks which of the suggestions of the site, then sends that very one', () => {
    const address = line('1', {
      intent: {
        kind: 'address',
        address: { street: '12 rue des Lilas', postalCode: '44000', city: 'Nantes', country: 'FR' },
        outsideBase: false,
        suggestion: null,
      },
    });
    const asked = having(started('1'), {
      act: 'result',
      result: result('1', {
        outcome: 'needs-person',
        reason: 'several-options',
        choices: ['A', 'B'],
        before: null,
        after: null,
      }),
    });
    expect(review(form([field('1')]), plan(address), asked).lines[0]?.state).toBe('choose');
    const chosen = reduceReview(asked, { act: 'choose', fieldId: '1', choice: 'B' });
    expect(review(form([field('1')]), plan(address), chosen).orders[0]?.intent).toMatchObject({ suggestion: 'B' });
  });

  it('starts anew when someone empties in the page what we wrote', () => {
    const saved = having(started('1'), { act: 'result', result: result('1') });
    // A look taken before the answer still says empty: it proves nothing.
    const stale = reduceReview(saved, { act: 'scanned', fields: [field('1')] });
    expect(stale.progress.results['1']?.outcome).toBe('saved');
    const stood = reduceReview(stale, { act: 'scanned', fields: [field('1', { state: 'filled' })] });
    const emptied = reduceReview(stood, { act: 'scanned', fields: [field('1')] });
    expect(review(form([field('1')]), plan(line('1')), emptied).lines[0]?.state).toBe('ready');
  });

  it('does not remember for eyes what is typed once', () => {
    const running = having({
      act: 'run-started',
      clientId: 'c1',
      lines: [{ field: field('1'), plan: line('1', { typedOnce: true }), shown: '2 80 12 44 109 123 30' }],
    });
    expect(running.progress.wrote).toEqual({});
  });
});

describe('undo', () => {
  it('goes back to nothing when the answer of the first write was lost and the second found our value', () => {
    const ours = [{ name: '1', value: 'Nantes', checked: null }];
    const again = having(
      started('1'),
      { act: 'result', result: result('1', { outcome: 'not-saved', reason: 'page-left', before: null, after: null }) },
      {
        act: 'run-started',
        clientId: 'c1',
        lines: [{ field: field('1', { state: 'filled' }), plan: line('1'), shown: 'Nantes' }],
      },
      { act: 'result', result: result('1', { before: ours, after: ours }) },
    );
    expect(again.progress.results['1']).toMatchObject({ before: [{ name: '1', value: '' }], after: ours });
  });

  it('goes back to before both writes when a saved line got a new answer', () => {
    const brest = [{ name: '1', value: 'Brest', checked: null }];
    const saved = having(started('1'), { act: 'result', result: result('1') });
    const typed = reduceReview(saved, {
      act: 'type',
      fieldId: '1',
      typed: { intent: { kind: 'text', text: 'Brest' }, shown: 'Brest' },
    });
    const filled = form([field('1', { state: 'filled' })]);
    const [asked] = review(filled, plan(line('1')), typed).lines;
    expect(asked).toMatchObject({ state: 'ready', shown: 'Brest', canUndo: true, order: { overwrite: true } });
    const again = [
      started('1'),
      { act: 'result' as const, result: result('1', { before: result('1').after, after: brest }) },
    ].reduce(reduceReview, typed);
    expect(review(filled, plan(line('1')), again).lines[0]?.state).toBe('saved');
    expect(again.progress.results['1']).toMatchObject({ before: [{ name: '1', value: '' }], after: brest });
  });

  it('does not take someone else’s change for ours', () => {
    const theirs = [{ name: '1', value: 'Rennes', checked: null }];
    const saved = having(started('1'), { act: 'result', result: result('1') });
    const again = [started('1'), { act: 'result' as const, result: result('1', { before: theirs }) }].reduce(
      reduceReview,
      saved,
    );
    expect(again.progress.results['1']?.before).toEqual(theirs);
  });

  it('never empties what stood there before us', () => {
    const theirs = [{ name: '1', value: 'Nantes', checked: null }];
    const kept = having(
      {
        act: 'run-started',
        clientId: 'c1',
        lines: [{ field: field('1', { state: 'filled' }), plan: line('1'), shown: 'Nantes' }],
      },
      { act: 'result', result: result('1', { before: theirs, after: theirs }) },
    );
    expect(kept.progress.results['1']?.before).toEqual(theirs);
  });

  it('offers what was written with its proof, and nothing else', () => {
    const state = having(
      started('1', '2', '3'),
      { act: 'result', result: result('1') },
      { act: 'result', result: result('2', { outcome: 'refused', before: null, after: null }) },
      { act: 'result', result: result('3', { after: null }) },
    );
    const seen = review(form([field('1'), field('2'), field('3')]), plan(line('1'), line('2'), line('3')), state);
    expect(seen.undoable.map((one) => one.field.id)).toEqual(['1']);
  });

  it('says that a line is as before, and lets it be filled again', () => {
    const undone = having(
      started('1'),
      { act: 'result', result: result('1') },
      { act: 'undo-started', fieldIds: ['1'] },
      { act: 'undo-result', result: result('1') },
    );
    expect(review(form([field('1')]), plan(line('1')), undone).lines[0]).toMatchObject({
      state: 'ready',
      undone: true,
    });
  });

  it('keeps the line saved, with the reason, when someone changed it since', () => {
    const refused = having(
      started('1'),
      { act: 'result', result: result('1') },
      { act: 'undo-started', fieldIds: ['1'] },
      { act: 'undo-result', result: result('1', { outcome: 'refused', reason: 'changed-since' }) },
    );
    const [only] = review(form([field('1', { state: 'filled' })]), plan(line('1')), refused).lines;
    expect(only).toMatchObject({ state: 'saved', undoRefused: { reason: 'changed-since' } });
  });
});

describe('sections', () => {
  it('groups lines that follow each other, and numbers the rows of a repetition', () => {
    const seen = review(
      form([
        field('1', { sections: ['Identité'] }),
        field('2', { sections: ['Identité'] }),
        field('3', { sections: ['Foyer'], repetition: { label: 'Enfants', row: 2 } }),
      ]),
      plan(line('1'), line('2'), line('3')),
      EMPTY_REVIEW,
    );
    expect(seen.sections.map((section) => [section.title, section.lines.length])).toEqual([
      ['Identité', 2],
      ['Foyer › Enfants 2', 1],
    ]);
  });
});

describe('a suggestion of the site', () => {
  it('reads a commune and its postal code', () => {
    expect(withChoice({ kind: 'commune', city: 'Nantes', postalCode: '44000' }, 'Nantes (44300)')).toEqual({
      kind: 'commune',
      city: 'Nantes',
      postalCode: '44300',
    });
  });
  it('leaves a text as it is', () => {
    expect(withChoice({ kind: 'text', text: 'x' }, 'y')).toEqual({ kind: 'text', text: 'x' });
  });
});

describe('health questions', () => {
  const asks = { state: 'missing', plan: line('1', { key: 'careAccessDifficulty', status: 'missing' }) } as const;

  it('wait for the agreement, and only then', () => {
    expect(waitsForHealth(asks, false)).toBe(true);
    expect(waitsForHealth(asks, true)).toBe(false);
  });

  it('are told apart from other unknown answers, and from what the advisor set aside', () => {
    expect(waitsForHealth({ ...asks, plan: line('1', { key: 'city', status: 'missing' }) }, false)).toBe(false);
    expect(waitsForHealth({ ...asks, plan: line('1', { key: null, status: 'unknown' }) }, false)).toBe(false);
    expect(waitsForHealth({ ...asks, state: 'struck' }, false)).toBe(false);
  });
});
