import type { PageContext } from '../aids/types';
import { readContext } from './read';

/** What a page shows of itself comes in several strokes: it is looked at after the first calm, and once more (ms). */
const LOOKS = [200, 1500];

/**
 * Says what the page is about when it is first shown, and again when its address or title changes without a reload.
 * Nothing is looked at in a hidden or prerendered page.
 */
export class ContextWatch {
  private timers: ReturnType<typeof setTimeout>[] = [];
  private told = '';

  constructor(
    private readonly document: Document,
    private readonly tell: (page: PageContext) => void,
  ) {}

  start(signal: AbortSignal): void {
    const { document } = this;
    const options = { signal, passive: true } as const;
    const titles = new MutationObserver(() => this.soon());
    titles.observe(document.head ?? document.documentElement, { childList: true, subtree: true, characterData: true });
    document.addEventListener('visibilitychange', () => this.again(), options);
    document.addEventListener('prerenderingchange', () => this.again(), options);
    document.defaultView?.addEventListener('pageshow', () => this.again(), options);
    signal.addEventListener('abort', () => {
      titles.disconnect();
      this.forget();
    });
    this.look();
    this.soon();
  }

  /** The address changed: what is told next is told even if it reads the same. */
  again(): void {
    this.told = '';
    this.soon();
  }

  private soon(): void {
    this.forget();
    this.timers = LOOKS.map((delay) => setTimeout(() => this.look(), delay));
  }

  private forget(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  private look(): void {
    const { document } = this;
    if (document.hidden || (document as { prerendering?: boolean }).prerendering) return;
    const seen = readContext(document);
    if ('none' in seen) return;
    const said = JSON.stringify(seen.page);
    if (said === this.told) return;
    this.told = said;
    this.tell(seen.page);
  }
}
