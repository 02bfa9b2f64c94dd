import { describe, expect, it } from 'vitest';
import { yesNo } from '../../../entrypoints/sidepanel/review/editor';
import { draftsToKeep, type LineDrafts, readLineDrafts } from '../../../entrypoints/sidepanel/review/line-drafts';
import type { LineState } from '../../../entrypoints/sidepanel/review/review';
import { PROFILE_KEYS, type ProfileKey } from '../../../lib/profile/keys';
import { LABELS } from '../../../lib/profile/labels';
import { field } from './make';

const HEALTH = PROFILE_KEYS.find((key) => LABELS[key].sensitivity === 'N3') as ProfileKey;
const BOX = { text: 'Bre', options: [], street: '', postalCode: '', city: '', country: '', outsideBase: false };

const line = (id: string, key: ProfileKey | null, state: LineState = 'ready', typedOnce = false) => ({
  field: field(id),
  plan: { key, typedOnce } as never,
  state,
});
const all = (...ids: string[]): LineDrafts => ({
  typed: Object.fromEntries(ids.map((id) => [id, yesNo(true)])),
  boxes: Object.fromEntries(ids.map((id) => [id, BOX])),
});

describe('answers kept until they stand in the page', () => {
  it('are those given and those begun', () => {
    expect(draftsToKeep([line('1', 'city'), line('2', null)], all('1', '2'), false)).toEqual(all('1', '2'));
    expect(draftsToKeep([line('1', 'city')], all(), false)).toBeNull();
  });

  it('are let go once the page has them', () => {
    for (const state of ['saved', 'written', 'saved-invalid'] as const) {
      expect(draftsToKeep([line('1', 'city', state)], { ...all('1'), boxes: {} }, false)).toBeNull();
    }
    expect(draftsToKeep([line('1', 'city', 'not-saved')], all('1'), false)).toEqual(all('1'));
  });

  it('are never a number typed once, nor health without the agreement', () => {
    expect(draftsToKeep([line('1', 'nir', 'ready', true)], all('1'), true)).toBeNull();
    const shown = 'n° 1 85 05 78 006 084 91';
    const answer: LineDrafts['typed'] = { '1': { intent: { kind: 'text', text: shown }, shown } };
    expect(draftsToKeep([line('1', null)], { typed: answer, boxes: {} }, true)).toBeNull();
    expect(draftsToKeep([line('1', HEALTH)], all('1'), false)).toBeNull();
    expect(draftsToKeep([line('1', HEALTH)], all('1'), true)).toEqual(all('1'));
  });

  it('stay while another page of the same dossier is shown', () => {
    expect(draftsToKeep([line('9', 'city')], all('1'), false)).toEqual(all('1'));
  });

  it('are read back as they were, and left when their shape is another', () => {
    expect(readLineDrafts(JSON.parse(JSON.stringify(all('1', '2'))))).toEqual(all('1', '2'));
    for (const other of [null, 3, [], {}, { typed: {} }, { typed: [], boxes: {} }]) {
      expect(readLineDrafts(other)).toBeNull();
    }
    expect(readLineDrafts({ typed: { a: null, b: { shown: 1 } }, boxes: { c: { text: 'x' } } })).toEqual(all());
  });
});
