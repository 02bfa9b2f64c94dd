/** Words that several surfaces share. Data only: no component holds a sentence of its own. */
import type { NoForm } from '../messages';

export const COMMON = {
  productName: 'Relais TI',
  yes: 'Oui',
  no: 'Non',
  doesNotKnow: 'Ne sait pas',
  cancel: 'Annuler',
  close: 'Fermer',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  unforeseen: 'Quelque chose n’a pas marché. Rien n’a été écrit ni perdu ; vous pouvez recommencer.',
  brokenTitle: 'Cet écran s’est interrompu',
  brokenText: 'Vos fiches sont intactes et rien n’a été écrit de plus dans la page.',
  reopen: 'Rouvrir',
  locked: 'Verrouillé',
  unlocked: 'Déverrouillé',
  endMeeting: 'Fin de rendez-vous',
  endMeetingHint: 'Fin de rendez-vous : verrouille les fiches et oublie ce qui est en mémoire',
} as const;

/** After « Fin de rendez-vous »: what became of the text we had copied; null when there is nothing to say. */
export const FAREWELL: Record<'nothing' | 'emptied' | 'kept' | 'refused', string | null> = {
  nothing: null,
  emptied: 'Le presse-papiers a été vidé.',
  kept: null,
  refused:
    'Le presse-papiers n’a pas pu être vidé : le texte que vous aviez copié s’y trouve peut-être encore. Copiez autre chose pour le remplacer.',
};

/** Lock screens, in the panel and in the options. */
export const LOCK = {
  notHere: 'Le coffre ne s’ouvre pas ici',
  createTitle: 'Créer votre coffre',
  createIntro:
    'Les fiches de vos clients sont chiffrées sur cet ordinateur. Une phrase de passe, que vous seul connaissez, les ouvre.',
  createAdvice:
    'Choisissez quatre ou cinq mots sans rapport entre eux, faciles à retenir pour vous et introuvables pour les autres.',
  createWarningTitle: 'Gardez-la précieusement',
  createWarning:
    'Personne ne peut retrouver votre phrase de passe : sans elle, les fiches sont perdues. Notez-la en lieu sûr le temps de la retenir, puis imprimez un code de secours depuis les options.',
  nothingLeaves: 'Rien n’est envoyé : ni la phrase, ni les fiches.',
  passphrase: 'Phrase de passe',
  passphraseAgain: 'La même, une seconde fois',
  show: 'Afficher la phrase',
  create: 'Créer le coffre',
  creating: 'Création du coffre…',
  newPassphrase: 'Nouvelle phrase de passe',
  differ: 'Les deux phrases ne sont pas les mêmes.',
  tooShort: (least: number) => `Trop court : ${least} caractères au moins.`,
  strength: {
    none: '',
    short: 'Trop court pour protéger des fiches.',
    fair: 'Acceptable. Un mot de plus la rendrait bien plus solide.',
    good: 'Solide.',
  },
  unlockTitle: 'Déverrouiller',
  unlockIntro: 'Vos fiches sont chiffrées sur cet ordinateur. Votre phrase de passe les ouvre.',
  unlock: 'Déverrouiller',
  unlocking: 'Ouverture…',
  waitTitle: (seconds: number) => `Prochain essai dans ${durationInWords(seconds)}`,
  waitText: (count: number) =>
    `Le coffre ne s’est pas ouvert, ${count} essais de suite. L’attente s’allonge à chaque erreur, même si vous redémarrez le navigateur. Rien n’est effacé ; ce que vous avez tapé reste là.`,
  waitOver: 'Vous pouvez réessayer.',
  forgotten: 'Phrase oubliée ?',
  forgottenText:
    'Elle n’est gardée nulle part et personne ne peut la refaire. Essayez les variantes habituelles (majuscules, accents, espaces). Rien n’est effacé par une erreur.',
  forgottenCode:
    'Vous avez imprimé un code de secours ? Il ouvre le coffre et vous laisse choisir une nouvelle phrase.',
  useCode: 'Utiliser le code de secours',
  usePassphrase: 'Revenir à la phrase de passe',
  recoverTitle: 'Code de secours',
  recoverIntro: 'Le code imprimé ouvre le coffre. La nouvelle phrase remplace celle que vous avez oubliée.',
  code: 'Code de secours',
  codeHint: '32 caractères, en huit groupes de quatre. Majuscules, espaces et tirets ne comptent pas.',
  recover: 'Ouvrir et changer la phrase',
} as const;

/** « 40 s », « 2 min 40 s », « 15 min ». Whole seconds. */
export function durationInWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes > 0 ? `${minutes}\u00a0min` : '', rest > 0 || minutes === 0 ? `${rest}\u00a0s` : '']
    .filter(Boolean)
    .join(' ');
}

/** Records of the vault that do not hold any more: what can be seen of them, and the two ways out. */
export const DAMAGE = {
  title: (count: number) => (count > 1 ? `${count} enregistrements à vérifier` : 'Un enregistrement à vérifier'),
  record: {
    clients: 'Fiche d’un client',
    advisor: 'Vous et votre structure',
    learned: 'Champ appris',
    settings: 'Réglages',
    journal: 'Ligne du journal',
    drafts: 'Saisie en attente',
    exchanges: 'Suivi des sauvegardes',
    retention: 'Durée de conservation',
  },
  table: {
    clients: 'Toutes les fiches',
    advisor: 'Vous et votre structure',
    learned: 'Champs appris',
    settings: 'Réglages',
    journal: 'Journal',
    drafts: 'Saisies en attente',
    exchanges: 'Suivi des sauvegardes',
    retention: 'Durée de conservation',
  },
  look: 'Voir ce qui s’y lit',
  nothingReadable: 'Rien n’y est lisible.',
  keep: 'Garder telle quelle',
  keepAll: 'Tout garder tel quel',
  erase: 'Supprimer',
  eraseTitle: 'Supprimer cet enregistrement ?',
  eraseText: 'La suppression est définitive. Notez d’abord ce qui s’y lit encore, si vous en avez besoin.',
  eraseYes: 'Supprimer définitivement',
  advisor:
    'Ce qui vous concerne (nom, structure) n’est pas lisible : ces champs ne sont pas proposés. Ouvrez les options de Relais TI pour le vérifier.',
  learned:
    'Les champs appris ne sont pas lisibles : ils ne servent pas pour l’instant. Ouvrez les options de Relais TI pour les vérifier.',
} as const;

/** Why a page of a démarche host has nothing to fill. */
export const NO_FORM: Record<NoForm, { title: string; text: string }> = {
  'not-a-form': {
    title: 'Pas de formulaire sur cette page',
    text: 'Ouvrez le brouillon d’un dossier : les questions à préremplir s’afficheront ici.',
  },
  'agent-page': {
    title: 'Page réservée aux agents',
    text: 'Relais TI n’intervient que dans les formulaires des usagers. Cette page n’est ni lue ni modifiée.',
  },
  loading: { title: 'La page se prépare', text: 'Les questions s’afficheront ici dès que le site aura fini.' },
  'sign-in': {
    title: 'Page de connexion',
    text: 'Relais TI ne touche jamais aux identifiants. Connectez-vous, puis ouvrez le dossier.',
  },
  limited: {
    title: 'Site écarté par votre structure',
    text: 'Votre structure a limité Relais TI à certains sites, et celui-ci n’en fait pas partie. Cette page n’est ni lue ni modifiée.',
  },
};

export const PAGE = {
  elsewhere: {
    title: 'Pas une démarche',
    text: 'Ouvrez une démarche sur demarche.numerique.gouv.fr ou demarches-simplifiees.fr : ses questions s’afficheront ici.',
  },
  silent: {
    title: 'Cette page ne répond pas encore',
    text: 'Elle était ouverte avant Relais TI, ou vient d’être remise à jour. Rien n’est perdu : reliez-la, ou rechargez-la.',
    connect: 'Relier cette page',
    reload: 'Recharger la page',
  },
  refused: {
    title: 'Réponse inattendue de la page',
    text: 'Ce que la page a répondu n’a pas la forme attendue. Par prudence, rien n’a été lu ni écrit.',
  },
  reading: { title: 'Lecture de la page…', text: '' },
  untitled: 'Démarche sans titre',
  untitledPage: 'Page sans titre',
  draft: (number: string) => `Dossier n° ${number}`,
  questions: (count: number) => (count > 1 ? `${count} questions` : `${count} question`),
  place: {
    identity: 'Identité',
    siret: 'Numéro SIRET',
    champs: null,
  },
} as const;

/** « 20481377 » → « 20 481 377 », narrow no-break spaces. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** « 1 question prête », « 3 questions prêtes ». */
export function counted(count: number, one: string, many: string): string {
  return `${count}\u00a0${count > 1 ? many : one}`;
}

/** « MD » for « Maïwenn Desrosiers ». */
export function initials(firstName: string | undefined, lastName: string | undefined): string {
  return [firstName, lastName].map((part) => part?.trim().charAt(0).toLocaleUpperCase('fr') ?? '').join('');
}
