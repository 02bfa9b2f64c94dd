import type { Choice, Standing } from '../../../lib/vault/backup';

/** « 1 fiche abîmée », « 3 fiches abîmées ». */
const fiches = (count: number, how = ''): string => {
  const s = count > 1 ? 's' : '';
  return `${count} fiche${s}${how === '' ? '' : ` ${how}${s}`}`;
};

/** The sentences of backups and lists. Data only. */
export const BACKUP = {
  make: {
    title: 'Faire une sauvegarde',
    text: 'Un seul fichier, chiffré, contient vos fiches, vos coordonnées et les champs appris. Le journal n’y est pas : il s’enregistre à part.',
    never: 'Aucune sauvegarde n’a encore été faite sur cet ordinateur : s’il tombe en panne, vos fiches sont perdues.',
    last: (when: string) => `Dernière sauvegarde : ${when}.`,
    passphrase: 'Phrase de passe de la sauvegarde',
    own: 'Une phrase pour ce fichier seulement, différente de celle du coffre : il sortira de cet ordinateur. Quatre ou cinq mots sans rapport entre eux. Sans elle, le fichier ne s’ouvre pas : notez-la en lieu sûr.',
    action: 'Enregistrer la sauvegarde',
    fileName: (day: string) => `relais-ti-${day}.age`,
    done: (count: number) => `Sauvegarde enregistrée : ${fiches(count)}. Rangez-la hors de cet ordinateur.`,
    left: (count: number) =>
      count > 1
        ? `${count} enregistrements abîmés n’ont pas pu y être mis.`
        : 'Un enregistrement abîmé n’a pas pu y être mis.',
    without: 'Ouvrir ce fichier sans Relais TI',
    how: 'Pour votre référent informatique : le fichier est au format public « age ». La commande « age -d » et la phrase de passe suffisent à l’ouvrir.',
  },
  take: {
    title: 'Reprendre une sauvegarde',
    file: 'Fichier de sauvegarde (.age)',
    passphrase: 'Phrase de passe de cette sauvegarde',
    action: 'Ouvrir et comparer',
    nothingYet: 'Rien n’est modifié avant que vous ayez vu ce qui changera.',
  },
  list: {
    title: 'Importer une liste de clients',
    text: 'Une liste faite avec un tableur et enregistrée au format CSV : une ligne de titres, puis une ligne par client. Rien n’est modifié avant que vous ayez vu ce qui changera.',
    file: 'Fichier CSV',
    columns: 'Ce que contient chaque colonne',
    columnsText: 'Les titres sont lus comme les questions d’un formulaire. Corrigez ceux qui ne vont pas.',
    unread: 'Ne pas lire cette colonne',
    column: (number: number) => `Colonne ${number}, sans titre`,
    check: 'À vérifier.',
    lines: (count: number) => (count > 1 ? `${count} lignes demandent un regard` : '1 ligne demande un regard'),
    line: (number: number) => `Ligne ${number}`,
    faultyToo: 'Importer aussi ces lignes, sans les cases en faute',
    lost: (count: number) =>
      count > 1 ? `${count} lignes ne peuvent pas donner de fiche.` : '1 ligne ne peut pas donner de fiche.',
    agreement:
      'Aucun accord ne vient avec une liste : recueillez celui de chaque personne, puis notez-le dans sa fiche.',
  },
  stages: {
    gathering: 'Lecture des fiches…',
    sealing: 'Chiffrement : quelques secondes, c’est voulu…',
    opening: 'Ouverture : quelques secondes, c’est voulu…',
    comparing: 'Comparaison avec vos fiches…',
    writing: 'Enregistrement : tout, ou rien…',
  },
  preview: {
    title: 'Ce qui changera',
    madeAt: (when: string) => `Sauvegarde du ${when}.`,
    counts: {
      new: (count: number) => (count > 1 ? `${count} nouvelles fiches` : '1 nouvelle fiche'),
      same: (count: number) => `${fiches(count)} déjà à l’identique`,
      'newer-there': (count: number) => `${fiches(count)} plus à jour dans la sauvegarde`,
      'newer-here': (count: number) => `${fiches(count)} plus à jour ici`,
      conflict: (count: number) => `${fiches(count)} en conflit`,
      'erased-here': (count: number) => `${fiches(count, 'supprimée')} ici depuis`,
      'damaged-here': (count: number) => `${fiches(count, 'abîmée')} ici, à remettre`,
      duplicate: (count: number) => (count > 1 ? `${count} doublons probables` : '1 doublon probable'),
      refused: (count: number) => `${fiches(count, 'impossible')} à garder ici`,
    } satisfies Record<Standing, (count: number) => string>,
    standings: {
      new: 'Nouvelle.',
      same: 'Dit la même chose ici.',
      'newer-there': 'La sauvegarde est plus à jour.',
      'newer-here': 'Votre fiche est plus à jour.',
      conflict: 'Modifiée des deux côtés : à vous de dire laquelle garder.',
      'erased-here': 'Supprimée ici après la sauvegarde : elle n’est pas remise, sauf si vous le demandez.',
      'damaged-here': 'Illisible ici : la sauvegarde la remet.',
      duplicate: 'Semble être la même personne qu’une autre fiche.',
      refused: 'Ne peut pas être gardée ici.',
    } satisfies Record<Standing, string>,
    likeness: {
      siret: 'Même SIRET',
      'birth-date': 'Mêmes nom et date de naissance',
      name: 'Même nom',
    },
    likeHere: (name: string) => ` que ${name}, déjà dans vos fiches.`,
    likeFile: ' qu’une ligne au-dessus dans le fichier.',
    partly: 'Ne peut être reprise qu’en partie :',
    choice: (name: string) => `Pour ${name}`,
    choices: {
      leave: 'Ne rien faire',
      add: 'Ajouter comme nouvelle fiche',
      replace: 'Remplacer la fiche d’ici',
      complete: 'Compléter la fiche d’ici, sans rien y changer',
    } satisfies Record<Choice, string>,
    differences: (count: number) => (count > 1 ? `Voir les ${count} différences` : 'Voir la différence'),
    here: 'Ici',
    there: 'Dans le fichier',
    unknown: 'non renseigné',
    names: 'Voir les nouvelles fiches',
    others: (count: number) => `… et ${count} autres.`,
    more: (count: number) => `Les ${count} autres suivent ce qui est proposé pour chacune.`,
    faults: (count: number) =>
      count > 1 ? `${count} lignes du fichier ne sont pas utilisables` : '1 ligne du fichier n’est pas utilisable',
    advisor: 'Vos coordonnées, absentes ici, seront reprises.',
    lessons: (count: number) => (count > 1 ? `${count} champs appris seront repris.` : '1 champ appris sera repris.'),
    nothing: 'Il n’y a rien à importer.',
    action: (count: number) => (count > 0 ? `Importer ${fiches(count)}` : 'Importer'),
    giveUp: 'Renoncer',
    done: (added: number, changed: number) => {
      const said = [
        added > 0 ? fiches(added, 'ajoutée') : null,
        changed > 0 ? `${fiches(changed, 'mise')} à jour` : null,
      ].filter((part) => part !== null);
      return `Import terminé${said.length > 0 ? ` : ${said.join(', ')}` : ''}.`;
    },
  },
  nameless: 'Sans nom',
} as const;
