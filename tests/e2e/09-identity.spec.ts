import { beforeAll, expect, it } from 'vitest';
import { ACCOUNT_EMAIL } from '../sandbox';
import { until } from '../tools/stage';
import { atWork, introduceAdvisor, openDesk } from './support/desk';
import { IDENTITY } from './support/forms';
import { PanelPage } from './support/panel.page';
import { ADVISOR, MAIWENN } from './support/people';
import { BOTH, CHROMIUM, type OpenDossier, scenes } from './support/scene';

const inPage = ({ tab }: OpenDossier) =>
  tab.fn(() => {
    const value = (name: string) => {
      const controls = [...document.getElementsByName(name)] as HTMLInputElement[];
      const radio = controls.find(({ type }) => type === 'radio');
      return radio ? (controls.find(({ checked }) => checked)?.value ?? '') : (controls.at(-1)?.value ?? null);
    };
    return {
      advisorFirst: value('dossier[mandataire_first_name]'),
      advisorLast: value('dossier[mandataire_last_name]'),
      gender: value('dossier[individual_attributes][gender]'),
      first: value('dossier[individual_attributes][prenom]'),
      last: value('dossier[individual_attributes][nom]'),
      birth: value('dossier[individual_attributes][birthdate]'),
    };
  });

const BENEFICIARY = {
  gender: 'Mme',
  first: MAIWENN.firstName,
  last: MAIWENN.lastName,
  birth: MAIWENN.birthDate,
};

scenes('11 Page d’identité', BOTH, (scene) => {
  beforeAll(async () => {
    await openDesk(scene, MAIWENN);
    await introduceAdvisor(scene);
  });

  it('11 pour soi-même : le client seul', async () => {
    const { dossier, panel } = await atWork(scene, IDENTITY, MAIWENN, { page: 'identite', forTiers: false });
    await panel.fillAndWait();
    expect(await inPage(dossier)).toMatchObject({ ...BENEFICIARY, advisorFirst: null, advisorLast: null });
    expect(Object.values(await panel.states())).not.toContain('saved');
    await panel.becomes('individual.nom', 'written');
  });

  it('11 pour un tiers : le conseiller dans son bloc, le client dans le sien, jamais l’inverse', async () => {
    const { dossier, panel } = await atWork(scene, IDENTITY, MAIWENN, { page: 'identite', forTiers: true });
    await panel.fillAndWait();
    expect(await inPage(dossier)).toEqual({
      advisorFirst: ADVISOR.advisorFirstName,
      advisorLast: ADVISOR.advisorLastName,
      ...BENEFICIARY,
    });
    // Who is told, and where: the person's own choice. The account's address never stands for the beneficiary's.
    const emails = await dossier.tab.fn(() =>
      [...document.querySelectorAll<HTMLInputElement>('input[type=email]')].map(({ value }) => value),
    );
    expect(emails.join(' ')).not.toContain(ADVISOR.advisorEmail);
    expect(emails.join(' ')).not.toContain(ACCOUNT_EMAIL);
    expect(
      scene.sandbox.log.filter(({ kind, effectiveMethod }) => kind === 'identity' && effectiveMethod !== 'GET'),
    ).toEqual([]);
    expect(scene.sandbox.dossier(dossier.id).applicantKnown).toBe(true);

    await panel.undoAll();
    expect(await inPage(dossier)).toMatchObject({ advisorFirst: '', advisorLast: '', first: '', last: '', birth: '' });
  });
});

scenes('11 Page d’identité, suite', CHROMIUM, (scene) => {
  beforeAll(async () => {
    await openDesk(scene, MAIWENN);
    await introduceAdvisor(scene);
  });

  it('11 rien n’est choisi : le panneau attend le choix de la personne, puis remplit', async () => {
    const dossier = await scene.openDossier(IDENTITY, { page: 'identite', forTiers: null, gen: 'later' });
    const panel = scene.keepPanel(await PanelPage.open(scene.stage, dossier.tab));
    await panel.role('button', new RegExp(MAIWENN.lastName)).click();
    await panel.tab.sees(/Choisissez d’abord dans la page/);
    await dossier.tab.click('label[for="radio-tiers-manage"]');
    await panel.reviewed();
    await panel.fillAndWait();
    expect(await inPage(dossier)).toMatchObject({ advisorLast: ADVISOR.advisorLastName, last: MAIWENN.lastName });
  });

  it('11 champs verrouillés par FranceConnect : intacts', async () => {
    const { dossier, panel } = await atWork(scene, IDENTITY, MAIWENN, {
      page: 'identite',
      gen: 'later',
      forTiers: false,
      identity: { locked: true, prenom: 'Autre', nom: 'Personne', gender: 'M.' },
    });
    await until(async () => (await panel.rows()).length > 0, { what: 'les lignes' });
    expect((await panel.row('individual.nom')).state).toBe('locked');
    if (await panel.role('button', /^Préremplir/).exists()) await panel.fillAndWait();
    expect(await inPage(dossier)).toMatchObject({ first: 'Autre', last: 'Personne', gender: 'M.' });
  });
});
