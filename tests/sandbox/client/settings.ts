/** What the server tells its page. `proof` marks the page's own requests in the server's log: it leaves `window` at once. */
export interface SiteSettings {
  debounceMs: number;
  hiddenDebounceMs: number;
  proof: string;
  lang: 'fr' | 'en';
  /** `autosave:end` is fired before the answer is drawn: the contract does not say (§5.5). */
  endBeforeRender: boolean;
}

const holder = window as unknown as { siteSettings?: SiteSettings };
if (!holder.siteSettings) throw new Error('The page came without its settings.');
export const settings: SiteSettings = holder.siteSettings;
delete holder.siteSettings;

export const PROOF_HEADER = 'x-page-proof';
