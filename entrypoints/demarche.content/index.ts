import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { Champ } from '../../lib/demarche/champ';
import { isPageQuestion, isRunCommand, type PageQuestion } from '../../lib/demarche/guards';
import { rememberAllChoices } from '../../lib/demarche/lists';
import { Outline } from '../../lib/demarche/outline';
import { mayBeOurs, pageReady, readPage } from '../../lib/demarche/page';
import { Run } from '../../lib/demarche/run';
import { scan } from '../../lib/demarche/scan';
import { FormWatch } from '../../lib/demarche/watch';
import { onManagedChange } from '../../lib/managed/area';
import { isHostAllowed } from '../../lib/managed/place';
import { type PageQuestions, RUN_PORT, type RunNews } from '../../lib/messages';

/** The page side on a démarche page; its life is told in lib/demarche/demarche.design.md. It sends nothing anywhere. */
export default defineContentScript({
  matches: ['https://demarche.numerique.gouv.fr/dossiers/*', 'https://www.demarches-simplifiees.fr/dossiers/*'],
  // Before the site's own scripts: the choices of its long lists stand in the page until these mount (contract §5.7).
  runAt: 'document_start',
  allFrames: false,
  main(ctx) {
    if (!mayBeOurs(document.location.pathname)) return;
    const outline = new Outline(document);
    const runs = new Set<Run>();
    const ready = pageReady(document, ctx.signal);
    if (document.readyState === 'loading') {
      const readLists = () => rememberAllChoices(document);
      document.addEventListener('readystatechange', readLists, { once: true, signal: ctx.signal });
    }

    const onMessage = (message: unknown, sender: { id?: string }): Promise<Answer> | undefined => {
      if (sender.id !== browser.runtime.id || !isPageQuestion(message)) return undefined;
      return ready.then(async () => ((await isAllowed()) ? answer(message, outline) : limited(message)));
    };

    type Port = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];
    const onConnect = (port: Port) => {
      if (port.name !== RUN_PORT || port.sender?.id !== browser.runtime.id) return;
      let open = true;
      const allowed = ready.then(isAllowed);
      const run = new Run(document, (news: RunNews) => {
        if (open) port.postMessage(news);
      });
      runs.add(run);
      port.onMessage.addListener((command: unknown) => {
        if (isRunCommand(command)) void allowed.then((yes) => (yes ? run.accept(command) : port.disconnect()));
      });
      port.onDisconnect.addListener(() => {
        open = false;
        runs.delete(run);
        void run.close();
      });
    };

    browser.runtime.onMessage.addListener(onMessage);
    browser.runtime.onConnect.addListener(onConnect);
    // The structure left this site out in the middle: what is not begun is left.
    const unfollow = onManagedChange(() => void isAllowed().then((yes) => yes || leave()));
    void ready.then(isAllowed).then((yes) => {
      if (!yes || ctx.isInvalid) return;
      new FormWatch(document, (news) => {
        // Nobody may be listening: the panel is closed.
        if (ctx.isValid) void browser.runtime.sendMessage({ type: 'seen/form', ...news }).catch(() => {});
      }).start(ctx.signal);
    });

    const leave = () => {
      outline.hide();
      for (const run of runs) void run.close();
    };
    ctx.onInvalidated(() => {
      leave();
      // Once the extension is gone its own calls throw; the listeners went with it.
      if (!browser.runtime?.id) return;
      browser.runtime.onMessage.removeListener(onMessage);
      browser.runtime.onConnect.removeListener(onConnect);
      unfollow();
    });
  },
});

/** Asked each time: a structure may limit the sites while the page is open. */
const isAllowed = (): Promise<boolean> => isHostAllowed(document.location.hostname);

type Answer = PageQuestions[keyof PageQuestions]['answer'];

const limited = ({ type }: PageQuestion): Answer => (type === 'page/scan' ? { none: 'limited' } : { found: false });

function answer(question: PageQuestion, outline: Outline): Answer {
  if (question.type === 'page/scan') return scan(document);
  const { fieldId } = question;
  if (fieldId === null) {
    outline.hide();
    return { found: false };
  }
  const page = readPage(document);
  if ('none' in page) return { found: false };
  const champ = new Champ(document, page.place, fieldId, '');
  return { found: outline.show(() => champ.wrapper) };
}
