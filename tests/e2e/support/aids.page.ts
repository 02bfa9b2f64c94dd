/** The *Aides* tab in words: what a story says, and what a person sees. */
import { CARD, LISTS, QUESTIONS, WHO } from '../../../entrypoints/sidepanel/aids/texts';
import { CHOOSE, PANEL } from '../../../entrypoints/sidepanel/texts';
import { aidOf } from '../../../lib/aids/catalogue';
import { factOf } from '../../../lib/aids/facts/definitions';
import type { AidId, FactId, VerdictName } from '../../../lib/aids/types';
import { COMMON } from '../../../lib/texts/common';
import { type Stage, type Tab, type Target, until } from '../../tools/stage';
import { PanelPage, words } from './panel.page';

const titleOf = (id: AidId): string => aidOf(id)?.title ?? id;
const questionOf = (id: FactId): string => factOf(id)?.question ?? id;

export class AidsPage extends PanelPage {
  static override async open(stage: Stage, page: Tab, width?: number): Promise<AidsPage> {
    return new AidsPage(await stage.openPanel(page, width));
  }

  /** The tab stands there with its lists. */
  async listed(): Promise<void> {
    await this.role('searchbox', LISTS.search).shown({ what: 'l’onglet Aides' });
  }

  async selectedTab(): Promise<string> {
    return this.tab.fn(() => document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.innerText ?? '');
  }

  /** Ids in a list, as they stand: « Sur cette page », `probable`, `a_verifier`, `non`, `all`. */
  async ids(list: 'page' | 'results' | 'probable' | 'a_verifier' | 'non' | 'all'): Promise<AidId[]> {
    return this.tab.fn(
      (name: string) =>
        [...document.querySelectorAll<HTMLElement>(`[data-list="${name}"] [data-aid]`)].map(
          (row) => row.dataset.aid ?? '',
        ),
      list,
    );
  }

  async becomesListed(id: AidId, list: Parameters<AidsPage['ids']>[0]): Promise<void> {
    await until(async () => (await this.ids(list)).includes(id), { what: `${id} dans « ${list} »` });
  }

  aid(id: AidId, list: string): Target {
    return this.role('region', words(list)).role('button', words(titleOf(id)));
  }

  async openCard(id: AidId, list: string = LISTS.page): Promise<void> {
    await this.aid(id, list).click();
    await this.role('heading', words(titleOf(id))).shown();
  }

  /** The verdict on the open card. */
  async verdict(): Promise<VerdictName | null> {
    return this.tab.fn(
      () => document.querySelector<HTMLElement>('[data-card] [data-verdict]')?.dataset.verdict ?? null,
    ) as Promise<VerdictName | null>;
  }

  async verdictBecomes(name: VerdictName): Promise<void> {
    await until(async () => (await this.verdict()) === name, { what: `le verdict « ${name} »` });
  }

  question(fact: FactId): Target {
    return this.role('radiogroup', words(questionOf(fact)));
  }

  /** Oui or Non to a question in sight, unfolding the others when it is not. */
  async answer(fact: FactId, yes: boolean): Promise<void> {
    const name = yes ? COMMON.yes : COMMON.no;
    if (!(await this.question(fact).exists())) {
      await this.tab.fn(() => {
        for (const fold of document.querySelectorAll<HTMLDetailsElement>('details:has(> summary)'))
          if (fold.checkVisibility() && /suivantes|autre/.test(fold.innerText)) fold.open = true;
      });
    }
    const choice = this.question(fact).role('radio', name);
    await choice.click();
    await until(() => choice.fn((element) => (element as HTMLInputElement).checked), { what: `réponse à ${fact}` });
  }

  async back(): Promise<void> {
    await this.button(CARD.back).click();
    await this.listed();
  }

  async search(typed: string): Promise<void> {
    await this.role('searchbox', LISTS.search).fill(typed);
  }

  /** The list of files, whether somebody is chosen or not. */
  async chooser(): Promise<void> {
    const change = this.button(`${PANEL.changeShort} ${PANEL.changeElsewhere}`);
    await ((await change.exists()) ? change : this.button(WHO.choose)).click();
  }

  async pick(name: string): Promise<void> {
    await this.chooser();
    await this.role('button', words(name)).click();
    await this.role('heading', words(LISTS.forClient(name))).shown();
  }

  /** A file of its own for a story. */
  async newClient(firstName: string, lastName: string): Promise<void> {
    await this.chooser();
    await this.create(firstName, lastName);
    await this.role('heading', words(LISTS.forClient(`${firstName} ${lastName}`))).shown();
  }

  async withoutClient(): Promise<void> {
    await this.chooser();
    await this.button(CHOOSE.without).click();
    await this.listed();
  }

  /** Health questions answered without being kept. */
  async answerOnce(): Promise<void> {
    await this.button(QUESTIONS.answerOnce).click();
  }
}

/** What stands on the icon for a tab. */
export function badge(stage: Stage, tab: Tab): Promise<string> {
  return stage.inExtension(
    (id: number) =>
      (
        globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string> } } }
      ).chrome.action.getBadgeText({ tabId: id }),
    tab.id,
  );
}
