/** Why a backup, or a list of clients, is not taken. */
export type RefusalCode =
  | 'empty'
  | 'too-big'
  | 'not-age'
  | 'other-key'
  | 'too-strong'
  | 'wrong-passphrase'
  | 'damaged'
  | 'foreign'
  | 'newer-format'
  | 'incomplete'
  | 'changed'
  | 'not-allowed'
  | 'no-memory';

const TEXTS: Record<RefusalCode, string> = {
  empty: 'Ce fichier est vide. Rien n’a été modifié : choisissez la sauvegarde, dont le nom finit par « .age ».',
  'too-big': 'Ce fichier est trop gros pour être une sauvegarde de Relais TI. Rien n’a été modifié.',
  'not-age':
    'Ce fichier n’est pas une sauvegarde de Relais TI. Rien n’a été modifié : choisissez le fichier dont le nom finit par « .age ».',
  'other-key':
    'Ce fichier age est protégé par une clé, et non par une phrase de passe. Rien n’a été modifié : Relais TI n’ouvre que les fichiers protégés par une phrase.',
  'too-strong':
    'Ce fichier demande plus de mémoire qu’un navigateur ne peut en donner. Rien n’a été modifié : ouvrez-le avec la commande « age », puis refermez-le avec ses réglages habituels.',
  'wrong-passphrase':
    'La phrase de passe n’ouvre pas ce fichier. Rien n’a été modifié : vérifiez que c’est bien celle choisie pour cette sauvegarde, qui n’est pas forcément celle du coffre.',
  damaged:
    'Ce fichier est abîmé ou incomplet : il a changé depuis qu’il a été fait. Rien n’a été modifié : essayez une autre copie, ou une sauvegarde précédente.',
  foreign:
    'Ce fichier s’ouvre, mais ce n’est pas une sauvegarde de Relais TI. Rien n’a été modifié : choisissez un autre fichier.',
  'newer-format':
    'Cette sauvegarde vient d’une version plus récente de l’extension. Rien n’a été modifié : mettez l’extension à jour, puis recommencez.',
  incomplete:
    'Il manque des lignes à cette sauvegarde, ou il y en a de trop. Rien n’a été modifié : essayez une autre copie, ou une sauvegarde précédente.',
  changed:
    'Une fiche a changé dans une autre fenêtre depuis l’aperçu. Rien n’a été importé : refaites l’aperçu, puis recommencez.',
  'not-allowed':
    'Votre structure ne permet pas d’enregistrer de fichier. Rien n’a été enregistré, et vos fiches sont intactes.',
  'no-memory':
    'Le navigateur n’a pas assez de mémoire libre pour cette opération (256 Mo suffisent d’ordinaire). Rien n’a été modifié : fermez quelques onglets, puis recommencez.',
};

/** `message` is French, for people, without any client value. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, options: { cause?: unknown } = {}) {
    super(TEXTS[code], options);
    this.code = code;
  }
}
