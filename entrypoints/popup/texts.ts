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
  noPanel: 'Ce navigateur n’ouvre pas le panneau d’ici. Utilisez son menu des panneaux latéraux.',
} as const;
