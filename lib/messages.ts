/**
 * The one map of messages between contexts. Directions are in the names:
 * `page/…` panel or background → content script, `seen/…` content script → extension pages.
 * Types vanish at run time: each receiver checks the shape with the guards of its side.
 *
 * On the wire a question or a news is one flat object, `{ type: 'page/locate', fieldId: '12' }`; the answer comes bare.
 */
import type { PageContext } from './aids/types';
import type { FieldResult, Snapshot, WriteOrder } from './forms/intent';
import type { PageForm } from './forms/page-form';

/** Why there is nothing to fill on a page of a démarche host. `limited`: the structure leaves this site out. */
export type NoForm = 'not-a-form' | 'agent-page' | 'loading' | 'sign-in' | 'limited';

export type ScanAnswer = { form: PageForm } | { none: NoForm };

/** Why a page says nothing of what it is about. */
export type NoContext = 'loading' | 'not-a-page' | 'limited';

export type ContextAnswer = { page: PageContext } | { none: NoContext };

/** One-shot questions to the content script (`browser.tabs.sendMessage`, main frame). */
export interface PageQuestions {
  'page/scan': { ask: Record<never, never>; answer: ScanAnswer };
  /** Scroll to the field and outline it; null takes the outline away. */
  'page/locate': { ask: { fieldId: string | null }; answer: { found: boolean } };
  /** What the page is about: address, title, heading, breadcrumb. */
  'page/context': { ask: Record<never, never>; answer: ContextAnswer };
}

/** A run goes through a port named `RUN_PORT`, one order at a time or several; the page keeps nothing after the last result. */
export const RUN_PORT = 'relais-run';

export type RunCommand =
  | { do: 'write'; order: WriteOrder }
  | { do: 'restore'; fieldId: string; before: Snapshot; after: Snapshot }
  | { do: 'stop' };

export type RunNews =
  | { news: 'result'; result: FieldResult }
  /** The tab is hidden: the site's lists do not work there. */
  | { news: 'paused' }
  | { news: 'resumed' };

export interface SeenNews {
  /** The form the page shows changed (added, removed, shown, hidden, filled). No value. */
  'seen/form': { place: PageForm['place'] | null; dossier: string | null };
  /** A page about aids is shown, or became another without reloading. */
  'seen/context': { page: PageContext };
}

/** Every type there is, and who says it: none of them asks anything of the vault, which opens to no message. */
export const MESSAGE_TYPES = {
  'page/scan': 'extension',
  'page/locate': 'extension',
  'page/context': 'extension',
  'seen/form': 'page',
  'seen/context': 'page',
} as const satisfies Record<keyof PageQuestions, 'extension'> & Record<keyof SeenNews, 'page'>;

export type Message<Map, Name extends keyof Map> = {
  [One in Name]: Map[One] extends { ask: infer Ask } ? { type: One } & Ask : { type: One } & Map[One];
}[Name];
