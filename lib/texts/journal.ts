/** The journal in French: on the screen and in what is exported. Data only. */
import type { ChainFault } from '../vault/journal/chain';
import type { JournalKind, JournalOutcome } from '../vault/journal/entry';

export const JOURNAL_KIND_TEXTS: Record<JournalKind, string> = {
  'vault-created': 'Coffre créé',
  'vault-opened': 'Coffre déverrouillé',
  'vault-locked': 'Coffre verrouillé',
  'passphrase-changed': 'Phrase de passe changée',
  'recovery-code-made': 'Code de secours créé',
  'client-created': 'Fiche créée',
  'client-erased': 'Fiche supprimée',
  'client-purged': 'Fiche supprimée au terme de la conservation',
  'client-exported': 'Fiche remise au client',
  'agreement-given': 'Accord donné',
  'agreement-withdrawn': 'Accord retiré',
  'run-begun': 'Remplissage commencé',
  'run-done': 'Remplissage terminé',
  'run-undone': 'Remplissage annulé',
  'aid-retained': 'Aide retenue',
  'aid-removed': 'Aide retirée de la liste',
  'request-prepared': 'Demande préparée',
  'backup-made': 'Sauvegarde faite',
  'backup-restored': 'Sauvegarde reprise',
  'clients-imported': 'Liste de clients importée',
  'journal-exported': 'Journal exporté',
  'journal-mended': 'Journal repris après une coupure',
};

/** What is counted, after its number: « 12 enregistrés ». */
export const JOURNAL_OUTCOME_TEXTS: Record<JournalOutcome, [one: string, several: string]> = {
  saved: ['enregistré', 'enregistrés'],
  'saved-invalid': ['enregistré avec une erreur signalée', 'enregistrés avec une erreur signalée'],
  written: ['écrit sans enregistrement', 'écrits sans enregistrement'],
  'not-saved': ['non enregistré', 'non enregistrés'],
  refused: ['laissé tel quel', 'laissés tels quels'],
  'needs-person': ['à choisir dans la page', 'à choisir dans la page'],
  added: ['ajouté', 'ajoutés'],
  merged: ['complété', 'complétés'],
  'left-out': ['laissé de côté', 'laissés de côté'],
  exported: ['exporté', 'exportés'],
};

export const JOURNAL_SCOPE_TEXTS: Record<string, string> = {
  fiche: 'tenue de la fiche',
  situation: 'situation',
  sante: 'santé',
};

export const JOURNAL_FAULT_TEXTS: Record<ChainFault, string> = {
  missing: 'cette ligne a disparu du disque en dehors de l’extension',
  altered: 'cette ligne ne s’ouvre plus : elle a été abîmée ou changée sur le disque',
  unlinked: 'cette ligne ne suit pas la précédente : une autre a pris sa place',
  unlisted: 'cette ligne n’est pas de celles que l’extension a écrites',
  'end-lost': 'l’extension ne retrouve plus la fin du journal : des lignes ont pu être retirées',
  mended: 'la fin du journal avait été perdue : des lignes ont pu manquer avant celle-ci',
};

/** Heads of the CSV file, in order. */
export const JOURNAL_COLUMNS = [
  'Numéro',
  'Date et heure',
  'Conseiller',
  'Action',
  'Client (identifiant)',
  'Démarche, aide ou accord',
  'Rubriques',
  'Résultat',
] as const;

export function outcomesInWords(outcome: Partial<Record<JournalOutcome, number>>): string {
  return (Object.entries(outcome) as [JournalOutcome, number][])
    .map(([name, count]) => `${count} ${JOURNAL_OUTCOME_TEXTS[name][count > 1 ? 1 : 0]}`)
    .join(', ');
}
