import type { TableName } from './names';
import type { DamagedRecord, DamageReason } from './types';

/** What happened, what is kept, what to do. */
const TEXTS: Record<DamageReason, string> = {
  altered:
    'Cet enregistrement est abîmé : son sceau ne tient plus. Il est gardé tel quel et n’est pas utilisé ; les autres restent lisibles. Ressaisissez-le, puis supprimez celui-ci.',
  'rolled-back':
    'Cet enregistrement n’est pas le dernier que vous aviez enregistré : une version plus ancienne a pris sa place. Relisez son contenu, puis acceptez-le ou supprimez-le.',
  missing:
    'Cet enregistrement a disparu du disque en dehors de l’extension. Rien d’autre n’a été touché : ressaisissez-le, ou restaurez une sauvegarde du profil du navigateur.',
  unlisted:
    'Cet enregistrement avait été supprimé, et il est revenu sur le disque en dehors de l’extension. Il n’est pas utilisé : acceptez-le ou supprimez-le.',
  unreadable:
    'Cet enregistrement s’ouvre, mais son contenu n’a pas la forme attendue. Il est gardé tel quel et n’est pas utilisé ; les autres restent lisibles.',
  newer:
    'Cet enregistrement vient d’une version plus récente de l’extension. Il est gardé tel quel : mettez l’extension à jour pour le lire.',
  'index-lost':
    'L’index du coffre est abîmé. Les enregistrements restent lisibles, mais on ne peut plus prouver qu’aucun n’a été remplacé par une version plus ancienne ou supprimé. Relisez-les, puis acceptez-les tels quels.',
  'index-rebuilt':
    'L’index du coffre a été abîmé, puis refait à partir de ce qui restait. Un enregistrement a pu être remplacé par une version plus ancienne, ou manquer. Relisez-les, puis acceptez-les tels quels.',
};

export function damaged(
  table: TableName,
  reason: DamageReason,
  { id = null, version = null, raw = null }: { id?: string | null; version?: number | null; raw?: string | null } = {},
): DamagedRecord {
  return { table, id, version, reason, message: TEXTS[reason], raw };
}
