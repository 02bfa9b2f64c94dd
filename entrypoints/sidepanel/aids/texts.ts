/** Every sentence of the *Aides* tab. Data only. */
import type { Confidence, RequestTemplate, Theme } from '../../../lib/aids/types';

/** Themes in the order an advisor meets them. */
export const THEMES: Record<Theme, string> = {
  arret: 'Arrêt et invalidité',
  sante: 'Soins',
  famille: 'Famille',
  argent: 'Difficultés d’argent',
  cotisations: 'Cotisations',
  aidants: 'Aidants',
  deces: 'Décès',
  prevention: 'Prévention',
  recours: 'Recours',
  statut: 'Statut et affiliation',
};

export const LISTS = {
  search: 'Chercher une aide',
  searchHint: 'Un mot, un sigle, une situation',
  themes: 'Filtrer par thème',
  themeIs: (theme: string) => `Thème : ${theme}`,
  allThemes: 'Tous les thèmes',
  found: (count: number) =>
    count > 1 ? `${count} aides trouvées` : count === 1 ? '1 aide trouvée' : 'Aucune aide trouvée',
  results: 'Résultats',
  nothing: (typed: string) => `Aucune aide ne répond à « ${typed} ».`,
  nothingAdvice: 'Essayez un mot plus court ou un synonyme : « mutuelle », « arrêt », « cotisations », « C2S »…',
  page: 'Sur cette page',
  pageSays: 'La page en parle',
  /** Beside the page's aids: whose verdicts stand on them. */
  marksFor: (name: string) => `étiquettes pour ${name}`,
  forClient: (name: string) => `Pour ${name}`,
  pageEmpty: 'Cette page ne parle d’aucune aide du catalogue.',
  pageUnknown:
    'Cette page n’est pas lue. Les pages d’ameli.fr, de l’Urssaf, de la CAF ou d’une démarche montrent ici leurs aides.',
  pageReading: 'Lecture de la page…',
  pageRead: 'Lire cette page',
  pageRefused:
    'Le navigateur demande un geste : cliquez d’abord sur l’icône de Relais TI pendant que cette page est devant vous, puis recommencez.',
  noCount: (count: number) => (count > 1 ? `${count} aides écartées, et pourquoi` : '1 aide écartée, et pourquoi'),
  probableNone: 'Rien de probable pour l’instant : les questions ci-dessus feront avancer.',
  missing: (count: number) =>
    count > 1 ? `${count} réponses manquent` : count === 1 ? '1 réponse manque' : 'À voir avec l’organisme',
  more: (count: number) => (count > 1 ? `Afficher les ${count} autres` : 'Afficher la dernière'),
  all: 'Toutes les aides',
  allCount: (count: number) => `${count} aides, droits et démarches`,
  counts: (probable: number, toCheck: number, no: number) =>
    `${probable} ${probable > 1 ? 'probables' : 'probable'}, ${toCheck} à vérifier, ${no} ${no > 1 ? 'écartées' : 'écartée'}`,
  onSheet: 'Sur la fiche',
  advisorOnly: 'Pour le conseiller',
  orientation: 'Relais TI oriente ; c’est l’organisme qui décide.',
} as const;

export const WHO = {
  title: 'Avec qui êtes-vous ?',
  text: 'Les aides de la page et toutes les autres sont là. Avec la fiche d’un client, Relais TI dit aussi lesquelles regarder d’abord, et quoi lui demander.',
  choose: 'Choisir un client',
} as const;

export const QUESTIONS = {
  title: 'Questions utiles',
  decides: (count: number) => (count > 1 ? `Éclaire ${count} aides` : 'Éclaire 1 aide'),
  others: (shown: number, all: number) =>
    shown < all
      ? `Les ${shown} suivantes (il en reste ${all})`
      : shown > 1
        ? `Les ${shown} autres questions`
        : 'L’autre question',
  skipped: 'Question laissée pour ce rendez-vous.',
  done: 'Plus de question pour l’instant : les réponses connues suffisent à dire ce qui se dit.',
  given: 'Réponses données à l’instant',
  undo: 'Annuler',
  undone: (label: string) => `Réponse annulée : ${label}.`,
  saved: (label: string) => `Noté dans la fiche : ${label}.`,
  heard: (label: string) => `Noté pour ce rendez-vous : ${label}.`,
  noted: 'Noté dans la fiche.',
  impossible: (why: string) => `Cette réponse n’est pas notée : ${why}.`,
  passing: 'pour ce rendez-vous seulement',
  healthTitle: (count: number) => (count > 1 ? `Questions de santé (${count})` : 'Une question de santé'),
  health:
    'Avec l’accord de la personne, ses réponses de santé sont gardées dans sa fiche, chiffrées, et éclairent les aides. Sans lui, elles peuvent servir jusqu’au verrouillage, sans être gardées.',
  answerOnce: 'Répondre sans garder',
  once: 'Réponse de santé : elle sert jusqu’au verrouillage, et n’est pas gardée.',
} as const;

export const CARD = {
  back: 'Retour aux aides',
  why: 'Pourquoi',
  whyNone: 'Proposée à tous les travailleurs indépendants.',
  state: { holds: 'Oui', fails: 'Non', unknown: 'À savoir' },
  noClient: 'Sans fiche de client, Relais TI ne dit pas si cette aide convient.',
  missing: 'Pour se prononcer',
  gives: 'Ce que cela apporte',
  who: 'Pour qui',
  rules: 'Règles et montants',
  estimate: 'Estimation',
  deadline: 'Délais',
  next: 'Prochaine étape',
  papers: 'Papiers à réunir',
  papersNone: 'Aucun papier cité par les sources lues.',
  paperUnconfirmed: 'pièce habituelle, à confirmer',
  papersCount: (ticked: number, total: number) => `${ticked} sur ${total} à portée`,
  papersBarred: 'Avec l’accord « santé » de la personne, les papiers réunis se cochent ici.',
  papersNoClient: 'Choisissez un client pour cocher les papiers déjà réunis.',
  request: 'Préparer la demande',
  contacts: 'À qui s’adresser',
  contactToCheck: 'à vérifier avant d’appeler',
  links: 'Pages utiles',
  simulators: 'Simulateurs officiels',
  newTab: 'ouvre un nouvel onglet',
  calculators: 'Calculer',
  changed: 'Ce qui a changé',
  unconfirmed: 'Ce qui n’est pas confirmé',
  about: 'Source et vérification',
  organism: 'Organisme',
  source: 'Source',
  verified: (on: string, copy: string) => `Relu le ${on}, dans une copie de ${copy}.`,
  confidence: {
    haute: 'Confiance haute : texte réglementaire ou page officielle datée.',
    moyenne:
      'Confiance moyenne : page officielle ancienne ou source secondaire récente. À confirmer auprès de l’organisme.',
    basse:
      'Confiance faible : une seule source secondaire, ou une règle ancienne. À vérifier auprès de l’organisme avant d’en parler au client.',
  } satisfies Record<Confidence, string>,
  low: 'Confiance faible',
  lowText:
    'Cette aide repose sur une seule source secondaire ou une règle ancienne. À vérifier auprès de l’organisme avant d’en parler au client.',
  advisorOnly: 'Pour le conseiller : cette information n’est pas imprimée sur la fiche du client.',
  retain: 'Retenir pour la fiche',
  retainBarred:
    'Cette aide touche à la santé : la retenir, ou cocher ses papiers, la note dans le dossier de la personne. Il faut son accord « santé ».',
  retainWith: 'La retenir avec :',
  retainedOn: (date: string) => `Retenue le ${date}`,
  unretain: 'retirer',
  openSheet: (count: number) => (count > 1 ? `Ouvrir la fiche, ${count} aides` : 'Ouvrir la fiche, 1 aide'),
  reverse: 'Quels clients peuvent être concernés ?',
} as const;

export const REQUEST = {
  channel: {
    messagerie: 'Par la messagerie du compte',
    formulaire: 'Par formulaire',
    telephone: 'Par téléphone',
    'en-ligne': 'En ligne',
    professionnel: 'Par un professionnel',
    courrier: 'Par courrier',
  } satisfies Record<RequestTemplate['channel'], string>,
  to: 'À',
  subject: 'Objet',
  body: 'Texte à copier',
  copy: 'Copier le texte',
  copySubject: 'Copier l’objet',
  copied: 'Copié. Relisez, complétez, envoyez vous-même.',
  refused: 'La copie n’a pas été permise par le navigateur : sélectionnez le texte.',
  nothingSent: 'Rien n’est envoyé d’ici.',
  blanks: (names: readonly string[]) => `À compléter, dans l’ordre du texte : ${names.join(' ; ')}.`,
} as const;
