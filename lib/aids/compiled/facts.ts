/** Fichier généré par « npm run catalogue » d’après lib/aids/catalogue : ne pas modifier à la main. */
import type { FactDefinition } from '../types';

export const FACTS: readonly FactDefinition[] = [];
