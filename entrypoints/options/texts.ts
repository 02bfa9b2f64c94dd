/** The sentences of the options. Data only. */
export const OPTIONS = {
  title: 'Options',
  nav: 'Parties des options',
  parts: {
    vous: {
      nav: 'Vous',
      title: 'Vous',
      text: 'Ce qui se fait une fois, en commençant.',
    },
    coffre: {
      nav: 'Coffre',
      title: 'Le coffre',
      text: 'Ce qui ouvre vos fiches, ce qui les referme, et l’endroit où elles reposent.',
    },
    conservation: {
      nav: 'Conservation',
      title: 'Conservation et accords',
      text: 'Combien de temps une fiche se garde, et ce qui arrive bientôt à son terme.',
    },
    sauvegarde: {
      nav: 'Sauvegarde',
      title: 'Sauvegarde et transfert',
      text: 'Pour ne rien perdre, changer d’ordinateur, ou reprendre une liste que vous tenez ailleurs.',
    },
    journal: {
      nav: 'Journal',
      title: 'Journal',
      text: 'Qui a fait quoi, quand, avec la fiche de quel client. Jamais une réponse. Rien ne s’y efface.',
    },
    demarches: {
      nav: 'Démarches',
      title: 'Démarches',
      text: 'Où Relais TI agit, et ce qu’il a appris de vous.',
    },
    'a-propos': {
      nav: 'À propos',
      title: 'À propos',
      text: 'Ce que fait Relais TI, et ce qu’il ne fait jamais.',
    },
  },
  start: {
    title: 'Pour bien commencer',
    steps: {
      who: 'Dire qui vous êtes, ci-dessous',
      code: 'Imprimer un code de secours',
      backup: 'Faire une première sauvegarde',
    },
    done: 'Fait',
    toDo: 'À faire',
  },
  advisor: {
    title: 'Vous et votre structure',
    text: 'Sert à remplir ce qui vous concerne dans une démarche : « Votre identité » quand vous agissez pour une autre personne, le nom du conseiller ou de l’organisme. Jamais mêlé aux données du client.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
  },
  security: {
    title: 'Verrouillage',
    text: 'Vos fiches se referment d’elles-mêmes quand vous vous absentez. « Fin de rendez-vous » les referme tout de suite, partout à la fois.',
    idle: 'Verrouiller sans geste de votre part après',
    minutes: (count: number) => (count > 1 ? `${count} minutes` : '1 minute'),
    saved: (text: string) => `Verrouillage après ${text}.`,
  },
  passphrase: {
    title: 'Phrase de passe',
    text: 'En changer ne touche à aucune fiche : seule la serrure est remplacée.',
    current: 'Phrase de passe actuelle',
    next: 'Nouvelle phrase de passe',
    change: 'Changer la phrase',
    changing: 'Changement…',
    changed: 'La nouvelle phrase est en place. L’ancienne n’ouvre plus rien ici.',
    limits:
      'Après trois erreurs de suite, il faut attendre, de plus en plus longtemps : cela gêne une main curieuse. Contre une copie du disque, c’est la solidité de la phrase qui protège ; une copie faite avant un changement s’ouvre encore avec l’ancienne.',
  },
  recovery: {
    title: 'Code de secours',
    text: 'Un code à imprimer et à garder sous clé. Si la phrase de passe est oubliée, il ouvre le coffre et permet d’en choisir une autre.',
    none: 'Aucun code de secours. Si vous oubliez la phrase de passe, vos fiches seront perdues.',
    madeOn: (day: string) => `Un code créé le ${day} est en service.`,
    replaceText: 'En créer un autre remplace celui-ci : l’ancienne feuille n’ouvrira plus rien.',
    passphrase: 'Votre phrase de passe',
    passphraseHint: 'Redemandée pour que vous seul puissiez créer un code.',
    make: 'Créer un code de secours',
    replace: 'Créer un nouveau code',
    making: 'Création…',
    once: 'Il ne sera plus affiché',
    onceText:
      'Imprimez cette feuille ou recopiez le code, puis gardez-le sous clé, loin de cet ordinateur. Il n’est enregistré nulle part.',
    print: 'Imprimer la feuille',
    done: 'C’est imprimé ou recopié',
    doneSaid: 'Le code n’est plus à l’écran. Gardez la feuille sous clé.',
    sheet: {
      title: 'Code de secours de Relais TI',
      madeOn: (day: string, owner: string) =>
        owner === '' ? `Créé le ${day}` : `Créé le ${day}, pour le coffre de ${owner}`,
      code: 'Code',
      parts: [
        {
          title: 'À quoi il sert',
          text: 'À ouvrir le coffre de Relais TI, sur l’ordinateur où ce code a été créé, si la phrase de passe est oubliée. Rien d’autre ne le peut.',
        },
        {
          title: 'Comment s’en servir',
          text: 'Sur l’écran de déverrouillage de Relais TI, ouvrez « Phrase oubliée ? », puis « Utiliser le code de secours ». Tapez les huit groupes ; majuscules, espaces et tirets ne comptent pas. Vous choisissez aussitôt une nouvelle phrase de passe.',
        },
        {
          title: 'Comment le garder',
          text: 'Sous clé, loin de l’ordinateur : qui tient les deux peut lire toutes les fiches. Si un autre code est créé plus tard, celui-ci n’ouvre plus rien : détruisez alors cette feuille.',
        },
      ],
      machine: 'Ordinateur :',
      place: 'Rangé à :',
    },
  },
  journal: {
    title: 'Journal',
    reading: 'Lecture du journal…',
    sound: 'Le journal est entier.',
    soundText: (count: number) =>
      count > 1
        ? `Ses ${count} lignes se suivent : aucune n’a été retirée, ajoutée ni changée.`
        : 'Aucune ligne n’a été retirée, ajoutée ni changée.',
    /** 0: a line that has no number of the journal. */
    broken: (seq: number) =>
      seq === 0
        ? 'Une ligne étrangère est entrée dans le journal.'
        : `Le journal n’est plus entier à partir de la ligne ${seq}.`,
    brokenText: (fault: string, count: number) =>
      `À cet endroit, ${fault}. ${
        count > 1
          ? `Les ${count} premières lignes sont sûres`
          : count === 1
            ? 'La première ligne est sûre'
            : 'Aucune ligne n’est sûre'
      }\u202f; les autres restent lisibles. Rien d’autre n’est touché. Prévenez votre référent informatique ou votre DPO.`,
    search: 'Chercher',
    group: 'Actions',
    everything: 'Toutes',
    clear: 'Tout montrer',
    nothing: 'Aucune ligne ne répond à cette recherche.',
    groups: {
      runs: 'Remplissages',
      files: 'Fiches',
      agreements: 'Accords',
      aids: 'Aides et demandes',
      vault: 'Coffre et clés',
      moves: 'Sauvegardes, imports, exports',
    },
    from: 'Du',
    until: 'Au',
    found: (count: number) => (count > 1 ? `${count} lignes` : count === 1 ? '1 ligne' : 'Aucune ligne'),
    more: (count: number) => (count > 1 ? `En voir ${count} de plus` : 'En voir une de plus'),
    erased: 'fiche supprimée',
    nobody: 'Conseiller sans nom',
    place: (seq: number, at: Date) =>
      `n° ${seq}, ${at.toLocaleString('fr-FR', { dateStyle: 'short', timeStyle: 'short' })}`,
    keys: (count: number) => (count > 1 ? `${count} rubriques` : '1 rubrique'),
    saveTable: 'Enregistrer cette liste, pour un tableur (CSV)',
    saveWhole: 'Enregistrer tout le journal, pour un contrôle (JSON)',
    exported: (name: string) => `Enregistré\u00a0: ${name}. Cet export est noté dans le journal.`,
    exportTitle: 'Pour votre DPO',
    again: 'Relire',
    exportHint:
      'Les noms des clients ne figurent dans aucun de ces deux fichiers : un identifiant tiré au hasard les remplace. Le journal complet porte l’empreinte de chaque ligne : on peut y vérifier qu’elles se suivent, et qu’un export plus ancien s’y retrouve. Quand une fiche est supprimée, ses lignes restent, et leur identifiant ne désigne plus personne.',
  },
  storage: {
    title: 'Stockage',
    text: 'Les fiches reposent dans le profil de ce navigateur, sur cet ordinateur. Une sauvegarde les met à l’abri d’une panne.',
    works: 'Un essai d’écriture vient de réussir.',
    kept: 'Le navigateur s’est engagé à ne pas les effacer de lui-même.',
    notKept: 'Le navigateur ne s’est pas engagé à les garder : il pourrait les effacer si le disque est presque plein.',
    unsaid: 'Le navigateur ne dit pas s’il s’engage à les garder.',
    ask: 'Lui demander de les garder',
    asked: 'Demande faite : le navigateur garde sa réponse pour lui, ou refuse. Faites des sauvegardes régulières.',
    room: (used: string, left: string) => `Place prise : ${used}. Place encore disponible : ${left}.`,
    /** French words for a number of bytes. */
    bytes: (bytes: number) =>
      bytes >= 1e9
        ? `${(bytes / 1e9).toLocaleString('fr', { maximumFractionDigits: 1 })} Go`
        : `${(bytes / 1e6).toLocaleString('fr', { maximumFractionDigits: 1 })} Mo`,
  },
  hosts: {
    title: 'Sites',
    text: 'Relais TI n’agit que sur ces deux adresses, dans les pages de dossiers :',
    others:
      'Les autres installations de la même plateforme ne sont pas encore prises en charge : Relais TI ne les lit pas et n’y écrit rien.',
  },
  learned: {
    title: 'Champs appris',
    text: 'Ce que vous avez indiqué avec « Ce champ est… ». Aucune donnée de client n’y figure.',
    empty:
      'Rien pour l’instant. Dans la liste de relecture, ouvrez une question puis choisissez « Ce champ est… » : Relais TI s’en souviendra.',
    never: 'Ne jamais remplir',
    forget: 'Oublier',
    family: (host: string) => (host === 'ds' ? 'demarche.numerique.gouv.fr et demarches-simplifiees.fr' : host),
  },
  about: {
    title: 'À propos',
    version: (version: string) => `Relais TI, version ${version}`,
    privacy:
      'Les fiches restent sur cet ordinateur, chiffrées. Relais TI n’envoie rien : les réponses acceptées vont dans la page, et c’est le site qui les enregistre.',
    never:
      'Il ne coche jamais un consentement, ne joint jamais une pièce et ne dépose jamais un dossier à votre place.',
    independent: 'Outil indépendant : il n’est édité ni par l’État ni par la plateforme des démarches.',
    licence: 'Logiciel libre sous licence MIT.',
    libraries: 'Bibliothèques utilisées',
  },
} as const;
