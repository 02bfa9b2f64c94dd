/** What a structure sets, as the options say it. Data only. */
import { counted } from '../../../lib/texts/common';

export const MANAGED = {
  title: 'Réglages de votre structure',
  intro: (name: string | undefined) =>
    `${name === undefined ? 'Votre structure' : `Votre structure, ${name},`} a fixé des réglages pour ce navigateur. Ils sont rappelés à leur place. Pour les changer, voyez avec votre référent informatique.`,
  /** Beside what it governs. */
  fixed: (name: string | undefined, what: string) =>
    `Fixé par votre structure${name === undefined ? '' : ` (${name})`}\u00a0: ${what}`,
  idle: (minutes: number) => `${counted(minutes, 'minute', 'minutes')} au plus.`,
  months: (months: number) => `${counted(months, 'mois', 'mois')} au plus.`,
  noBackup: 'aucun fichier ne s’enregistre, donc aucune sauvegarde. Reprendre une sauvegarde reste possible.',
  noJournalFiles: 'aucun fichier ne s’enregistre. Le journal se lit ici.',
  hosts: 'Relais TI n’agit et ne lit que sur les sites ci-dessous.',
  noHost: 'Relais TI n’agit et ne lit sur aucun site.',
  hostLeftOut: 'écarté',
  alsoRead: (hosts: string) => `Autres sites permis, seulement pour y lire de quoi parle la page\u00a0: ${hosts}.`,
  organisation: 'Proposé par votre structure. Vous pouvez le préciser.',
  numbers: {
    title: 'Numéro de sécurité sociale, IBAN',
    once: 'Tapés au moment de remplir, puis oubliés. Ils ne sont pas gardés.',
    kept: (basis: string) => `ils peuvent être gardés dans la fiche, un par un. Base légale\u00a0: ${basis}`,
  },
  faults: (count: number) =>
    count > 1
      ? `${count} réglages de votre structure ne sont pas pris en compte`
      : 'Un réglage de votre structure n’est pas pris en compte',
  fault: (name: string, expected: string) => `«\u00a0${name}\u00a0»\u00a0: attendu, ${expected}.`,
  faultsText: 'Les autres réglages s’appliquent. Prévenez votre référent informatique, en lui montrant cette liste.',
} as const;
