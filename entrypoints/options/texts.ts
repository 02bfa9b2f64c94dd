/** The sentences of the options. Data only. */
export const OPTIONS = {
  title: 'Options',
  needsKey: 'Déverrouillez pour voir et modifier ce qui est gardé dans le coffre.',
  advisor: {
    title: 'Vous et votre structure',
    text: 'Sert à remplir ce qui vous concerne dans une démarche : « Votre identité » quand vous agissez pour une autre personne, le nom du conseiller ou de l’organisme. Jamais mêlé aux données du client.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
  },
  security: {
    title: 'Sécurité',
    idle: 'Verrouiller après',
    idleHint: 'Sans geste de votre part dans le panneau.',
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
      title: 'Relais TI : code de secours',
      madeOn: (day: string) => `Créé le ${day}`,
      code: 'Code',
      what: 'Ce code ouvre le coffre des fiches, sur l’ordinateur où il a été créé, si la phrase de passe est oubliée.',
      how: 'Sur l’écran de déverrouillage : « Phrase oubliée ? », puis « Utiliser le code de secours ». Majuscules, espaces et tirets ne comptent pas.',
      care: 'Gardez cette feuille sous clé, loin de l’ordinateur. Qui tient les deux peut lire toutes les fiches.',
      replaced: 'Un code créé plus tard la remplace : détruisez alors cette feuille.',
      machine: 'Poste, personne :',
    },
  },
  journal: {
    title: 'Journal',
    text: 'Qui a fait quoi, quand, avec la fiche de quel client : les rubriques et le résultat, jamais une réponse. Rien ne s’y efface. Quand vous supprimez une fiche, ses lignes restent : elles ne gardent qu’un identifiant tiré au hasard, qui ne désigne alors plus personne.',
    open: 'Lire le journal',
    reading: 'Lecture du journal…',
    sound: 'Le journal est entier.',
    soundText: (count: number) =>
      count > 1
        ? `Ses ${count} lignes se suivent : aucune n’a été retirée, ajoutée ni changée.`
        : 'Aucune ligne n’a été retirée, ajoutée ni changée.',
    /** 0: a line that has no number of the journal. */
    broken: (seq: number) =>
      seq === 0 ? 'Une ligne étrangère est entrée dans le journal.' : `Le journal ne tient plus à la ligne ${seq}.`,
    brokenText: (fault: string, count: number) =>
      `À cet endroit, ${fault}. ${
        count > 1
          ? `Les ${count} lignes d’avant tiennent`
          : count === 1
            ? 'La ligne d’avant tient'
            : 'Aucune ligne d’avant ne tient'
      } ; les autres restent lisibles. Prévenez votre référent informatique ou votre DPO.`,
    search: 'Chercher',
    group: 'Actions',
    everything: 'Toutes',
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
    saveTable: 'Enregistrer cette liste (CSV)',
    saveWhole: 'Enregistrer tout le journal (JSON)',
    again: 'Relire',
    exportHint:
      'La liste s’ouvre dans un tableur. Le journal complet porte l’empreinte de chaque ligne : votre DPO peut vérifier qu’elles se suivent, et qu’un export plus ancien s’y retrouve. Les noms des clients ne figurent dans aucun des deux.',
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
