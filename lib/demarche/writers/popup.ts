import { click, focusOn, leave, press, say } from '../hands';
import { cleanText } from '../words';
import { commit, type Done, needsPerson, STEP, type Work } from '../work';

/**
 * A searchable list, driven as a person would (contract §5.7): focus, type, wait for the choice, click it. Lists are virtualised:
 * only the choices in view exist. Writing the hidden input instead would be lost later for the remote ones.
 */

export interface Search {
  /** The visible box; asked again at each step. */
  input(): HTMLInputElement | null;
  /** What is typed, best first. */
  queries: readonly string[];
  /** Which of the shown texts is meant. */
  choose(texts: readonly string[]): number | 'none' | 'several';
  /** The answer as the page keeps it: changes when a choice is taken. */
  held(): string;
  remote: boolean;
}

/** After choices came, how long the list must be still to be complete: longer than the site's own debounce (§4.6). */
const CALM = { local: 250, remote: 700 } as const;
/** For a list that shows nothing: the local ones answer at once. */
const PATIENCE = { local: 1_500, remote: STEP } as const;

/** Null when the choice was taken; otherwise why not, the box being back as it was. */
export async function pickFromList(work: Work, search: Search): Promise<Done | null> {
  const input = search.input();
  if (!input) return needsPerson('list-not-answering');
  const shown = input.value;
  await show(input);
  focusOn(input);
  let answered = false;
  let choices: string[] = [];
  for (const query of search.queries) {
    let found = await lookFor(work, search, query);
    // Closed under our hands, by a scroll for instance: asked once more.
    if (found.closed) found = await lookFor(work, search, query);
    if (found.option) {
      const before = search.held();
      click(found.option);
      const taken = await work.pulse.until(() => search.held() !== before && search.held() !== '', STEP, work.signal);
      if (taken) return null;
      return giveUp(search, shown, needsPerson('list-not-answering'));
    }
    answered ||= found.answered;
    if (found.texts.length > 0) choices = found.texts;
    if (found.several) return giveUp(search, shown, needsPerson('several-options', found.texts));
  }
  return giveUp(search, shown, needsPerson(answered ? 'no-such-option' : 'list-not-answering', choices));
}

interface Found {
  option: HTMLElement | null;
  texts: string[];
  several: boolean;
  answered: boolean;
  /** Was open, and closed before it showed anything. */
  closed: boolean;
}

async function lookFor(work: Work, search: Search, query: string): Promise<Found> {
  const nothing: Found = { option: null, texts: [], several: false, answered: false, closed: false };
  const input = search.input();
  if (!input) return nothing;
  const stale = new Set(search.remote ? optionsOf(input) : []);
  type(input, query);
  const kind = search.remote ? 'remote' : 'local';
  const shown = () => {
    const now = search.input();
    return now ? optionsOf(now).filter((option) => !stale.has(option)) : [];
  };
  const meant = () => {
    const options = shown();
    const at = search.choose(options.map(textOf));
    return typeof at === 'number' ? (options[at] ?? null) : null;
  };
  let opened = false;
  const closed = () => {
    const open = listOf(search.input()) !== null;
    opened ||= open;
    return opened && !open;
  };
  await work.pulse.until(() => shown().length > 0 || closed(), PATIENCE[kind], work.signal);
  if (shown().length === 0) return { ...nothing, closed: closed() };
  // All that is proposed is looked at; what seems to lack is waited for a little longer.
  const calm = meant() ? CALM.local : CALM[kind];
  if (search.remote || !meant()) {
    await work.pulse.settled(() => listOf(search.input()), calm, PATIENCE[kind], work.signal);
  }
  const seen = meant() ? null : await browse(search);
  const texts = seen ? [...seen.values()] : shown().map(textOf);
  const at = search.choose(texts);
  const key = seen && typeof at === 'number' ? [...seen.keys()][at] : null;
  const option = key ? await bring(search, key) : meant();
  return { option, texts, several: at === 'several', answered: true, closed: false };
}

/** Most screens of a list that are looked through. */
const SCREENS = 60;

/** Every choice by its key, those out of view included: the list is drawn as it is scrolled (contract §5.7). */
async function browse(search: Search): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const note = () => {
    const input = search.input();
    for (const option of input ? optionsOf(input) : []) seen.set(keyOf(option), textOf(option));
  };
  await scrolled(search, () => {
    note();
    return false;
  });
  // A list that does not scroll is all in view.
  note();
  return seen;
}

/** Scrolls to the choice of that key. */
async function bring(search: Search, key: string): Promise<HTMLElement | null> {
  const find = () => {
    const input = search.input();
    return (input ? optionsOf(input) : []).find((option) => keyOf(option) === key) ?? null;
  };
  return find() ?? ((await scrolled(search, () => find() !== null)) ? find() : null);
}

/** Goes through the list screen by screen until `stop`; false at its end. */
async function scrolled(search: Search, stop: () => boolean): Promise<boolean> {
  for (let screen = 0; screen < SCREENS; screen++) {
    const list = listOf(search.input());
    const view = list?.ownerDocument.defaultView;
    if (!list || !view || list.scrollHeight <= list.clientHeight) return false;
    const top = Math.floor(screen * list.clientHeight * 0.8);
    if (top + list.clientHeight >= list.scrollHeight + list.clientHeight * 0.8) return false;
    list.scrollTop = top;
    // One frame tells the scroll, the next has drawn it.
    await frame(view);
    await frame(view);
    if (stop()) return true;
  }
  return false;
}

const keyOf = (option: Element): string => option.getAttribute('data-key') ?? option.id;

/** Empties a list box as a person would: text erased, box left. */
async function emptyList(work: Work, search: Pick<Search, 'input' | 'held'>): Promise<boolean> {
  const input = search.input();
  if (!input) return false;
  await show(input);
  focusOn(input);
  type(input, '');
  const emptied = () => search.held() === '';
  if (!(await work.pulse.until(emptied, 500, work.signal))) {
    press(input, 'Enter');
    leave(search.input() ?? input);
  }
  const done = (await work.pulse.until(emptied, STEP, work.signal)) === true;
  close(search.input() ?? input);
  return done;
}

/** Erases the answer as a person would; a list that does not let it go is left to the person. */
export async function emptyAnswer(work: Work, search: Pick<Search, 'input' | 'held'>): Promise<Done> {
  const emptied = () => search.held() === '';
  const done = await commit(work, () => emptyList(work, search), { proof: 'held', stored: emptied });
  return done.outcome === 'refused' ? needsPerson('list-not-answering') : done;
}

/** Several choices: what was typed for the last one is erased, and the list closed. */
export function emptyQuery(input: HTMLInputElement | null): void {
  if (!input) return;
  if (input.value !== '') type(input, '');
  close(input);
}

function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  say(input, 'input');
}

/** Nothing chosen: the text typed is taken back, so that nothing seems answered. */
function giveUp(search: Pick<Search, 'input'>, shown: string, done: Done): Done {
  const input = search.input();
  if (input) {
    if (input.value !== shown) type(input, shown);
    close(input);
  }
  return done;
}

function close(input: HTMLInputElement): void {
  press(input, 'Escape');
  leave(input);
}

/**
 * The list has no size outside the window, and shows nothing then. It also closes at any scroll: ours, or the one that put the page
 * back after the field before, must have been told (a frame does) before it opens.
 */
async function show(input: HTMLInputElement): Promise<void> {
  const view = input.ownerDocument.defaultView;
  if (!view) return;
  const box = input.getBoundingClientRect();
  if (box.top < 0 || box.bottom > view.innerHeight * 0.6) {
    input.scrollIntoView({ block: 'center', behavior: 'instant' });
  }
  await frame(view);
}

const frame = (view: Window): Promise<void> =>
  new Promise((resolve) => {
    // A tab hidden meanwhile draws none.
    const limit = setTimeout(resolve, FRAME);
    view.requestAnimationFrame(() => {
      clearTimeout(limit);
      resolve();
    });
  });

const FRAME = 250;

function listOf(input: HTMLInputElement | null): Element | null {
  const id = input?.getAttribute('aria-controls');
  return id ? (input?.ownerDocument.getElementById(id) ?? null) : null;
}

const optionsOf = (input: HTMLInputElement): HTMLElement[] => [
  ...(listOf(input)?.querySelectorAll<HTMLElement>('[role=option]:not([aria-disabled=true])') ?? []),
];

const textOf = (option: Element): string => cleanText(option.textContent ?? '');
