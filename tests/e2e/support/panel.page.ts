/** The side panel in words: what a story says, and what a person sees. */
import { CHOOSE, FILE, LINE, PANEL, REVIEW } from '../../../entrypoints/sidepanel/texts';
import { LABELS } from '../../../lib/profile/labels';
import type { Profile, StoredKey } from '../../../lib/profile/schema';
import { COMMON, LOCK } from '../../../lib/texts/common';
import { type Stage, type Tab, type Target, until } from '../../tools/stage';

/** Text as a pattern that does not mind which space stands where. */
export function words(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\s\u00a0\u202f]+/g, '\\s*'));
}

const BUSY = 60_000;

export class PanelPage {
  constructor(readonly tab: Tab) {}

  static async open(stage: Stage, dossier: Tab, width?: number): Promise<PanelPage> {
    return new PanelPage(await stage.openPanel(dossier, width));
  }

  role(role: string, name?: string | RegExp): Target {
    return this.tab.role(role, name);
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
    await this.role('tablist', PANEL.tabsName).shown({ timeout: BUSY, what: 'le panneau ouvert' });
  }

  async lock(): Promise<void> {
    await this.role('button', words(COMMON.endMeeting)).click();
    await this.role('heading', LOCK.unlockTitle).shown();
  }

  // ── whose file ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** From the list of the dossier, or from « Changer ». */
  async choose(name: string): Promise<void> {
    const change = this.role('button', words(`${PANEL.changeShort} ${PANEL.changeRest}`));
    const line = this.role('option', words(name));
    const again = this.role('button', words(CHOOSE.last(name)));
    await until(async () => (await line.exists()) || (await again.exists()) || (await change.exists()), {
      what: 'un choix de client',
    });
    if (await again.exists()) return this.pick(again, name);
    if (!(await line.exists())) await change.click();
    return this.pick(line, name);
  }

  private async pick(target: Target, name: string): Promise<void> {
    await target.click();
    await this.tab.sees(words(name));
    await this.reviewed();
  }

  async create(firstName: string, lastName: string): Promise<void> {
    await this.role('button', CHOOSE.create).click();
    await this.role('heading', FILE.newTitle).shown();
    await this.role('textbox', FILE.firstName).fill(firstName);
    await this.role('textbox', FILE.lastName).fill(lastName);
    await this.role('button', CHOOSE.create).click();
    await this.tab.sees(words(`${firstName} ${lastName}`));
  }

  async part(name: keyof typeof PANEL.tabs): Promise<void> {
    await this.role('tab', PANEL.tabs[name]).click();
  }

  // ── review, write, undo ───────────────────────────────────────────────────────────────────────────────────────────

  /** The list of questions stands there. */
  async reviewed(): Promise<void> {
    await this.tab.waitFor(() => document.querySelector('[data-field]') !== null, { what: 'la liste des questions' });
  }
}
