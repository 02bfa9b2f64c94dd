import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, lastDayWithin } from '../../../lib/profile/dates';
import { decide, MAX_RETENTION_MONTHS, RETENTION_NOTICE_DAYS, withShown } from '../../../lib/vault/retention';

const seen = (lastContactOn: string, id = 'c1') => ({ id, lastContactOn });
const months = 24;

describe('how long a file is kept', () => {
  const contact = '2024-12-15';
  const until = '2026-12-14';

  it('nothing is said before the notice', () => {
    expect(decide('2026-11-13', [seen(contact)], months, {})).toEqual({ announce: [], due: [] });
  });

  it('is told ahead, and erased the day after its last one', () => {
    const told = withShown({}, [seen(contact)], '2026-11-14');
    expect(decide('2026-11-14', [seen(contact)], months, {})).toEqual({
      announce: [{ id: 'c1', until, erasedOn: '2026-12-15' }],
      due: [],
    });
    expect(decide('2026-12-14', [seen(contact)], months, told).due).toEqual([]);
    expect(decide('2026-12-15', [seen(contact)], months, told)).toEqual({ announce: [], due: ['c1'] });
  });

  it('found overdue, is told first and waits the whole notice', () => {
    expect(decide('2030-01-01', [seen(contact)], months, {})).toEqual({
      announce: [{ id: 'c1', until, erasedOn: '2030-01-31' }],
      due: [],
    });
    const told = withShown({}, [seen(contact)], '2030-01-01');
    expect(decide('2030-01-30', [seen(contact)], months, told).due).toEqual([]);
    expect(decide('2030-01-31', [seen(contact)], months, told).due).toEqual(['c1']);
  });

  it('a contact starts it anew: what was told before counts no more', () => {
    const told = withShown({}, [seen(contact)], '2026-11-14');
    expect(decide('2026-12-15', [seen('2026-12-01')], months, told)).toEqual({ announce: [], due: [] });
    expect(decide('2028-12-15', [seen('2026-12-01')], months, told).due).toEqual([]);
  });

  it('a clock that ran ahead erases nothing once it is put right, nor when it runs ahead', () => {
    const wrong = withShown({}, [seen('2026-11-01')], '2035-01-01');
    expect(decide('2035-01-01', [seen('2026-11-01')], months, wrong).due).toEqual([]);
    expect(decide('2026-11-02', [seen('2026-11-01')], months, wrong)).toEqual({ announce: [], due: [] });
    // Told in the future: the notice begins again.
    const again = withShown(wrong, [seen('2026-11-01')], '2028-10-20');
    expect(again.c1?.shownOn).toBe('2028-10-20');
  });

  it('a shorter time is told before it takes anything', () => {
    const { announce, due } = decide('2026-11-21', [seen('2026-03-01')], 6, {});
    expect(due).toEqual([]);
    expect(announce).toEqual([{ id: 'c1', until: '2026-08-31', erasedOn: '2026-12-21' }]);
  });

  it('nothing is due that was not on the screen for the whole notice, whatever the days', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));
    const announcement = fc.option(fc.record({ lastContactOn: day, shownOn: day }), { nil: undefined });
    fc.assert(
      fc.property(
        day,
        fc.array(fc.record({ contact: day, announcement }), { maxLength: 8 }),
        fc.integer({ min: 1, max: MAX_RETENTION_MONTHS }),
        (today, people, length) => {
          const contacts = people.map(({ contact }, at) => seen(contact, `c${at}`));
          const announced = Object.fromEntries(
            people.flatMap(({ announcement }, at) => (announcement ? [[`c${at}`, announcement] as const] : [])),
          );
          const { announce, due } = decide(today, contacts, length, announced);
          for (const id of due) {
            const contact = contacts.find((one) => one.id === id)?.lastContactOn ?? '';
            expect(announced[id]?.lastContactOn).toBe(contact);
            expect(addDays(announced[id]?.shownOn ?? '', RETENTION_NOTICE_DAYS) <= today).toBe(true);
            expect(lastDayWithin(contact, length) < today).toBe(true);
          }
          for (const { id, erasedOn } of announce) {
            expect(erasedOn > today).toBe(true);
            // Shown today, and nothing else happens: erased on the day that was said, not before.
            const shown = withShown(announced, contacts, today);
            expect(decide(addDays(erasedOn, -1), contacts, length, shown).due).not.toContain(id);
            expect(decide(erasedOn, contacts, length, shown).due).toContain(id);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
