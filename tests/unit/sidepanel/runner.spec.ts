import { describe, expect, it } from 'vitest';
import {
  type Connect,
  type RunHooks,
  type Step,
  startRun,
  type WireEvents,
  writeStep,
} from '../../../entrypoints/sidepanel/run/runner';
import type { FieldResult } from '../../../lib/forms/intent';
import type { RunCommand } from '../../../lib/messages';
import { field, result } from './make';

/** A page under our hand: what was sent to it, and its mouth. */
function page() {
  const sent: RunCommand[] = [];
  let events: WireEvents | null = null;
  let closed = false;
  const connect: Connect = (given) => {
    events = given;
    return {
      send: (command) => sent.push(command),
      close: () => {
        closed = true;
      },
    };
  };
  return {
    connect,
    sent,
    ids: () => sent.map((command) => (command.do === 'write' ? command.order.fieldId : command.do)),
    answer: (id: string, rest: Partial<FieldResult> = {}) =>
      events?.onNews({ news: 'result', result: result(id, rest) }),
    news: (news: 'paused' | 'resumed') => events?.onNews({ news }),
    leave: () => events?.onGone(),
    closed: () => closed,
  };
}

const step = (id: string, gatesOthers = false): Step =>
  writeStep(
    { fieldId: id, reviewed: { type: 'text', label: id }, intent: { kind: 'text', text: id }, overwrite: false },
    field(id, { gatesOthers }),
  );

function hooks(rest: Partial<RunHooks> = {}) {
  const results: FieldResult[] = [];
  const pauses: boolean[] = [];
  return {
    results,
    pauses,
    given: {
      onResult: (one: FieldResult) => results.push(one),
      onPause: (paused: boolean) => pauses.push(paused),
      after: async () => [],
      ...rest,
    } satisfies RunHooks,
  };
}

/** Lets promises that are ready go on. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
};

describe('a run', () => {
  it('sends the fields on which nothing depends together, those that gate others alone and last', async () => {
    const there = page();
    const { given } = hooks();
    const run = startRun(there.connect, [step('gate', true), step('a'), step('b')], given);
    await settle();
    expect(there.ids()).toEqual(['a', 'b']);
    there.answer('a');
    await settle();
    expect(there.ids()).toEqual(['a', 'b']);
    there.answer('b');
    await settle();
    expect(there.ids()).toEqual(['a', 'b', 'gate']);
    there.answer('gate');
    await run.done;
    expect(there.closed()).toBe(true);
  });

  it('writes in the same run what an answer made appear', async () => {
    const there = page();
    const { given, results } = hooks({ after: async (after) => (after.fieldId === 'gate' ? [step('child')] : []) });
    const run = startRun(there.connect, [step('gate', true)], given);
    await settle();
    there.answer('gate');
    await settle();
    expect(there.ids()).toEqual(['gate', 'child']);
    there.answer('child');
    await run.done;
    expect(results.map((one) => one.fieldId)).toEqual(['gate', 'child']);
  });

  it('goes on when the page cannot be looked at again', async () => {
    const there = page();
    const { given } = hooks({ after: () => Promise.reject(new Error('gone')) });
    const run = startRun(there.connect, [step('one', true), step('two', true)], given);
    await settle();
    there.answer('one');
    await settle();
    expect(there.ids()).toEqual(['one', 'two']);
    there.answer('two');
    await run.done;
  });

  it('stops: sends nothing more, waits for what was begun', async () => {
    const there = page();
    const { given, results } = hooks();
    const run = startRun(there.connect, [step('a'), step('gate', true)], given);
    await settle();
    run.stop();
    expect(there.ids()).toEqual(['a', 'stop']);
    there.answer('a', { outcome: 'refused', reason: 'stopped' });
    await run.done;
    expect(there.ids()).not.toContain('gate');
    expect(results).toHaveLength(1);
  });

  it('cuts the line at the second stop, and says that nobody knows', async () => {
    const there = page();
    const { given, results } = hooks();
    const run = startRun(there.connect, [step('a')], given);
    await settle();
    run.stop();
    run.stop();
    await run.done;
    expect(results).toMatchObject([{ fieldId: 'a', outcome: 'not-saved', reason: 'stopped' }]);
    expect(there.closed()).toBe(true);
  });

  it('tells as not saved what was under way when the page left', async () => {
    const there = page();
    const { given, results } = hooks();
    const run = startRun(there.connect, [step('a'), step('b')], given);
    await settle();
    there.answer('a');
    there.leave();
    await run.done;
    expect(results).toMatchObject([
      { fieldId: 'a', outcome: 'saved' },
      { fieldId: 'b', outcome: 'not-saved', reason: 'page-left' },
    ]);
  });

  it('says pauses, and ignores answers it never asked for', async () => {
    const there = page();
    const { given, results, pauses } = hooks();
    const run = startRun(there.connect, [step('a')], given);
    await settle();
    there.news('paused');
    there.answer('stranger');
    there.news('resumed');
    there.answer('a');
    await run.done;
    expect(pauses).toEqual([true, false]);
    expect(results.map((one) => one.fieldId)).toEqual(['a']);
  });
});
