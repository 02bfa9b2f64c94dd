import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { CONTEXT_EXCLUDED, CONTEXT_MATCHES, isFollowed } from '../lib/context/places';
import { readContext } from '../lib/context/read';
import { ContextWatch } from '../lib/context/watch';
import { isHostAllowed } from '../lib/managed/place';
import type { ContextAnswer, Message, SeenNews } from '../lib/messages';

/** What the page is about; told in lib/context/context.design.md. It sends nothing anywhere but to the extension. */
export default defineContentScript({
  matches: CONTEXT_MATCHES,
  excludeMatches: CONTEXT_EXCLUDED,
  runAt: 'document_end',
  allFrames: false,
  main(ctx) {
    const onMessage = (message: unknown, sender: { id?: string }) => {
      if (sender.id !== browser.runtime.id) return undefined;
      if ((message as { type?: unknown } | null)?.type !== 'page/context') return undefined;
      return isAllowed().then((allowed): ContextAnswer => (allowed ? readContext(document) : { none: 'limited' }));
    };
    browser.runtime.onMessage.addListener(onMessage);
    ctx.onInvalidated(() => {
      if (browser.runtime?.id) browser.runtime.onMessage.removeListener(onMessage);
    });
    // Elsewhere the page was read because somebody asked: once.
    if (!isFollowed(location.hostname)) return;
    const watch = new ContextWatch(document, (page) => {
      const news: Message<SeenNews, 'seen/context'> = { type: 'seen/context', page };
      // Nobody may be listening: the background sleeps and wakes at its own pace.
      void isAllowed().then((allowed) => allowed && ctx.isValid && browser.runtime.sendMessage(news).catch(() => {}));
    });
    void isAllowed().then((allowed) => {
      if (!allowed || ctx.isInvalid) return;
      watch.start(ctx.signal);
      ctx.addEventListener(window, 'wxt:locationchange', () => watch.again());
    });
  },
});

/** Asked each time: a structure may limit the sites while the page is open. */
const isAllowed = (): Promise<boolean> => isHostAllowed(location.hostname);
