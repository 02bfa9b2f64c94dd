/** The sentences of the printed sheet and of its screen. Data only. */
export const FICHE = {
  // On screen only.
  screenTitle: 'La fiche à remettre',
  print: 'Imprimer ou enregistrer en PDF',
  printHint: 'Le navigateur imprime, ou enregistre en PDF. Rien n’est envoyé.',
  large: 'Gros caractères',
  needsKey: 'Déverrouillez pour afficher la fiche.',
  absent: 'Aucun coffre sur cet ordinateur. Ouvrez le panneau Relais TI pour le créer.',
  nobody: 'Fiche introuvable',
  nobodyText: 'Cette fiche n’existe pas ou plus. Ouvrez-la depuis l’onglet Aides du panneau.',
  empty: 'Aucune aide retenue pour l’instant',
  emptyText:
    'Dans le panneau, onglet Aides, ouvrez une aide puis choisissez « Retenir pour la fiche ». Elle s’ajoutera ici.',
  doubtful: 'À relire avant d’imprimer',
  doubtfulText: (titles: string) =>
    `D’après les réponses actuelles, cela ne semble plus concerner la personne : ${titles}.`,

  // On paper.
  title: 'Vos aides et vos démarches',
  heldOn: (date: string) => `Entretien du ${date}`,
  with: (who: string) => `avec ${who}`,
  steps: (count: number) => (count > 1 ? `Vos ${count} démarches, dans l’ordre` : 'Votre démarche'),
  part: {
    why: 'Pourquoi',
    gives: 'Ce que cela apporte',
    next: 'À faire',
    deadline: 'Délai',
    page: 'Page utile',
    unconfirmed: 'À confirmer',
  },
  because: (labels: string) => `Ce qui le fait penser : ${labels}.`,
  toKnow: (labels: string) => `Il reste à vérifier : ${labels}.`,
  papers: 'Papiers à apporter',
  atHand: 'déjà là',
  unsure: 'pièce habituelle, à confirmer',
  contacts: 'Qui appeler',
  toCheck: (date: string) => `lu en ${date}, à vérifier`,
  forAids: (numbers: string) => `(${numbers})`,
  forAidsName: (numbers: string) => `pour ${numbers}`,
  figures: 'D’où viennent les chiffres',
  noteName: (number: number) => `note ${number}`,
  sources: 'Sources',
  read: (on: string) => `relu le ${on}`,
  orientation:
    'Cette fiche vous oriente. C’est l’organisme qui décide, après étude de votre demande. Les montants sont des estimations à la date indiquée et peuvent changer.',
} as const;

/** Everything known, on paper; its words are those of the file (`handed/texts.ts`). */
export const PAPER = {
  screenTitle: 'Tout ce que nous savons d’elle',
  noted: 'Cette impression est notée dans le journal, sans aucune réponse.',
} as const;

/** The agreement to sign: plain words, and nothing ticked. The same scopes as the panel records. */
export const MANDATE = {
  // On screen only.
  screenTitle: 'L’accord à signer',
  noStructure: 'Le nom de votre structure n’est pas encore dans les options : la ligne reste à remplir à la main.',
  noName: 'Le nom de la personne n’est pas dans sa fiche : la ligne reste à remplir à la main.',
  afterwards: 'Une fois signé, notez dans son dossier ce qui a été coché, et seulement cela.',

  // On paper.
  title: 'Mon accord',
  intro:
    'Cette feuille dit ce que je permets, et à qui, pour être accompagné dans mes démarches. Je coche seulement ce que je veux.',
  me: 'Moi',
  name: 'Nom et prénom',
  born: 'Né(e) le',
  company: 'Entreprise',
  them: 'La personne qui m’aide',
  advisor: 'Nom',
  structure: 'Structure',
  phone: 'Téléphone',
  email: 'Courriel',
  iAgree: 'Je coche ce que j’accepte',
  scope: {
    fiche:
      'Garder une fiche sur moi (identité, adresse, entreprise) sur son ordinateur, pour ne pas me redemander la même chose.',
    situation:
      'Noter ce qui m’arrive (famille, argent, logement, activité) et s’en servir pour chercher les aides qui me concernent.',
    sante: 'Noter et utiliser ce que je dis de ma santé, seulement pour mes démarches.',
  },
  helping: 'Remplir avec moi mes demandes en ligne. Je relis tout, et c’est moi qui les envoie.',
  until: 'Mon accord vaut jusqu’au',
  untilHint: '(deux ans au plus ; ensuite on m’en reparle)',
  know: 'Mes droits',
  knowList: [
    'Je peux dire non, ou changer d’avis quand je veux, sans dire pourquoi. On m’aide quand même.',
    'Si je retire mon accord pour la santé, ce qui est noté sur ma santé est effacé.',
    'Je peux voir tout ce qui est noté sur moi, en recevoir une copie, le faire corriger ou le faire effacer. Je le demande à la personne qui m’aide.',
    'Ce qui est noté est chiffré sur son ordinateur. Rien n’est envoyé ailleurs que dans mes démarches.',
    'Sans contact pendant deux ans au plus, ma fiche est effacée.',
    'Si je ne suis pas d’accord avec la façon dont on s’en sert, je peux le dire à la CNIL (cnil.fr).',
  ],
  numbersForgotten: 'Mon numéro de sécurité sociale et mon IBAN ne sont pas gardés.',
  numbersKept: (basis: string) =>
    `Mon numéro de sécurité sociale et mon IBAN peuvent être gardés, chiffrés. La loi le permet à la structure\u00a0: ${basis}`,
  madeAt: 'Fait à',
  madeOn: 'le',
  mySignature: 'Ma signature',
  theirSignature: 'Signature de la personne qui m’aide',
  copies: 'En deux exemplaires : un que je garde, un pour la personne qui m’aide.',
} as const;
