import type { SeenNews } from '../messages';
import { SELECTORS } from './names';
import { readPage } from './page';

/** Gathers what happens to the form and says at most this often that it changed (ms). */
const CALM = 150;

type News = SeenNews['seen/form'];

/**
 * Says that the form of the page appeared, changed or left; never what it holds. Looks only while the tab is seen, and only
 * inside the site's main block (contract §6).
 */
export class FormWatch {
  private readonly observer: MutationObserver;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private hadForm = false;

  constructor(
    private readonly document: Document,
    private readonly tell: (news: News) => void,
  ) {
    this.observer = new MutationObserver(this.later);
  }

  start(signal: AbortSignal): void {
    const options = { signal, passive: true, capture: true } as const;
    for (const type of ['input', 'change', 'turbo:load', 'turbo:render']) {
      this.document.addEventListener(type, this.later, options);
    }
    this.document.defaultView?.addEventListener('pageshow', this.later, options);
    this.document.addEventListener('visibilitychange', () => this.look(), options);
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      clearTimeout(this.timer);
    });
    this.look();
    this.later();
  }

  private look(): void {
    this.observer.disconnect();
    if (this.document.hidden) return;
    const root = this.document.querySelector(SELECTORS.main) ?? this.document.body;
    this.observer.observe(root, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['hidden', 'class', 'id'],
    });
    this.later();
  }

  private readonly later = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const page = readPage(this.document);
      if ('none' in page) {
        if (this.hadForm) this.tell({ place: null, dossier: null });
        this.hadForm = false;
        return;
      }
      this.hadForm = true;
      this.tell({ place: page.place, dossier: page.dossier });
    }, CALM);
  };
}
