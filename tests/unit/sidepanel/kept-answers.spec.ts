import { describe, expect, it } from 'vitest';
import { answersByTopic } from '../../../entrypoints/sidepanel/review/kept-answers';
import { FACTS } from '../../../lib/aids/facts/definitions';

describe('the answers a file keeps', () => {
  it('stand under the titles of the catalogue, in its order, what it does not ask last', () => {
    const facts = {
      licorne: 1,
      compte_ameli: true,
      age: 40,
      statut: 'artisan',
      nb_salaries: 0,
      rib_enregistre_cpam: false,
    };
    expect(answersByTopic(facts)).toEqual([
      {
        topic: 'Activité',
        answers: [
          { fact: 'statut', value: 'artisan' },
          { fact: 'nb_salaries', value: 0 },
        ],
      },
      {
        topic: 'Droits ouverts',
        answers: [
          { fact: 'compte_ameli', value: true },
          { fact: 'rib_enregistre_cpam', value: false },
        ],
      },
      {
        topic: null,
        answers: [
          { fact: 'age', value: 40 },
          { fact: 'licorne', value: 1 },
        ],
      },
    ]);
    expect(answersByTopic({})).toEqual([]);
  });

  it('every fact that is asked has a title to stand under', () => {
    expect(FACTS.filter(({ question, topic }) => (question === undefined) !== (topic === undefined))).toEqual([]);
  });
});
