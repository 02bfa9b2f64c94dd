/** Fichier généré par « npm run catalogue » d’après lib/aids/catalogue : ne pas modifier à la main. */
import type { Aid } from '../types';

export const AIDS: readonly Aid[] = [];
