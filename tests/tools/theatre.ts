/**
 * A whole scene to look at: stand-in site, browser with the extension, an open Help draft, the panel beside it, and a
 * client who does not exist. Used by `npm start` and by `npm run pictures`.
 */
import { readFileSync } from 'node:fs';
import type { Profile } from '../../lib/profile/schema';
import { newFile } from '../e2e/support/desk';
import { PanelPage } from '../e2e/support/panel.page';
import { type Sandbox, startProxy, startSandbox } from '../sandbox';
import type { BrowserName } from './browsers';
import { build } from './build';
import { Stage, type Tab } from './stage';

export const DEMO_PASSPHRASE = 'quatre lilas sous une marée bleue';

/** Invented; the numbers come from ranges kept for fiction, the SIRET is a public test vector. */
export const DEMO_CLIENT = {
  civility: 'Mme',
  lastName: 'Kerzoncuf',
  firstName: 'Maïwenn',
  birthDate: '1962-03-12',
  nationality: 'Française',
  email: 'maiwenn.kerzoncuf@example.org',
  phone: '0261911234',
  addressStreet: '12 rue des Lilas',
  postalCode: '44000',
  city: 'Nantes',
  country: 'FR',
  householdSize: 3,
  householdAnnualIncome: 30000,
  siret: '73282932000074',
  companyName: 'Atelier des Lilas',
  activityDescription: 'Réparation de vélos',
  selfEmployedStatus: 'Artisan',
  companyStreet: '3 place de la Liberté',
  companyPostalCode: '44000',
  companyCity: 'Nantes',
  contributionDifficulty: true,
  particularProblem: true,
  financialDifficulty: true,
  personalLifeDifficulty: false,
  familyLifeDifficulty: false,
  childrenUnder25: true,
  cafBenefits: true,
  cafRightsReview: true,
  careAccessDifficulty: true,
  healthHindersActivity: false,
  disabilityInHousehold: false,
} as const satisfies Profile;

export interface Theatre {
  stage: Stage;
  sandbox: Sandbox;
  dossier: { id: number; tab: Tab };
  panel: PanelPage;
  close(): Promise<void>;
}

export interface TheatreOptions {
  browser: BrowserName;
  headless: boolean;
  /** Name of a form of the stand-in site. */
  form?: string;
  debounceMs?: number;
}

/** Everything open: the vault made, the client's file filled in, the review ready. */
export async function openTheatre({
  browser,
  headless,
  form = 'help-2024',
  debounceMs,
}: TheatreOptions): Promise<Theatre> {
  const extension = build(browser);
  const sandbox = await startSandbox({ debounceMs });
  const proxy = await startProxy(sandbox);
  let stage: Stage | null = null;
  const close = async () => {
    await stage?.close();
    await proxy.close();
    await sandbox.close();
  };
  try {
    stage = await Stage.open({ browser, headless, proxy: proxy.url, extension });
    const draft = sandbox.createDossier({ form, forTiers: true });
    const tab = await stage.openDossier(draft.url());
    const panel = await PanelPage.open(stage, tab);
    await panel.createVault(DEMO_PASSPHRASE);
    await newFile(panel, DEMO_CLIENT);
    await panel.reviewed();
    return { stage, sandbox, dossier: { id: draft.id, tab }, panel, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** One picture out of several, side by side on a plain ground. */
export async function sideBySide(stage: Stage, pictures: string[], path: string): Promise<void> {
  const images = pictures.map((file) => `data:image/png;base64,${readFileSync(file).toString('base64')}`);
  const page = await stage.driver.newPage();
  await page.setViewport({ width: 1480, height: 940 });
  await page.setContent(
    `<body style="margin:0;padding:20px;display:inline-flex;gap:20px;align-items:flex-start;background:#dfe3e6">${images
      .map((image) => `<img src="${image}" style="height:900px;border-radius:8px;box-shadow:0 2px 12px #0004">`)
      .join('')}</body>`,
  );
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))');
  await (await page.$('body'))?.screenshot({ path: path as `${string}.png` });
  await page.close();
}
