/** The side panel in words: what a story says, and what a person sees. */
import type { LineState } from '../../../entrypoints/sidepanel/review/review';
import { AGREE, CHOOSE, FILE, LINE, PANEL, REVIEW } from '../../../entrypoints/sidepanel/texts';
import { BILAN } from '../../../lib/profile/bilan';
import { GROUPS, LABELS } from '../../../lib/profile/labels';
import type { Profile, StoredKey } from '../../../lib/profile/schema';
import { COMMON, LOCK } from '../../../lib/texts/common';
import { type Stage, type Tab, type Target, until } from '../../tools/stage';

/** Text as a pattern that does not mind which space stands where. */
export function words(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s\u00a0\u202f]+/g, '\\s*'));
}

/** Argon2id takes its time on purpose. */
const VAULT = 60_000;
/** A run over a slow site. */
const RUN = 60_000;

export interface Row {
  id: string;
  state: LineState;
  question: string;
  /** What would be, or was, written; empty when nothing. */
  value: string;
  /** The first sentence under it. */
  note: string;
  /** All that is shown. */
  text: string;
}

export class PanelPage {
  constructor(readonly tab: Tab) {}

  static async open(stage: Stage, dossier: Tab, width?: number): Promise<PanelPage> {
    return new PanelPage(await stage.openPanel(dossier, width));
  }

  role(role: string, name?: string | RegExp): Target {
    return this.tab.role(role, name);
  }

  button(name: string): Target {
    return this.role('button', words(name));
  }

  // ── the door ──────────────────────────────────────────────────────────────────────────────────────────────────────

  async createVault(passphrase: string): Promise<void> {
    await this.role('heading', LOCK.createTitle).shown();
    await this.role('textbox', LOCK.passphrase).fill(passphrase);
    await this.role('textbox', LOCK.passphraseAgain).fill(passphrase);
    await this.role('button', LOCK.create).click();
    await this.opened();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.tryToUnlock(passphrase);
    await this.opened();
  }

  async tryToUnlock(passphrase: string): Promise<void> {
    await this.role('heading', LOCK.unlockTitle).shown();
    await this.role('textbox', LOCK.passphrase).fill(passphrase);
    await this.role('button', LOCK.unlock).click();
  }

  async opened(): Promise<void> {
    await this.role('tablist', PANEL.tabsName).shown({ timeout: VAULT, what: 'le panneau ouvert' });
  }

  async lock(): Promise<void> {
    await this.button(COMMON.endMeeting).click();
    await this.role('heading', LOCK.unlockTitle).shown();
  }

  // ── whose file ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** The first choice for a dossier. */
  async choose(name: string): Promise<void> {
    await this.role('button', new RegExp(`^(${words(name).source}|${words(CHOOSE.last(name)).source})`)).click();
    await this.reviewed();
  }

  async change(name: string): Promise<void> {
    await this.button(`${PANEL.changeShort} ${PANEL.changeRest}`).click();
    await this.choose(name);
  }

  /** A new file for the dossier on the page. */
  async create(firstName: string, lastName: string): Promise<void> {
    await this.button(CHOOSE.create).click();
    await this.role('heading', FILE.newTitle).shown();
    await this.role('textbox', FILE.lastName).fill(lastName);
    await this.role('textbox', FILE.firstName).fill(firstName);
    await this.button(CHOOSE.create).click();
    await this.role('heading', FILE.newTitle).gone();
  }

  async part(name: keyof typeof PANEL.tabs): Promise<void> {
    await this.role('tab', PANEL.tabs[name]).click();
  }

  /** Types facts into the open file and saves it. Groups are unfolded as a person would. */
  async fillFile(profile: Profile): Promise<void> {
    const keys = (Object.keys(profile) as StoredKey[]).filter((key) => key in LABELS);
    const groups = new Set(keys.map((key) => LABELS[key].group));
    for (const { id, label } of GROUPS) {
      if (!groups.has(id)) continue;
      const group = this.role('group', new RegExp(`^${words(label).source}( |$)`));
      await group.shown();
      if (!(await group.fn((element) => (element as HTMLDetailsElement).open))) {
        await group.role('button').nth(0).click();
      }
      for (const key of keys.filter((candidate) => LABELS[candidate].group === id)) {
        const { input, label: name } = LABELS[key];
        const value = profile[key];
        if (input === 'civility') await group.role('combobox', name).choose(String(value));
        else if (input === 'yes-no') await group.role('combobox', name).choose(value ? COMMON.yes : COMMON.no);
        else await group.role('textbox', name).put(typed(value));
      }
    }
    await this.button(FILE.save).click();
    await this.role('status', words(FILE.savedAt('').replace(/[ .]+$/, ''))).shown();
  }

  /** The interview of the open file, « oui » and « non » only. */
  async answerBilan(answers: Partial<Record<StoredKey, boolean>>): Promise<void> {
    await this.role('button', /le Bilan$/).click();
    if (Object.keys(answers).some((key) => LABELS[key as StoredKey].sensitivity === 'N3')) {
      await this.role('button', AGREE.oral).click();
      await this.role('button', AGREE.oral).gone();
    }
    for (const { key, question } of BILAN.flatMap((part) => part.questions)) {
      const answer = answers[key];
      if (answer === undefined) continue;
      const group = this.role('radiogroup', words(question));
      const choice = group.role('radio', answer ? COMMON.yes : COMMON.no);
      await choice.click();
      await until(() => choice.fn((element) => (element as HTMLInputElement).checked), { what: `réponse à ${key}` });
    }
    await this.role(
      'button',
      new RegExp(`^(${words(FILE.bilanDone).source}|${words(FILE.bilanLeave).source})$`),
    ).click();
  }

  // ── review, write, undo ───────────────────────────────────────────────────────────────────────────────────────────

  /** The list of questions stands there. */
  async reviewed(): Promise<void> {
    await this.tab.waitFor(() => document.querySelector('[data-field]'), { what: 'la liste des questions' });
  }

  async rows(): Promise<Row[]> {
    return this.tab.fn(() => {
      const plain = (element: Element | null | undefined) =>
        ((element as HTMLElement | null)?.innerText ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
      return [...document.querySelectorAll<HTMLElement>('[data-field]')].map((row) => {
        const [question, value] = row.querySelector('button[aria-expanded]')?.children ?? [];
        return {
          id: row.dataset.field ?? '',
          state: row.dataset.state as never,
          question: plain(question).replace(/ \([^)]*\)$/, ''),
          // The last child is the arrow.
          value: value?.nextElementSibling ? plain(value) : '',
          note: plain(row.querySelector('p')),
          text: plain(row),
        };
      });
    });
  }

  async states(): Promise<Record<string, LineState>> {
    return Object.fromEntries((await this.rows()).map(({ id, state }) => [id, state]));
  }

  async row(id: string | number): Promise<Row> {
    return until(async () => (await this.rows()).find((row) => row.id === String(id)), { what: `la ligne ${id}` });
  }

  async becomes(id: string | number, state: LineState, timeout = RUN): Promise<Row> {
    return until(
      async () => {
        const row = (await this.rows()).find((candidate) => candidate.id === String(id));
        return row?.state === state ? row : null;
      },
      { timeout, what: `la ligne ${id} « ${state} »` },
    );
  }

  /** A gesture on one line: unfold it when needed, press. */
  async onLine(id: string | number, gesture: string): Promise<void> {
    const press = () =>
      this.tab.fn(
        (field: string, name: string) => {
          const row = document.querySelector(`[data-field="${field}"]`);
          const button = [...(row?.querySelectorAll('button') ?? [])].find((b) => b.innerText.trim() === name);
          button?.click();
          return button !== undefined;
        },
        String(id),
        gesture,
      );
    if (await press()) return;
    await this.tab.fn((field: string) => {
      document.querySelector<HTMLElement>(`[data-field="${field}"] button[aria-expanded="false"]`)?.click();
    }, String(id));
    await until(press, { what: `« ${gesture} » sur la ligne ${id}` });
  }

  /** « Préremplir n champs »: pressed once the count is as said, or whatever it is. */
  async fill(count?: number): Promise<void> {
    const name = count === undefined ? /^Préremplir \d+ champs?$/ : words(REVIEW.fillCount(count));
    await this.role('button', name).click();
  }

  async fillAndWait(count?: number): Promise<void> {
    const before = await this.signs();
    await this.fill(count);
    await this.begun(before);
    await this.rested();
  }

  /** What a run changes at once on the screen. */
  private async signs(): Promise<string> {
    const states = (await this.rows()).map(({ id, state, note }) => `${id} ${state} ${note}`);
    return JSON.stringify([states, await this.role('progressbar', REVIEW.progressName).exists()]);
  }

  private async begun(before: string): Promise<void> {
    await until(async () => (await this.signs()) !== before, { what: 'le début du remplissage' });
  }

  /** No run is under way any more, and at least one line was answered. */
  async rested(timeout = RUN): Promise<void> {
    await until(
      async () => {
        if (await this.role('progressbar', REVIEW.progressName).exists()) return false;
        return (await this.rows()).every(({ state }) => state !== 'pending');
      },
      { timeout, what: 'la fin du remplissage' },
    );
    await this.role('button', REVIEW.stop).gone();
  }

  async undoAll(): Promise<void> {
    await this.role('button', REVIEW.undoAll).click();
    const before = await this.signs();
    await this.role('dialog').role('button', REVIEW.undoAll).click();
    await this.role('dialog').gone();
    await this.begun(before);
    await this.rested();
  }

  async giveOnce(id: string | number, value: string): Promise<void> {
    await this.onLine(id, LINE.enter);
    const box = this.role('listitem', words(LINE.oneTime)).role('textbox');
    await box.fill(value);
    await this.role('button', LINE.apply).click();
    await this.role('button', LINE.apply).gone();
  }
}

/** As a French person types it. */
function typed(value: unknown): string {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value));
  return iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : String(value);
}
