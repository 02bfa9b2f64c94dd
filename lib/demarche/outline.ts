/**
 * The outline of the field the advisor asked to see. Drawn outside the page's content, in a closed shadow root: nothing inside the
 * form is ever marked (contract §5.4). No text, no value.
 */

const HOST =
  'all: initial; position: fixed; inset: 0; width: 0; height: 0; z-index: 2147483647; pointer-events: none; display: block;';
const FRAME =
  'position: fixed; box-sizing: border-box; pointer-events: none; border-radius: 6px; outline: 3px solid #d9480f; outline-offset: 2px; box-shadow: 0 0 0 7px rgb(255 255 255 / 85%);';
const MARGIN = 6;
/** Milliseconds. */
const LIFETIME = 20_000;

export class Outline {
  private shown: { host: HTMLElement; life: AbortController; resize: ResizeObserver } | null = null;

  constructor(private readonly document: Document) {}

  /** Scrolls to what `find` gives and outlines it; `find` is asked again at each move, as the site replaces elements. */
  show(find: () => Element | null): boolean {
    this.hide();
    const target = find();
    const view = this.document.defaultView;
    if (!target || !view) return false;
    const still = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
    target.scrollIntoView({ block: 'center', behavior: still ? 'instant' : 'smooth' });

    const host = this.document.createElement('div');
    host.style.cssText = HOST;
    host.setAttribute('aria-hidden', 'true');
    const frame = this.document.createElement('div');
    frame.style.cssText = FRAME;
    host.attachShadow({ mode: 'closed' }).append(frame);
    const life = new AbortController();
    let frameDue = false;
    const place = () => {
      frameDue = false;
      const element = find();
      const box = element?.getBoundingClientRect();
      if (!box || (box.width === 0 && box.height === 0)) {
        frame.style.display = 'none';
        return;
      }
      frame.style.display = 'block';
      frame.style.transform = `translate(${box.left - MARGIN}px, ${box.top - MARGIN}px)`;
      frame.style.width = `${box.width + 2 * MARGIN}px`;
      frame.style.height = `${box.height + 2 * MARGIN}px`;
    };
    const follow = () => {
      if (frameDue) return;
      frameDue = true;
      view.requestAnimationFrame(place);
    };
    view.addEventListener('scroll', follow, { capture: true, passive: true, signal: life.signal });
    view.addEventListener('resize', follow, { passive: true, signal: life.signal });
    // It has done its work once the person acts in the page; a panel that closed cannot take it back.
    const leave = () => this.hide();
    for (const event of ['pointerdown', 'keydown']) {
      view.addEventListener(event, leave, { capture: true, passive: true, signal: life.signal });
    }
    const end = view.setTimeout(leave, LIFETIME);
    life.signal.addEventListener('abort', () => view.clearTimeout(end));
    const resize = new ResizeObserver(follow);
    resize.observe(this.document.documentElement);
    resize.observe(target);
    frame.style.left = '0';
    frame.style.top = '0';
    this.document.documentElement.append(host);
    place();
    this.shown = { host, life, resize };
    return true;
  }

  hide(): void {
    this.shown?.life.abort();
    this.shown?.resize.disconnect();
    this.shown?.host.remove();
    this.shown = null;
  }
}
