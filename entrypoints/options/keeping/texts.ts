/** Retention in the options. Data only. */
import { KEEPING } from '../../sidepanel/texts';

export const KEPT = {
  length: {
    title: 'Durée',
    text: 'Trente jours avant d’être effacée, une fiche est annoncée ici et dans le panneau. Elle ne l’est jamais sans être restée annoncée tout ce temps. Le journal garde la trace de chaque effacement, sans nom.',
  },
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
