/** What the surfaces that speak of aids share: the panel, the popup, the printed page. Data only. */
import type { VerdictName } from '../aids/types';

export const AID = {
  verdict: { probable: 'Probable', a_verifier: 'À vérifier', non: 'Ne semble pas concerné' } satisfies Record<
    VerdictName,
    string
  >,
  questionsLeft: (count: number) => (count > 1 ? `${count} questions` : '1 question'),

  since: (date: string) => `depuis le ${date}`,
  sinceMonth: (month: string) => `depuis ${month}`,
  valueOf: (year: string) => `valeur de ${year}, celle de cette année n’a pas été trouvée`,
  source: 'source',
  sourceIs: (source: string) => `Source : ${source}`,
  computed: 'calculé, non lu dans un texte',
  toConfirm: 'à confirmer',
  unknownFigure: 'montant non connu à cette date, à vérifier',

  answer: 'Valider',
  doesNotKnow: 'Ne sait pas',
  pickOne: 'Choisir…',
  noneOfThese: 'Aucun de ces cas',
  chooseFirst: 'Cochez au moins une réponse, ou « Aucun de ces cas ».',
  nothingTyped: 'Écrivez une réponse, ou choisissez « Ne sait pas ».',
  figuresExpected: (digits: number) => `${digits} chiffres sont attendus, sans espace ni lettre.`,
  numberExpected: 'Un nombre entier est attendu, par exemple 2.',
  numbersExpected: 'Des nombres entiers séparés par des virgules sont attendus, par exemple 42, 40, 12.',
  monthExpected: 'Écrivez le mois ainsi : 07/2026.',
  atLeast: (least: string) => `C’est trop peu : ${least} au moins.`,
  atMost: (most: string) => `C’est trop : ${most} au plus.`,
  dateHint: 'Par exemple 31/12/2026',
  monthHint: 'Par exemple 07/2026',
  numbersHint: 'Séparés par des virgules, par exemple 42, 40, 12',

  estimation: 'Estimation',
  optional: '(facultatif)',
  finer: (count: number) =>
    count > 1 ? `Préciser (${count} réponses facultatives)` : 'Préciser (1 réponse facultative)',
  howComputed: 'Comment c’est calculé',
  figuresUsed: 'Chiffres utilisés',
  ruleFrom: (source: string) => `Règle : ${source}`,
  figuresOf: (date: string) => `Chiffres au ${date}. L’organisme décide du montant.`,
  noFigureUsed: 'L’organisme décide.',
  notSaid: 'Ce que ce calcul ne dit pas',
  noFigure: 'Pas de résultat pour l’instant',
  toMend: (labels: string) => `À corriger d’abord : ${labels}.`,
  days: (count: number) => `${count} jour${count > 1 ? 's' : ''}`,
} as const;
