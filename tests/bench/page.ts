/** What runs inside the measured page: our reading, matching and writing, and the bare floors they are compared with. */
import { Run } from '../../lib/demarche/run';
import { scan } from '../../lib/demarche/scan';
import type { WriteOrder } from '../../lib/forms/intent';
import { match } from '../../lib/forms/match';
import type { PageForm } from '../../lib/forms/page-form';
import { plan } from '../../lib/forms/plan';
import { newClient, type Profile } from '../../lib/profile/schema';

const PROFILE: Profile = {
  lastName: 'Kerzoncuf',
  firstName: 'Maïwenn',
  postalCode: '44000',
  birthPlace: 'Quimper',
  companyName: 'Atelier des Lilas',
};
const TODAY = '2026-01-15';
const client = newClient('banc', `${TODAY}T00:00:00Z`, PROFILE);

function form(): PageForm {
  const answer = scan(document);
  if (!('form' in answer)) throw new Error('Pas de formulaire dans la page mesurée');
  return answer.form;
}

/** One query, one label per field; white space made plain, without which a label is not yet read (contract §4.3). */
function readLabels(): number {
  let length = 0;
  for (const box of document.querySelectorAll('.editable-champ')) {
    const text = box.querySelector('label, legend')?.textContent ?? '';
    length += text.replace(/\s+/g, ' ').trim().length;
  }
  return length;
}

const boxes = () => [
  ...document.querySelectorAll<HTMLInputElement>('#dossier-edit-form .editable-champ input[type=text]'),
];

/** One setter and two events per field. */
function setBare(text: string): void {
  for (const box of boxes()) {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/**
 * The site's answer without the site: what was typed is stored at once. Its own script listens as always, but never
 * gets to sending: neither its wait of a second nor its requests are in the figures.
 */
function answerAtOnce(): void {
  const root = document.documentElement;
  // The line that tells how saving goes is the site's own work, at each save: not in the figures either.
  document.querySelector('.dossier-edit-sticky-footer')?.remove();
  document.addEventListener('input', (event) => {
    const box = event.target as HTMLInputElement;
    root.dispatchEvent(new CustomEvent('autosave:enqueue'));
    box.defaultValue = box.value;
    root.dispatchEvent(new CustomEvent('autosave:end'));
  });
}

async function writeAll(text: string): Promise<void> {
  const orders: WriteOrder[] = form().fields.map(({ id, type, label }) => ({
    fieldId: id,
    reviewed: { type, label },
    intent: { kind: 'text', text },
    overwrite: true,
  }));
  await new Promise<void>((done, fail) => {
    let left = orders.length;
    const run = new Run(document, (news) => {
      if (news.news !== 'result') return;
      if (news.result.outcome !== 'saved') fail(new Error(`${news.result.outcome} ${news.result.reason}`));
      left -= 1;
      if (left === 0) void run.close().then(done);
    });
    start = performance.now();
    for (const order of orders) run.accept({ do: 'write', order });
  });
}
let start = 0;

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds of one call: median over `rounds` samples of `inner` calls each, floor and subject in turn. */
function inTurn(rounds: number, inner: number, ...subjects: (() => unknown)[]): number[] {
  const samples = subjects.map((): number[] => []);
  for (let round = -5; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      const begin = performance.now();
      for (let call = 0; call < inner; call += 1) subject();
      if (round >= 0) samples[index]?.push((performance.now() - begin) / inner);
    }
  }
  return samples.map(median);
}

const bench = {
  reading() {
    const seen = form();
    const [floor, scanned, matched, planned] = inTurn(
      30,
      20,
      readLabels,
      () => scan(document),
      () => match(seen, []),
      () => plan(seen, match(seen, []), client, {}, { today: TODAY }),
    );
    return { fields: seen.fields.length, floor, scan: scanned, match: matched, plan: planned };
  },
  async writing() {
    answerAtOnce();
    const floors: number[] = [];
    const writes: number[] = [];
    for (let round = -5; round < 40; round += 1) {
      const begin = performance.now();
      setBare(`socle ${round}`);
      const floor = performance.now() - begin;
      await writeAll(`réponse ${round}`);
      const write = performance.now() - start;
      if (round < 0) continue;
      floors.push(floor);
      writes.push(write);
    }
    return { fields: boxes().length, floor: median(floors), write: median(writes) };
  },
};

export type Bench = typeof bench;
(globalThis as unknown as { bench: Bench }).bench = bench;
