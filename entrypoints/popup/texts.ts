import { counted } from '../../lib/texts/common';

/** The sentences of the popup. Data only. */
export const POPUP = {
  openPanel: 'Ouvrir le panneau',
  options: 'Options',
  locked: 'Verrouillé : ouvrez le panneau pour déverrouiller.',
  absent: 'Bienvenue. Ouvrez le panneau pour créer votre coffre.',
  noClient: 'Aucun client choisi pour ce dossier.',
  ready: (count: number, name: string) =>
    count > 1
      ? `${count} champs prêts pour ${name}`
      : count === 1
        ? `1 champ prêt pour ${name}`
        : `Rien de plus à préremplir pour ${name}`,
  /** On a page that is read for its aids. */
  pageAids: (count: number) =>
    count > 1
      ? `${count} aides à regarder sur cette page`
      : count === 1
        ? '1 aide à regarder sur cette page'
        : 'Aucune aide du catalogue sur cette page.',
  openAids: (count: number) => (count > 1 ? 'Voir ces aides dans le panneau' : 'Voir cette aide dans le panneau'),
  noPanel: 'Ce navigateur n’ouvre pas le panneau d’ici. Utilisez son menu des panneaux latéraux.',

  counter: 'Au comptoir, sans dossier',
  corners: { check: 'Quelles aides ? 8 questions', calculate: 'Calculer', search: 'Chercher une aide' },
  back: 'Retour',
} as const;

/** Eight questions, no client. */
export const CHECK = {
  title: 'Quelles aides regarder ?',
  step: (at: number, total: number) => `Question ${at} sur ${total}`,
  doesNotKnow: 'Ne sait pas',
  before: 'Question précédente',
  restart: 'Recommencer',
  found: (count: number) =>
    count === 0 ? 'Rien de particulier à signaler' : counted(count, 'aide à regarder', 'aides à regarder'),
  nothing: 'Ces réponses ne désignent aucune aide en particulier. Le panneau montre toutes les autres.',
  rest: (count: number) => (count > 1 ? `Voir les ${count} autres` : 'Voir la dernière'),
  others: (count: number) =>
    `${counted(count, 'autre aide dépend', 'autres aides dépendent')} d’autres questions : elles sont dans le panneau.`,
  kept: 'Rien n’est gardé : tout s’efface en fermant cette fenêtre.',
  orientation: 'L’outil oriente, l’organisme décide.',
  more: 'En savoir plus',
} as const;

export const CALCULATE = {
  title: 'Calculer',
  which: 'Quel calcul ?',
  others: 'Les autres calculs',
  change: 'Un autre calcul',
} as const;

export const SEARCH = {
  title: 'Chercher une aide',
  label: 'Un mot, un sigle, une situation',
  found: (count: number) =>
    count > 1 ? `${count} aides trouvées` : count === 1 ? '1 aide trouvée' : 'Aucune aide trouvée',
  advice: 'Essayez « mutuelle », « arrêt », « cotisations », « C2S »…',
} as const;

/** An aid in a few lines. */
export const BRIEF = {
  gives: 'Ce que cela apporte',
  who: 'Pour qui',
  next: 'À faire',
  deadline: 'Délai',
  organism: 'Auprès de',
  unconfirmed: 'À confirmer',
  source: (source: string, on: string) => `Source : ${source}, relu le ${on}.`,
  newTab: 'ouvre un nouvel onglet',
} as const;
