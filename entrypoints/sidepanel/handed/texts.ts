/** The sentences of what is handed to the person: the gestures in the panel, and the page of everything known. Data only. */
export const HANDED = {
  title: 'Remettre à la personne',
  intro:
    'Des fichiers enregistrés sur cet ordinateur, sans protection, jamais envoyés : remettez-les, puis effacez-les. La remise est notée au journal.',
  noFiles:
    'Votre structure ne permet pas d’enregistrer de fichier. La personne a le droit de voir ce qui est noté d’elle : imprimez-le, puis remettez-le-lui.',
  paper: 'Tout ce que nous savons d’elle, à imprimer',
  page: 'Tout ce que nous savons d’elle',
  data: 'Les mêmes, en données',
  mandate: 'L’accord à imprimer et signer',
  saved: (name: string) => `Fichier enregistré : ${name}. Il n’est plus protégé par le coffre.`,
} as const;

export const EVERYTHING = {
  title: 'Tout ce que nous savons de vous',
  for: (name: string) => `Pour ${name}`,
  madeOn: (date: string, who: string) => (who === '' ? `Établi le ${date}` : `Établi le ${date} par ${who}`),
  intro:
    'Cette page contient tout ce que garde à votre sujet l’outil Relais TI de votre conseiller. Ces informations viennent de vous.',
  purpose:
    'Elles servent à remplir vos démarches avec vous et à chercher les aides qui peuvent vous concerner, rien d’autre. Elles sont chiffrées sur son ordinateur et n’en sortent que pour aller, sous vos yeux, dans une démarche.',
  empty: 'Rien n’est noté.',
  unnamed: 'Personne sans nom',
  others: 'Autres réponses',
  aids: 'Aides retenues avec vous',
  aidNotRetained: 'Papiers préparés',
  aidRetained: (date: string) => `Retenue le ${date}`,
  aidPapers: (papers: string) => `Papiers déjà réunis : ${papers}`,
  agreements: 'Vos accords',
  scope: {
    fiche: 'Garder cette fiche sur l’ordinateur de votre conseiller',
    situation: 'Noter ce qui vous est arrivé, pour chercher vos aides',
    sante: 'Garder et utiliser vos réponses de santé, pour vos démarches',
  },
  keeping: 'Conservation',
  createdOn: 'Fiche créée le',
  updatedOn: 'Dernière modification',
  lastContactOn: 'Dernier contact',
  keptUntil: 'Gardée, sans nouveau contact, jusqu’au',
  numbersBasis: 'Numéro de sécurité sociale ou IBAN gardé, sur la base légale de',
  numbersNoBasis: 'plus aucune : à effacer',
  done: 'Ce qui a été fait avec votre fiche',
  doneNote: 'Les actions seulement : le journal ne garde aucune de vos réponses.',
  by: (who: string) => `par ${who}`,
  answersUsed: (labels: string) => `réponses utilisées : ${labels}`,
  never: 'Ce qui n’est pas gardé',
  neverText:
    'Votre numéro de sécurité sociale et votre IBAN sont tapés au moment de remplir une démarche, puis oubliés.',
  rights: 'Vos droits',
  rightsList: [
    'Voir à tout moment ce qui est noté sur vous, et en recevoir une copie.',
    'Faire corriger ou compléter ce qui est noté.',
    'Retirer un accord à tout moment, sans avoir à dire pourquoi : ce qui touche à la santé est alors effacé.',
    'Faire effacer toute la fiche, tout de suite et pour de bon.',
    'Recevoir ces informations dans un fichier de données, pour les reprendre ailleurs.',
  ],
  rightsWho: (structure: string) =>
    `Adressez-vous à votre conseiller${structure === '' ? '' : ` ou à ${structure}`}. En cas de désaccord, vous pouvez saisir la CNIL (cnil.fr).`,
} as const;
