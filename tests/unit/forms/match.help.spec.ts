import { describe, expect, it } from 'vitest';
import { type FieldLine, formOfLines } from '../../../lib/forms/descriptor';
import { match } from '../../../lib/forms/match';
import { thresholdOf } from '../../../lib/forms/packs/pack';

const HELP = 'HELP « aide aux entreprises en difficultés » Territoire inventé';

function one(label: string, type = 'yes_no', formTitle = HELP) {
  const line: FieldLine = { form: 'inv', formTitle, idx: 1, section: 'Questionnaire', label, type };
  const m = match(formOfLines([line]), [])[0];
  if (m === undefined) throw new Error('one match per field');
  return m;
}

describe('Help questions, however worded or numbered', () => {
  it.each([
    ['1 – Avez-vous des difficultés pour payer vos cotisations ?', 'contributionDifficulty'],
    [
      'Q2. Avez-vous connu un évènement particulier qui a eu des conséquences sur votre activité ?',
      'particularProblem',
    ],
    [
      'Vous ou votre famille, avez vous du mal à vous faire soigner (difficultés de coût, de droits…) ?',
      'careAccessDifficulty',
    ],
    ['Connaissez vous des difficultés financières', 'financialDifficulty'],
    ['Votre état de santé peut il etre agravé par la poursuite de votre activité ?', 'healthWorsenedByActivity'],
    [
      'Votre état de santé ou celui de votre famille rend il difficile la poursuite de votre activité ?',
      'healthHindersActivity',
    ],
    ['Avez-vous une complémentaire santé ?', 'hasComplementaryInsurance'],
    ['Avez vous dû renoncer à des soins?', 'renouncedCare'],
    ['Souhaitez-vous échanger avec un psychologue ?', 'psychologistNeed'],
    ['8 ) Percevez vous des prestations CAF', 'cafBenefits'],
    ['Je souhaite que la Caf examine mes droits potentiels', 'cafRightsReview'],
    ['Avez-vous des enfants à charge de moins de 25 ans ?', 'childrenUnder25'],
    ['Vous ou un membre de votre famille est-il en situation de handicap ?', 'disabilityInHousehold'],
  ])('%s → %s', (label, key) => {
    expect(one(label)).toMatchObject({ key, evidence: [{ kind: 'pack' }] });
  });

  it('reads age and amount in the question', () => {
    expect(
      one('Avez-vous plus de 62 ans et souhaitez-vous être informé sur vos démarches de départ en retraite ?'),
    ).toMatchObject({
      key: 'retirementInfo',
      threshold: 62,
    });
    for (const amount of ['39500€', '39 500 €', '39\u202f500\u00a0€', '39.500 euros', '39 500,00 €'])
      expect(one(`Le revenu annuel de votre foyer est-il inférieur ou égal à ${amount} ?`)).toMatchObject({
        key: 'householdIncomeAtMost',
        threshold: 39500,
      });
    expect(thresholdOf('amount', 'Revenu du foyer modeste ?')).toBeNull();
    expect(thresholdOf('age', 'Avez-vous 2 enfants ?')).toBeNull();
  });

  it('does not answer the opposite or a neighbour question', () => {
    for (const label of [
      'Le revenu annuel de votre foyer est-il supérieur à 39 500 € ?',
      'Vos salariés rencontrent-ils des difficultés pour se faire soigner ?',
      'Votre conjoint dispose-t-il d’une complémentaire santé ?',
      'J’accepte que mon dossier soit transmis à la CAF pour étude de mes droits',
      'Nouveau champ',
    ])
      expect(one(label).key).toBeNull();
  });

  it('types count: a tick box is never a question', () => {
    expect(one('Connaissez-vous des difficultés financières ?', 'checkbox').key).toBeNull();
    expect(one('Nouveau champ', 'text').key).toBeNull();
  });

  it('recognises the family by its questions when the title says nothing', () => {
    const labels = [
      'Avez-vous dû renoncer à des soins ?',
      'Disposez-vous d’une complémentaire santé ?',
      'Rencontrez-vous des difficultés pour le paiement de vos cotisations ?',
      'Avez-vous des enfants de moins de 25 ans à charge ?',
      'Connaissez-vous des difficultés financières ?',
    ];
    const asked = (list: string[]) =>
      match(
        formOfLines(list.map((label, i) => ({ form: 'inv', formTitle: 'Fiche', idx: i + 1, label, type: 'yes_no' }))),
        [],
      ).at(-1)?.key;
    expect(asked(labels)).toBe('financialDifficulty');
    expect(asked(labels.slice(-1))).toBeNull();
  });

  it('elsewhere, takes only what is clearly the same question asked of the person', () => {
    const title = 'Demande de prêt d’honneur';
    expect(one('Avez-vous dû renoncer à des soins ?', 'yes_no', title).key).toBe('renouncedCare');
    expect(one('Le public a-t-il renoncé à des soins ?', 'yes_no', title).key).toBeNull();
  });
});
