/** An advisor at work: a vault, files, and the panel beside a dossier. */
import type { PartName } from '../../../entrypoints/options/parts';
import { OPTIONS } from '../../../entrypoints/options/texts';
import { LABELS } from '../../../lib/profile/labels';
import type { Profile, StoredKey } from '../../../lib/profile/schema';
import type { NewDossier } from '../../sandbox';
import type { FormDef } from '../../sandbox/server/definition';
import type { Tab } from '../../tools/stage';
import { TEXTS } from './forms';
import { PanelPage } from './panel.page';
import { ADVISOR, PASSPHRASE } from './people';
import type { OpenDossier, Scene } from './scene';

type Person = Profile & { firstName: string; lastName: string };

export const nameOf = ({ firstName, lastName }: Person) => `${firstName} ${lastName}`;

/** Yes/no facts are asked in the Bilan; the rest is typed in the file. */
function split(person: Person): { facts: Profile; answers: Partial<Record<StoredKey, boolean>> } {
  const { firstName: _, lastName: __, ...rest } = person;
  const entries = Object.entries(rest) as [StoredKey, never][];
  return {
    facts: Object.fromEntries(entries.filter(([, value]) => typeof value !== 'boolean')),
    answers: Object.fromEntries(entries.filter(([, value]) => typeof value === 'boolean')),
  };
}

/** From nothing: creates the vault and the files of these people, through the panel. */
export async function openDesk(scene: Scene, ...people: Person[]): Promise<void> {
  await scene.clear();
  const { tab } = await scene.openDossier(TEXTS);
  const panel = scene.keepPanel(await PanelPage.open(scene.stage, tab));
  await panel.createVault(PASSPHRASE);
  for (const [index, person] of people.entries()) {
    if (index > 0) await panel.button('Changer de client').click();
    await newFile(panel, person);
  }
  await scene.clear();
}

/** The options, at one of their parts. */
export async function openOptions(scene: Scene, part: PartName): Promise<Tab> {
  return scene.keep(await scene.stage.openTab(`${scene.stage.origin}/options.html#${part}`));
}

/** The advisor's own identity, in the options. */
export async function introduceAdvisor(scene: Scene): Promise<void> {
  const options = await openOptions(scene, 'vous');
  for (const [key, value] of Object.entries(ADVISOR)) {
    await options.role('textbox', LABELS[key as keyof typeof ADVISOR].label).put(value);
  }
  await options.role('button', OPTIONS.advisor.save).click();
  await options.sees(OPTIONS.advisor.saved);
}

/** Creates the file of a person for the dossier on the page, and fills it in. */
export async function newFile(panel: PanelPage, person: Person): Promise<void> {
  await panel.create(person.firstName, person.lastName);
  const { facts, answers } = split(person);
  await panel.part('file');
  await panel.fillFile(facts);
  if (Object.keys(answers).length > 0) await panel.answerBilan(answers);
  await panel.part('fill');
}

/** A dossier and the panel beside it, its client chosen, its questions listed. */
export async function atWork(
  scene: Scene,
  form: string | FormDef,
  person: Person,
  rest: Omit<NewDossier, 'form'> & { page?: string; host?: string } = {},
): Promise<{ dossier: OpenDossier; panel: PanelPage }> {
  const dossier = await scene.openDossier(form, rest);
  const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
  await panel.choose(nameOf(person));
  return { dossier, panel };
}
