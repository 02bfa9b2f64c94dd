/** A backup made, compared and taken again; a list of clients brought in: through the options, in both browsers. */
import { beforeAll, expect, it } from 'vitest';
import { BACKUP } from '../../entrypoints/options/backup/texts';
import { openText } from '../../lib/vault/backup/age-file';
import { readLines } from '../../lib/vault/backup/lines';
import { parseLesson } from '../../lib/vault/learned';
import { type Tab, until } from '../tools/stage';
import { axe, tooWide } from './support/axe';
import { nameOf, openDesk, openOptions } from './support/desk';
import { choose, saved } from './support/files';
import { words } from './support/panel.page';
import { AURELIEN, MAIWENN } from './support/people';
import { BOTH, type Scene, scenes } from './support/scene';

const OWN = 'six huîtres sous la pluie bleue';
/** scrypt takes its time on purpose, more so on a busy machine. */
const SLOW = 60_000;
const STORY = 180_000;

async function options(scene: Scene): Promise<Tab> {
  const tab = await openOptions(scene, 'sauvegarde');
  await tab.role('heading', BACKUP.make.title).shown();
  return tab;
}

const open = async (tab: Tab, file: number[], passphrase: string): Promise<void> => {
  await choose(tab, BACKUP.take.file, 'sauvegarde.age', file);
  await tab.role('textbox', BACKUP.take.passphrase).fill(passphrase);
  await tab.role('button', BACKUP.take.action).click();
};

scenes('La sauvegarde', BOTH, (scene) => {
  beforeAll(() => openDesk(scene, MAIWENN, AURELIEN));

  it('faite avec sa propre phrase, elle se compare et se reprend ; un mauvais fichier est refusé en mots', {
    timeout: STORY,
  }, async () => {
    const tab = await options(scene);
    await tab.sees(words(BACKUP.make.never));
    await tab.role('textbox', BACKUP.make.passphrase).fill(OWN);
    const part = tab.role('region', BACKUP.make.title);
    await part.role('textbox', /seconde fois/).fill(OWN);
    const { name, bytes } = await saved(tab, () => tab.role('button', BACKUP.make.action).click());
    expect(name).toMatch(/^relais-ti-\d{4}-\d{2}-\d{2}\.age$/);
    await tab.sees(words(BACKUP.make.done(2)), { timeout: SLOW });
    const { clients, faults } = readLines(await openText(Uint8Array.from(bytes), OWN), parseLesson);
    expect(faults).toEqual([]);
    expect(clients.map(({ client }) => client.profile.lastName).sort()).toEqual(
      [AURELIEN.lastName, MAIWENN.lastName].sort(),
    );

    await open(tab, bytes, 'une tout autre phrase');
    await tab.role('alert').shown({ timeout: SLOW });
    expect(await tab.role('alert').text()).toMatch(/n’ouvre pas ce fichier/);
    await open(
      tab,
      [...'Bonjour'].map((letter) => letter.charCodeAt(0)),
      OWN,
    );
    await until(async () => /n’est pas une sauvegarde/.test(await tab.role('alert').text()), { timeout: SLOW });
    await open(tab, bytes, OWN);
    await tab.role('heading', BACKUP.preview.title).shown({ timeout: SLOW });
    await tab.sees(words(BACKUP.preview.counts.same(2)));
    await tab.sees(words(BACKUP.preview.nothing));
    expect(await axe(tab)).toEqual([]);
    expect(await tooWide(tab)).toEqual([]);
    await tab.role('button', BACKUP.preview.giveUp).click();
    await tab.role('heading', BACKUP.preview.title).gone();
  });

  it('une liste : ses colonnes reconnues, ses fautes dites, les doublons laissés', async () => {
    const tab = await options(scene);
    const list = [
      'NOM;Prénom;Né(e) le;CP;Grognon',
      'Prigent;Zoé;02/03/1984;29200;x',
      'Abgrall;Hélène;31/02/1980;1000;',
      `${MAIWENN.lastName};${MAIWENN.firstName};;;`,
    ].join('\n');
    const bytes = [...new TextEncoder().encode(list)];
    await choose(tab, BACKUP.list.file, 'clients.csv', bytes);
    await tab.role('heading', BACKUP.preview.title).shown();
    await tab.sees(/Ligne 3.*Né\(e\) le.*Cette date n’existe pas/);
    await tab.sees(words(BACKUP.preview.counts.new(1)));
    await tab.sees(words(BACKUP.preview.counts.duplicate(1)));
    expect(await axe(tab)).toEqual([]);
    expect(await tooWide(tab)).toEqual([]);
    await tab.role('checkbox', BACKUP.list.faultyToo).click();
    await tab.sees(words(BACKUP.preview.counts.new(2)));
    await tab.role('button', BACKUP.preview.action(2)).click();
    await tab.sees(words(BACKUP.preview.done(2, 0)));

    await choose(tab, BACKUP.list.file, 'clients.csv', bytes);
    await tab.sees(words(BACKUP.preview.counts.duplicate(2)));
    await tab.sees(words(nameOf(MAIWENN)));
    await tab.sees(words(BACKUP.preview.nothing));
  });
});
