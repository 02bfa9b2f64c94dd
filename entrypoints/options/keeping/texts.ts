/** Retention in the options. Data only. */
import { KEEPING } from '../../sidepanel/texts';

export const KEPT = {
  title: 'Conservation et accords',
  text: 'Une fiche est annoncée ici et dans le panneau trente jours avant d’être effacée. Elle ne l’est jamais sans avoir été annoncée à l’écran pendant tout ce temps. Le journal garde la trace de chaque effacement, sans nom.',
  months: 'Garder une fiche après le dernier contact',
  monthsHint: 'Deux ans au plus.',
  choice: (months: number) => KEEPING.months(months),
  saved: (length: string) => `Une fiche se garde ${length} après le dernier contact.`,
  files: 'Fiches bientôt effacées',
  noFile: 'Aucune fiche n’arrive au terme de sa conservation.',
  agreements: 'Accords à renouveler',
  noAgreement: 'Aucun accord ne prend fin dans les trente jours.',
  looking: 'Lecture des accords…',
} as const;
