import type { Pack } from './pack';

/** Questions worded in too many ways for the lexicon, alike in all forms. Belongs to no procedure: never recognised as a whole. */
export const COMMON: Pack = {
  id: 'common',
  name: 'Questions courantes',
  titles: [],
  paths: [],
  questionsNeeded: Number.POSITIVE_INFINITY,
  questions: [
    {
      key: 'callAvailability',
      types: ['text', 'textarea', 'formatted'],
      all: [
        ['moment', 'creneau', 'horaire', 'heure', 'quand$', 'disponib', 'plage'],
        ['rappel', 'joindre', 'joignab', 'contact', 'appel', 'telephon', 'recontact'],
      ],
      none: [
        'ouverture',
        'etablissement',
        'entreprise',
        'public',
        'numero',
        'conjoint',
        'enfant',
        'projet',
        'employeur',
        'referent',
      ],
      anywhere: true,
    },
    {
      key: 'sickLeave',
      types: ['yes_no'],
      all: [
        ['arret', 'arrete'],
        ['maladie', 'travail'],
        ['etes', 'suis', 'actuellement'],
      ],
      none: ['enfant', 'salarie', 'conjoint', 'deja$', 'cours$'],
      anywhere: true,
    },
    {
      key: 'sickLeaveStart',
      types: ['date'],
      all: [['arret'], ['maladie', 'travail'], ['depuis', 'debut', 'partir']],
      none: ['fin$', 'enfant', 'salarie', 'conjoint', 'accident', 'reprise', 'arrete'],
      anywhere: true,
    },
  ],
};
