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
    lockNow: 'Verrouiller maintenant',
    saved: (text: string) => `Verrouillage après ${text}.`,
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
