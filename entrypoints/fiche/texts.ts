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
