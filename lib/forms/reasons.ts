/** Every fixed reason in one French sentence: what happened, what was kept, what to do. Data only. */
import type { NoForm } from '../messages';
import type { Outcome, OutcomeReason } from './intent';
import type { NoKey } from './matching';
import type { Refusal } from './page-form';

export const REFUSAL_TEXTS: Record<Refusal, string> = {
  attestation: 'Case d’engagement ou d’attestation : à lire au client et à cocher par lui.',
  file: 'Pièce à joindre : à déposer par vous, Relais TI ne touche pas aux fichiers.',
  map: 'Carte : à compléter à la main.',
  unsupported: 'Type de champ non pris en charge : à remplir à la main.',
  lookup: 'Ce champ interroge une administration : à remplir à la main, avec l’accord du client.',
};

export const NO_KEY_TEXTS: Record<NoKey, string> = {
  consent: 'Consentement ou attestation : à lire au client et à cocher par lui.',
  file: 'Pièce à joindre : à déposer par vous, Relais TI ne touche pas aux fichiers.',
  'other-person': 'Ce champ concerne une autre personne que le client : rien n’est proposé.',
  thing: 'Ce champ ne porte pas sur le client lui-même (projet, lieu, objet) : rien n’est proposé.',
  ambiguous: 'Plusieurs lectures de ce champ sont possibles : dites ce qu’il demande avec « Ce champ est… ».',
  unknown: 'Champ inconnu : remplissez-le à la main, ou dites ce qu’il demande avec « Ce champ est… ».',
  unsupported: 'Type de champ non pris en charge : à remplir à la main.',
};

export const OUTCOME_TEXTS: Record<Outcome, string> = {
  saved: 'Enregistré par le site.',
  'saved-invalid': 'Enregistré, mais le site signale une erreur : corrigez ce champ.',
  written: 'Écrit dans la page : rien n’est envoyé tant que vous ne validez pas vous-même.',
  'not-saved': 'Écrit, mais non enregistré par le site : la valeur reste ici, réessayez.',
  refused: 'Rien n’a été écrit dans ce champ.',
  'needs-person': 'À vous de choisir dans la page.',
};

export const OUTCOME_REASON_TEXTS: Record<OutcomeReason, string> = {
  'field-gone':
    'Ce champ n’est plus dans la page : rien n’a été écrit, la valeur reste ici. Relisez la page puis réessayez.',
  'field-changed': 'Ce champ a changé depuis votre relecture : rien n’a été écrit. Relisez-le avant de réessayer.',
  'field-hidden': 'Ce champ est masqué par le formulaire : rien n’a été écrit. Il pourra être rempli s’il réapparaît.',
  'field-locked': 'Ce champ est verrouillé par le site : rien n’a été écrit.',
  'not-empty':
    'Ce champ contient déjà quelque chose : rien n’a été remplacé. Demandez le remplacement de cette ligne si vous le souhaitez.',
  'person-typing':
    'Vous étiez en train d’écrire dans ce champ : il a été laissé tel quel. Réessayez quand vous aurez fini.',
  'value-refused':
    'Cette valeur ne peut pas tenir dans ce champ : rien n’a été écrit. Corrigez-la ici ou remplissez le champ à la main.',
  'no-such-option': 'Ce choix n’existe pas dans la liste de la page : rien n’a été choisi. Choisissez dans la page.',
  'several-options': 'Plusieurs propositions du site conviennent : rien n’a été choisi. Choisissez la bonne.',
  'next-control-missing':
    'La suite du champ n’est pas apparue : la première partie est peut-être en place. Vérifiez dans la page puis réessayez.',
  'list-not-answering':
    'La liste du site ne répond pas : rien n’a été choisi, la valeur reste ici. Réessayez dans un moment.',
  rewritten: 'Le site a transformé la valeur écrite : vérifiez ce qu’il a gardé.',
  'save-timeout':
    'Le site n’a pas confirmé l’enregistrement à temps : la valeur est dans la page et reste ici. Vérifiez puis réessayez.',
  'save-failed':
    'Le site a refusé l’enregistrement : la valeur reste ici. Réessayez, ou reconnectez-vous si la session a expiré.',
  'changed-since':
    'Ce champ a été modifié depuis le remplissage : il a été laissé tel quel. Rétablissez-le à la main si besoin.',
  stopped: 'Remplissage arrêté avant ce champ : rien n’y a été écrit, la valeur reste ici.',
  'page-left':
    'La page a été quittée pendant le remplissage : ce champ n’est pas confirmé. Rouvrez le dossier et vérifiez-le.',
};

export const NO_FORM_TEXTS: Record<NoForm, string> = {
  'not-a-form': 'Aucun formulaire à remplir sur cette page.',
  'agent-page': 'Page réservée aux agents : Relais TI n’y touche pas.',
  loading: 'La page se charge encore : un instant.',
  'sign-in': 'Page de connexion : connectez-vous, Relais TI ne remplit jamais ces champs.',
  limited: 'Votre structure a limité Relais TI à d’autres sites : cette page n’est ni lue ni modifiée.',
};

/** Why a line of the plan is not ready. Functions take words only, never a client's value. */
export const PLAN_TEXTS = {
  unsure: 'Reconnaissance incertaine : vérifiez que c’est bien ce que le champ demande.',
  mail: 'La personne recevra un message de vérification à cette adresse : à vous de décider.',
  notYesNo: 'La question attend oui ou non : la fiche ne le dit pas.',
  notInteger: 'Un nombre entier est attendu : la valeur de la fiche n’en est pas un.',
  notNumber: 'Un nombre est attendu : la fiche contient autre chose.',
  tooManyDecimals: 'Le champ accepte trois décimales au plus.',
  leadingZero: 'Le champ attend un nombre : le zéro du début peut se perdre.',
  notDate: 'Une date est attendue : la fiche contient autre chose.',
  noTime: 'L’heure n’est pas connue : à compléter à la main.',
  wrongKind: 'Ce que contient la fiche ne convient pas à ce type de champ.',
  wholeName: 'La fiche contient le nom et le prénom ensemble : vérifiez ce que le champ attend.',
  freeText: 'Champ de texte libre : vérifiez que oui ou non suffit.',
  noSuchPlace: 'Ce lieu n’est pas reconnu dans la liste officielle.',
  noParts: 'L’adresse de la fiche n’est pas découpée en rue, code postal et commune.',
  placeIncomplete: 'Il manque le code postal ou la commune : la proposition du site sera à vérifier.',
  birthPlace: 'Le code postal du lieu de naissance n’est pas connu : vérifiez la commune proposée.',
  abroad: 'Adresse hors de France : vérifiez avant d’écrire.',
  listUnknown: 'Les choix de la liste ne sont pas connus : vérifiez que celui-ci existe.',
  other: 'Aucun choix ne convient : proposé dans « Autre », à vous de décider.',
  epci: 'L’intercommunalité n’est pas dans la fiche : à choisir dans la page.',
  secondList: 'La seconde liste reste à choisir dans la page.',
} as const;
