import { MIN_PASSPHRASE } from './names';
import type { DamagedRecord } from './types';

export type VaultErrorCode =
  | 'absent'
  | 'exists'
  | 'locked'
  | 'weak-passphrase'
  | 'wrong-passphrase'
  | 'mistyped-code'
  | 'wrong-code'
  | 'no-recovery'
  | 'too-many-tries'
  | 'weak-parameters'
  | 'damaged-key'
  | 'damaged'
  | 'missing'
  | 'conflict'
  | 'busy'
  | 'not-storable'
  | 'invalid'
  | 'newer'
  | 'upgrade-blocked'
  | 'storage-unavailable'
  | 'storage-forgets'
  | 'storage-full'
  | 'export-refused'
  | 'session-unavailable'
  | 'session-full';

/** What people read: what happened, what was kept, what to do. No value of a client. */
const TEXTS: Record<VaultErrorCode, string> = {
  absent: 'Il n’y a pas encore de coffre sur cet ordinateur. Choisissez une phrase de passe pour le créer.',
  exists: 'Un coffre existe déjà sur cet ordinateur ; il n’a pas été touché. Ouvrez-le avec sa phrase de passe.',
  locked: 'Le coffre est verrouillé. Vos fiches sont intactes : saisissez votre phrase de passe pour continuer.',
  'weak-passphrase': `La phrase de passe doit compter au moins ${MIN_PASSPHRASE} caractères. Quelques mots sans lien entre eux conviennent très bien.`,
  'wrong-passphrase':
    'Ce n’est pas la bonne phrase de passe. Rien n’a été modifié : vérifiez les majuscules et réessayez.',
  'mistyped-code':
    'Ce code ne peut pas être celui de votre feuille : un caractère manque, ou a été changé. Relisez-le groupe par groupe, 32 caractères en tout. Cet essai n’est pas compté.',
  'wrong-code':
    'Ce code n’ouvre pas ce coffre : un plus récent l’a sans doute remplacé. Rien n’a été modifié : vérifiez la date imprimée sur la feuille.',
  'no-recovery':
    'Aucun code de secours n’a été créé pour ce coffre. Rien n’a été modifié : seule la phrase de passe l’ouvre.',
  'too-many-tries':
    'Plusieurs essais de suite n’ont pas ouvert le coffre : il faut attendre un peu avant le prochain. Rien n’est effacé.',
  'weak-parameters':
    'La protection de ce coffre a été affaiblie en dehors de l’extension. Il n’a pas été ouvert et rien n’a été modifié : prévenez votre référent informatique avant de saisir à nouveau votre phrase de passe.',
  'damaged-key':
    'La serrure du coffre est abîmée : il ne peut pas être ouvert. Rien n’a été effacé. Restaurez une sauvegarde du profil du navigateur, ou prévenez votre référent informatique.',
  damaged:
    'Cette fiche est abîmée et n’a pas été utilisée. Son contenu est gardé tel quel ; les autres fiches restent lisibles.',
  missing: 'Cette fiche n’existe plus : elle a été supprimée dans une autre fenêtre.',
  conflict:
    'Cette fiche a été modifiée dans une autre fenêtre. Votre saisie n’est pas enregistrée, mais elle reste à l’écran : rouvrez la fiche, puis reportez vos changements.',
  busy: 'Le coffre est très sollicité en ce moment. Rien n’a été modifié : réessayez dans un instant.',
  'not-storable': 'Cette fiche contient des informations qui ne peuvent pas être conservées. Rien n’a été enregistré.',
  invalid: 'Cette fiche n’a pas la forme attendue. Rien n’a été enregistré.',
  newer:
    'Ces données viennent d’une version plus récente de l’extension. Rien n’a été modifié : mettez l’extension à jour pour les lire.',
  'upgrade-blocked':
    'Une autre fenêtre de l’extension empêche la mise à jour du coffre. Rien n’a été modifié : fermez les autres fenêtres et panneaux, puis réessayez.',
  'storage-unavailable':
    'Le navigateur ne permet pas d’enregistrer ici (fenêtre privée, historique désactivé ou disque illisible). Rien n’a été enregistré : utilisez une fenêtre ordinaire.',
  'storage-forgets':
    'Cette fenêtre est privée : ce qui s’y enregistre disparaît quand elle se ferme, et aucun coffre n’y est créé. Ouvrez Relais TI dans une fenêtre ordinaire. Si le navigateur est réglé pour ne jamais conserver l’historique, toutes ses fenêtres sont privées : changez d’abord ce réglage.',
  'storage-full':
    'Il n’y a plus de place sur le disque pour le coffre. La version précédente est intacte : libérez de l’espace, puis enregistrez à nouveau.',
  'export-refused':
    'Votre structure ne permet pas d’enregistrer de fichier. Rien n’a été enregistré, et vos fiches sont intactes.',
  'session-unavailable':
    'Le navigateur ne fournit pas la mémoire de session protégée dont le coffre a besoin. Le coffre reste verrouillé : mettez le navigateur à jour.',
  'session-full':
    'La mémoire de session est pleine. Les champs déjà remplis le restent, mais leur annulation n’a pas pu être gardée ; verrouiller le coffre libère cette mémoire.',
};

/** The only error the vault throws on purpose. `code` is for code, `message` is French, for people, without any client value. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly code: VaultErrorCode;
  /** The sentence for each fault, when there are several (`not-storable`, `invalid`). */
  readonly details: string[];
  /** For `damaged` and `newer`: the record, with its content kept. */
  readonly damage: DamagedRecord | null;

  constructor(code: VaultErrorCode, extra: { details?: string[]; damage?: DamagedRecord; cause?: unknown } = {}) {
    const details = extra.details ?? [];
    super([extra.damage?.message ?? TEXTS[code], ...details].join('\n'), { cause: extra.cause });
    this.code = code;
    this.details = details;
    this.damage = extra.damage ?? null;
  }
}
