/** Every sentence of the panel. Data only. */
import type { CountName, LineState } from './review/review';

export const PANEL = {
  tabs: { fill: 'Remplir', aids: 'Aides', file: 'Dossier' },
  tabsName: 'Parties du panneau',
  noClient: 'Aucun client choisi',
  options: 'Ouvrir les options',
  changeShort: 'Changer',
  changeRest: 'de client pour ce dossier',
  changeElsewhere: 'de client',
} as const;

/** The mark beside a line, for screen readers and as a tooltip. */
export const STATE_NAMES: Record<LineState, string> = {
  ready: 'Prêt',
  struck: 'À ne pas remplir',
  skipped: 'Sans réponse',
  confirm: 'À confirmer',
  missing: 'À préciser',
  never: 'À faire avec la personne',
  unknown: 'Non reconnu',
  filled: 'Déjà rempli',
  locked: 'Verrouillé par le site',
  hidden: 'Pas encore affiché par le site',
  pending: 'En cours',
  saved: 'Enregistré par le site',
  'saved-invalid': 'Enregistré, mais refusé par le site',
  written: 'Écrit dans la page',
  'not-saved': 'Non enregistré',
  refused: 'Non écrit',
  choose: 'À choisir',
  'needs-person': 'À faire dans la page',
};

/** What the line says under its value when the plan gives no reason of its own. */
export const STATE_NOTES: Record<LineState, string | null> = {
  ready: null,
  struck: 'Vous avez choisi de ne pas remplir cette ligne.',
  skipped: 'Ne sait pas : laissé vide.',
  confirm: 'À confirmer avant d’écrire.',
  missing: 'Réponse inconnue, à demander.',
  never: 'À voir ensemble. Jamais rempli automatiquement.',
  unknown: 'Question non reconnue, laissée à la main.',
  filled: 'Déjà rempli dans la page, laissé tel quel.',
  locked: 'Verrouillé par le site, laissé tel quel.',
  hidden: 'Sera rempli si le site affiche cette question.',
  pending: 'En attente du site…',
  saved: 'Enregistré par le site.',
  'saved-invalid': 'Enregistré, mais le site signale une erreur.',
  written: 'Écrit dans la page. À relire, puis à valider par vous.',
  'not-saved': 'Le site n’a pas confirmé l’enregistrement. La valeur est gardée ici.',
  refused: 'Rien n’a été écrit. La valeur est gardée ici.',
  choose: 'Le site propose plusieurs réponses. Laquelle ?',
  'needs-person': 'À terminer dans la page.',
};

export const REVIEW = {
  undone: 'Remis comme avant.',
  undoLost: 'La valeur saisie une fois n’a pas été gardée : pour l’annuler, videz le champ dans la page.',
  typedHere: 'Saisi à l’instant, pour ce dossier.',
  chosenHere: 'Choisi parmi les propositions du site.',
  noSection: 'Questions',
  filters: 'Filtrer les questions',
  all: 'Tout',
  truncated: 'Ce formulaire est très long : seules ses premières questions ont été lues.',
  fillName: (question: string) => `Remplir : ${question}`,
  count: {
    ready: ['prête', 'prêtes'],
    saved: ['enregistrée', 'enregistrées'],
    ask: ['à préciser', 'à préciser'],
    failed: ['à reprendre', 'à reprendre'],
    person: ['à faire ensemble', 'à faire ensemble'],
    unknown: ['non reconnue', 'non reconnues'],
    aside: ['laissée', 'laissées'],
  } satisfies Record<CountName, readonly [string, string]>,
  writtenCount: ['écrite', 'écrites'] satisfies readonly [string, string],
  identity: {
    chooseMode:
      'Choisissez d’abord dans la page pour qui est déposé ce dossier : vous, ou une autre personne. Relais TI ne choisit pas à votre place.',
    self: 'Dossier déposé par la personne elle-même.',
    thirdParty:
      'Dossier déposé pour une autre personne : votre identité va dans « Votre identité », celle du client dans « Identité du bénéficiaire ».',
    yours:
      'Pour qui est le dossier, et qui reçoit les notifications : c’est votre choix, dans la page. Relais TI n’y touche pas.',
    noAutosave: 'Cette page ne s’enregistre pas toute seule : relisez-la. Vous envoyez vous-même.',
    noAdvisor: 'Votre nom n’est pas encore dans les options : « Votre identité » restera à remplir à la main.',
  },
  siret: 'Ce numéro fait entrer les données de l’entreprise dans le dossier. Relisez-le, puis validez vous-même.',
  invited: 'Vous êtes invité sur ce dossier : son propriétaire devra le déposer.',
  nothingReady: (ask: number) =>
    ask > 0
      ? 'Rien à préremplir pour l’instant : précisez d’abord une réponse dans la liste.'
      : 'Rien à préremplir pour l’instant.',
  fillCount: (count: number) => (count > 1 ? `Préremplir ${count} champs` : 'Préremplir 1 champ'),
  stop: 'Arrêter',
  stopping: 'Arrêt…',
  undoAll: 'Tout annuler',
  undoTitle: 'Tout annuler ?',
  undoText: (count: number) =>
    count > 1
      ? `${count} réponses vont être remises comme elles étaient, puis enregistrées par le site. Ce que quelqu’un a changé depuis ne sera pas touché.`
      : 'La réponse va être remise comme elle était, puis enregistrée par le site, sauf si quelqu’un l’a changée depuis.',
  undoKeep: 'Garder les réponses',
  paused: 'En pause : revenez sur l’onglet de la démarche pour que le site enregistre.',
  progress: (done: number, total: number) => `${done} sur ${total}`,
  progressName: 'Réponses traitées',
  running: 'Le site enregistre…',
  undoing: 'Remise en place…',
  /** What was done, then what is left to do with the person. */
  report: (saved: number, failed: number, ask: number, person = 0) => {
    const done = [
      saved > 0
        ? saved > 1
          ? `${saved} réponses enregistrées par le site`
          : '1 réponse enregistrée par le site'
        : null,
      failed > 0 ? `${failed} à reprendre` : null,
    ].filter((part) => part !== null);
    const left = [
      ask > 0 ? (ask > 1 ? `${ask} réponses à préciser` : '1 réponse à préciser') : null,
      person > 0 ? (person > 1 ? `${person} points à faire ensemble` : '1 point à faire ensemble') : null,
    ].filter((part) => part !== null);
    return [done.length > 0 ? `${done.join(', ')}.` : null, left.length > 0 ? `Il reste ${left.join(' et ')}.` : null]
      .filter((part) => part !== null)
      .join(' ');
  },
  reportWritten: (count: number) =>
    count > 1 ? `${count} réponses écrites dans la page.` : '1 réponse écrite dans la page.',
  reportUndone: (back: number, left: number) =>
    [
      back > 0 ? (back > 1 ? `${back} réponses remises comme avant` : '1 réponse remise comme avant') : null,
      left > 0
        ? left > 1
          ? `${left} laissées telles quelles, voir pourquoi`
          : '1 laissée telle quelle, voir pourquoi'
        : null,
    ]
      .filter((part) => part !== null)
      .join(', ')
      .concat('.'),
  reportNothing: 'Rien n’a été écrit.',
  emptyForm: 'Aucune question à préremplir sur cette page.',
} as const;

export const LINE = {
  required: 'obligatoire',
  proposed: (value: string) => `La fiche dit : ${value}`,
  asks: (fact: string) => `Donnée demandée : ${fact}`,
  fromWhere: (from: string) => `Valeur : ${from}`,
  oneTimeReady: 'Saisie unique : sera oubliée une fois écrite.',
  why: 'Pourquoi cette réponse',
  whyUnknown: 'Ce que nous avons lu',
  from: 'D’où vient la valeur',
  locate: 'Voir dans la page',
  edit: 'Modifier',
  enter: 'Saisir',
  strike: 'Ne pas remplir',
  unstrike: 'Remplir finalement',
  confirm: 'Confirmer',
  overwrite: 'Remplacer ce qui est dans la page',
  retry: 'Réessayer',
  undo: 'Annuler cette ligne',
  teach: 'Ce champ est…',
  reset: 'Revenir à la proposition',
  apply: 'Valider',
  keep: 'Garder aussi dans la fiche',
  waitsForHealth: 'Attend l’accord santé.',
  choices: 'Propositions du site',
  outsideBase: 'L’adresse n’est pas dans la liste : l’écrire ligne par ligne',
  oneTime: 'Saisie unique : écrite dans la page, puis oubliée. Jamais gardée.',
  oneTimeOrKept: 'Écrite dans la page, puis oubliée, sauf si vous la gardez dans la fiche.',
  keepNumber: 'Garder dans la fiche',
  keepBasis: (basis: string) => `Permis par votre structure. Base légale : ${basis}`,
  street: 'Numéro et rue',
  postalCode: 'Code postal',
  city: 'Commune',
  country: 'Pays (code à deux lettres)',
  siteSays: 'Le site dit',
  notFound: 'Ce champ n’est plus dans la page.',
  pickOne: 'Choisir…',
  dateShape: 'JJ/MM/AAAA',
  incomplete: 'Complétez la réponse.',
} as const;

export const TEACH = {
  title: 'Ce champ est…',
  intro:
    'Relais TI s’en souviendra pour ce champ, dans tous les dossiers de cette démarche. Aucune donnée du client n’est gardée avec.',
  never: 'Ne jamais remplir ce champ',
  search: 'Chercher une donnée',
  found: (count: number) => (count > 1 ? `${count} données` : count === 1 ? '1 donnée' : 'Aucune donnée de ce nom'),
  forget: 'Oublier ce qui a été appris',
} as const;

export const CHOOSE = {
  title: 'Pour qui remplissez-vous ce dossier ?',
  titleElsewhere: 'Vos fiches',
  titleAids: 'Pour qui cherchez-vous ?',
  without: 'Continuer sans fiche',
  last: (name: string) => `Continuer avec ${name}`,
  search: 'Chercher une fiche',
  searchHint: 'Nom, prénom, naissance, commune, entreprise ou SIRET',
  found: (count: number) => (count > 1 ? `${count} fiches` : count === 1 ? '1 fiche' : 'Aucune fiche de ce nom'),
  more: (count: number) => `En voir ${count} de plus`,
  create: 'Créer une fiche',
  emptyTitle: 'Votre première fiche',
  emptyText:
    'Une fiche garde, chiffré sur cet ordinateur, ce qu’un client vous a confié : son identité, son entreprise, ses réponses au Bilan. Elle sert ensuite à préremplir toutes ses démarches.',
  unnamed: 'Fiche sans nom',
} as const;

export const FILE = {
  all: 'Toutes les fiches',
  other: (viewed: string, filled: string) =>
    `Vous consultez la fiche de ${viewed}. Le dossier ouvert dans l’onglet est rempli pour ${filled}.`,
  useHere: 'Remplir le dossier ouvert avec cette fiche',
  bilan: 'Bilan',
  bilanIntro:
    'Les questions que posent toutes les demandes Help. À poser une fois, de vive voix ; « Ne sait pas » est une bonne réponse.',
  bilanProgress: (done: number, total: number) => `${done} réponses sur ${total}`,
  bilanResume: 'Reprendre le Bilan',
  bilanStart: 'Commencer le Bilan',
  bilanReview: 'Revoir le Bilan',
  bilanDone: 'Bilan terminé, revenir à la fiche',
  bilanLeave: 'Revenir à la fiche',
  healthQuestions: (count: number) => (count > 1 ? `${count} questions de santé` : 'Une question de santé'),
  filled: (done: number, total: number) => `${done} / ${total}`,
  healthText:
    'Ces réponses touchent à la santé. Elles ne sont gardées et utilisées qu’avec l’accord de la personne, que vous notez ici.',
  keeping: 'Conservation',
  agreements: 'Accords',
  agreementsText: 'Ce que la personne accepte, et jusqu’à quand. Elle peut changer d’avis à tout moment.',
  scope: { fiche: 'Sa fiche', situation: 'Sa situation', sante: 'Sa santé' },
  agreementFile: 'Accepte que cette fiche soit gardée sur cet ordinateur.',
  agreementSituation:
    'Accepte que ce qui lui est arrivé (famille, argent, logement) soit noté et utilisé pour chercher ses aides.',
  agreementHealth: 'Accepte que ses réponses de santé soient gardées et utilisées pour ses démarches.',
  agreementNone: 'Aucun accord noté.',
  agreementsBefore: (count: number) => (count > 1 ? `${count} accords plus anciens` : 'Un accord plus ancien'),
  agreementNoted: (scope: string) => `Accord noté : ${scope}.`,
  agreementWithdrawn: (scope: string) => `Accord retiré : ${scope}.`,
  healthErased: 'Les réponses de santé sont effacées.',
  renew: 'Le renouveler :',
  givenOral: (date: string) => `Donné de vive voix le ${date}`,
  givenWritten: (date: string) => `Donné par écrit le ${date}`,
  until: (date: string) => `, jusqu’au ${date}`,
  noEnd: ', sans fin prévue',
  withdrawn: (date: string) => `, retiré le ${date}`,
  newAgreement: (day: string, length: string) => `Un accord se note ${day}, ${length}.`,
  newAgreementChange: 'Autre jour, autre durée',
  today: 'à la date d’aujourd’hui',
  onDay: (date: string) => `au ${date}`,
  lastsFor: (length: string) => `pour ${length}`,
  givenOn: 'Donné le',
  givenOnFault: 'Indiquez un jour passé, ou aujourd’hui.',
  lasts: 'Pour',
  lastsMonths: (months: number) =>
    months % 12 === 0 ? (months === 12 ? '1 an' : `${months / 12} ans`) : `${months} mois`,
  lastsOn: 'Sans fin prévue',
  lastsNoEnd: 'sans fin prévue',
  eraseHealth: 'Effacer les réponses de santé',
  eraseHealthTitle: 'Effacer les réponses de santé ?',
  withdraw: 'Retirer l’accord',
  withdrawTitle: (scope: string) => `Retirer l’accord « ${scope} » ?`,
  withdrawHealthText:
    'Les réponses de santé de cette fiche seront effacées pour de bon, et les aides liées à la santé quitteront la liste du client. Le reste de la fiche ne change pas.',
  withdrawFileText:
    'L’accord sera noté comme retiré aujourd’hui. La fiche reste là : si la personne ne veut plus qu’elle soit gardée, supprimez-la, au bas du dossier.',
  withdrawSituationText:
    'L’accord sera noté comme retiré aujourd’hui. Ses réponses restent dans la fiche : effacez celles qu’elle ne veut plus voir gardées, dans « Situation ».',
  save: 'Enregistrer la fiche',
  undoChanges: 'Abandonner les changements',
  dirty: 'Changements non enregistrés.',
  savedAt: (time: string) => `Fiche enregistrée à ${time}.`,
  faults: (count: number) => (count > 1 ? `${count} réponses à corriger` : 'Une réponse à corriger'),
  remove: 'Supprimer la fiche',
  removeTitle: (name: string) => `Supprimer la fiche de ${name} ?`,
  removeText:
    'La suppression est définitive : la fiche, son Bilan et ses accords sont effacés de cet ordinateur. Les démarches déjà remplies et les sauvegardes déjà faites ne changent pas.',
  removeYes: 'Supprimer définitivement',
  newTitle: 'Nouvelle fiche',
  newText: 'Le nom suffit pour commencer. Le reste se complète au fil du rendez-vous.',
  typedOnce: 'Demandé au moment de remplir, jamais gardé.',
  unknownChoice: 'Non renseigné',
  leaveTitle: 'Quitter sans enregistrer ?',
  leaveText: 'La fiche a des changements non enregistrés.',
  leaveStay: 'Rester sur la fiche',
  leaveGo: 'Abandonner et quitter',
  firstName: 'Prénom',
  lastName: 'Nom',
  nameNeeded: 'Indiquez au moins un nom.',
} as const;

/** NIR and IBAN in a file, where a structure is entitled to keep them. */
export const NUMBERS = {
  title: 'Numéro de sécurité sociale, IBAN',
  none: 'Votre structure permet de les garder dans la fiche. Cela se choisit au moment de remplir, un par un.',
  kept: 'Gardé dans cette fiche, chiffré. Il sert à remplir, et se relit avant d’être écrit.',
  basis: (basis: string) => `Base légale indiquée par votre structure : ${basis}`,
  withdrawn: 'À effacer de cette fiche',
  withdrawnText:
    'Votre structure ne permet pas de garder ce numéro, ou ne le permet plus. Il ne sert plus à remplir, et les autres changements de la fiche ne s’enregistrent pas tant qu’il s’y trouve.',
  erase: (label: string) => `Effacer de la fiche : ${label}`,
} as const;

/** Answers given for the aids, as they stand in the file. */
export const SITUATION = {
  title: 'Situation',
  intro: 'Les réponses données pour trouver les aides. Elles restent dans la fiche et servent à chaque recherche.',
  none: 'Aucune réponse pour l’instant. Les questions utiles se posent dans l’onglet Aides.',
  count: (answers: number) => (answers > 1 ? `${answers} réponses notées` : 'Une réponse notée'),
  review: 'Revoir les réponses',
  back: 'Revenir à la fiche',
  edit: 'Modifier',
  erase: 'Effacer',
  cancel: 'Ne rien changer',
  others: 'Autres réponses',
  unknownFact: 'Cette question n’est plus posée.',
  erased: (label: string) => `Réponse effacée : ${label}.`,
  restore: 'Remettre',
  restored: (label: string) => `Réponse remise : ${label}.`,
  noted: (label: string) => `Réponse notée : ${label}.`,
  health: 'Ces réponses touchent à la santé. Elles ne servent qu’avec l’accord de la personne, que vous notez ici.',
  empty: 'Toutes les réponses ont été effacées.',
} as const;

export const END = {
  title: 'Terminer le rendez-vous ?',
  dirty:
    'La fiche a des changements non enregistrés. Ils sont gardés à part, chiffrés, et vous seront rendus à la prochaine ouverture, pendant 7 jours.',
  running: 'Le préremplissage est en cours : il sera arrêté.',
  stay: 'Continuer',
  leave: 'Verrouiller',
} as const;

/** Typing that a lock interrupted. */
export const WAITING = {
  title: (count: number) => (count > 1 ? `${count} saisies interrompues` : 'Une saisie interrompue'),
  file: (name: string, when: string) => `Fiche de ${name}, ${when} : pas encore enregistré.`,
  dossier: (name: string, when: string) =>
    `Réponses pour un dossier de ${name}, ${when} : elles reviendront quand vous rouvrirez ce dossier avec sa fiche.`,
  at: (day: string, time: string) => `${day} à ${time}`,
  resume: 'Reprendre',
  giveUp: 'Abandonner',
  fileBack: 'Ce que vous aviez tapé sans l’enregistrer est de retour. Relisez, puis enregistrez ou annulez.',
  linesBack: 'Ce que vous aviez commencé à répondre est de retour dans la liste. Relisez avant de remplir.',
} as const;

export const FILL = {
  notFound: 'Ce champ n’est plus visible dans la page.',
  otherClient: (name: string) =>
    `Des réponses de ce dossier ont été écrites avec la fiche de ${name}. « Tout annuler » les remet comme avant.`,
  someoneElse: 'quelqu’un d’autre',
  untold:
    'Ce remplissage n’a pas pu être noté dans le journal : la place manque, ou le coffre s’est verrouillé. Ce qui est écrit dans la page y reste.',
} as const;

export const DIAGNOSIS = {
  copy: 'Copier le diagnostic',
  copied: 'Copié : les intitulés de la page et ce qui a été reconnu, sans aucune réponse.',
  refused: 'La copie n’a pas été permise par le navigateur.',
} as const;

export const HEALTH = {
  title: (count: number) => (count > 1 ? `${count} questions touchent à la santé` : 'Une question touche à la santé'),
  text: 'Elles restent vides tant que la personne n’a pas donné son accord. Il permet de garder ses réponses de santé dans sa fiche, chiffrées, et de s’en servir pour ses démarches.',
  later: 'Il se retire à tout moment dans l’onglet « Dossier ».',
} as const;

export const AGREE = {
  oral: 'Accord de vive voix',
  written: 'Accord écrit',
} as const;

/** How long files are kept, and what is about to end. */
export const KEEPING = {
  ending: (count: number) => (count > 1 ? `${count} fiches seront bientôt effacées` : 'Une fiche sera bientôt effacée'),
  why: (length: string) =>
    `Une fiche se garde ${length} après le dernier contact. Un contact noté la fait repartir pour la même durée.`,
  erasedOn: (date: string) => `Sera effacée le ${date}`,
  contact: 'Contact aujourd’hui',
  contactNoted: (name: string) => `Contact noté pour ${name}.`,
  later: 'Plus tard',
  purged: (count: number) =>
    count > 1
      ? `${count} fiches annoncées ont été effacées au terme de leur conservation.`
      : 'Une fiche annoncée a été effacée au terme de sa conservation.',
  months: (months: number) => (months % 12 === 0 ? (months === 12 ? 'un an' : `${months / 12} ans`) : `${months} mois`),
  lastContact: (date: string) => `Dernier contact : ${date}.`,
  seenToday: 'Dernier contact : aujourd’hui.',
  agreement: { fiche: 'pour garder la fiche', situation: 'sur la situation', sante: '« santé »' },
  agreementSoon: (scope: string, date: string) =>
    `L’accord ${scope} prend fin le ${date}. Parlez-en avec la personne, puis notez ce qu’elle décide.`,
  agreementOver: (scope: string, date: string) => `L’accord ${scope} a pris fin le ${date}.`,
  healthOver: 'Ses réponses de santé ne servent plus. Notez un nouvel accord, ou effacez-les.',
  openFile: 'Ouvrir le dossier',
} as const;
