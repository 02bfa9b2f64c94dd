/** One browser on one stand-in site, for the stories of a file. */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import { type NewDossier, type Sandbox, type SandboxProxy, startProxy, startSandbox } from '../../sandbox';
import type { FormDef } from '../../sandbox/server/definition';
import type { BrowserName } from '../../tools/browsers';
import { Policies, type PolicyValues } from '../../tools/policies';
import { Stage, type StageOptions, type Tab } from '../../tools/stage';

/** A host that shows the same pages and is none of ours. */
export const ELSEWHERE = 'formulaires.example.org';

/** Short, so that stories do not wait for nothing; one story keeps the platform's second. */
const DEBOUNCE = 60;
const POLL = 150;

export interface SceneOptions {
  debounceMs?: number;
  /** The profile folder outlives the stage: the story looks into it. */
  profile?: string;
  privateWindows?: StageOptions['privateWindows'];
  /** What the structure sets, from the start. */
  managed?: PolicyValues;
}

export interface OpenDossier {
  id: number;
  tab: Tab;
  /** What the server holds for a champ. */
  value(stableId: number | string, attr?: string): string | string[] | undefined;
  /** Autosave requests the server got for a champ, or for all. */
  saves(stableId?: number | string): number;
}

export class Scene {
  stage!: Stage;
  sandbox!: Sandbox;
  proxy!: SandboxProxy;
  /** Of the stories that are about them. */
  policies: Policies | undefined;
  private tabs: Tab[] = [];

  constructor(
    readonly browser: BrowserName,
    private readonly options: SceneOptions = {},
  ) {}

  async start(): Promise<void> {
    this.sandbox = await startSandbox({ debounceMs: this.options.debounceMs ?? DEBOUNCE, pollMs: POLL });
    this.proxy = await startProxy(this.sandbox, [ELSEWHERE]);
    const extension = inject('builds')[this.browser];
    if (this.options.managed) this.policies ??= new Policies(this.browser, extension, this.options.managed);
    this.stage = await Stage.open({
      browser: this.browser,
      proxy: this.proxy.url,
      extension,
      profile: this.options.profile,
      privateWindows: this.options.privateWindows,
      policies: this.policies,
    });
  }

  async stop(): Promise<void> {
    await this.stage?.close();
    await this.proxy?.close();
    await this.sandbox?.close();
    this.policies?.clear();
    this.policies = undefined;
  }

  /** Site as new, pages of the story before closed; the extension keeps what it knows. */
  async clear(): Promise<void> {
    await Promise.all(this.tabs.map((tab) => tab.close().catch(() => undefined)));
    this.tabs = [];
    this.sandbox.reset();
    this.proxy.refused.length = 0;
  }

  /** Pictures of every page of a story that failed, and what they complained of. */
  async picture(story: string): Promise<void> {
    const folder = resolve(import.meta.dirname, '../../../.cache/stories');
    mkdirSync(folder, { recursive: true });
    const name = `${story} ${this.browser}`.replace(/[^\p{L}\d]+/gu, '-').slice(0, 80);
    for (const [index, tab] of this.tabs.entries()) {
      await tab.screenshot(`${folder}/${name}-${index}.png`).catch(() => undefined);
      for (const complaint of tab.complaints) console.error(`${tab.url()} : ${complaint}`);
    }
  }

  keep(tab: Tab): Tab {
    this.tabs.push(tab);
    return tab;
  }

  /** Closed with the story, as the dossiers are. */
  keepPanel<T extends { tab: Tab }>(panel: T): T {
    this.tabs.push(panel.tab);
    return panel;
  }

  /** A page advisors read (`READING`), as it stands on its site. */
  async openReading(url: string): Promise<Tab> {
    return this.keep(await this.stage.openTab(url));
  }

  async openDossier(
    form: string | FormDef,
    rest: Omit<NewDossier, 'form'> & { page?: string; host?: string } = {},
  ): Promise<OpenDossier> {
    const { page, host, ...wish } = rest;
    const { id, url } = this.sandbox.createDossier({ form, ...wish });
    const tab = this.keep(await this.stage.openDossier(url(page, host)));
    return {
      id,
      tab,
      value: (stableId, attr = 'value') => this.sandbox.dossier(id).values[String(stableId)]?.[attr],
      saves: (stableId) =>
        this.sandbox.log.filter(
          (request) =>
            request.kind === 'autosave' &&
            request.dossier === id &&
            (stableId === undefined || request.champ === String(stableId)),
        ).length,
    };
  }
}

/** A group of stories on one browser each; the site is as new before each story. */
export function scenes(
  title: string,
  browsers: readonly BrowserName[],
  stories: (scene: Scene, browser: BrowserName) => void,
  options?: SceneOptions,
): void {
  for (const browser of browsers) {
    describe(`${title} (${browser})`, () => {
      const scene = new Scene(browser, options);
      beforeAll(() => scene.start());
      afterAll(() => scene.stop());
      beforeEach(() => scene.clear());
      afterEach(async ({ task }) => {
        if (task.result?.state === 'fail') await scene.picture(task.name);
      });
      stories(scene, browser);
    });
  }
}

export const BOTH = ['chromium', 'firefox'] as const satisfies readonly BrowserName[];
export const CHROMIUM = ['chromium'] as const satisfies readonly BrowserName[];
