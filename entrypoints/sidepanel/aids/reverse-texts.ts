import { counted } from '../../../lib/texts/common';
import type { ReverseSearch } from './hooks/useReverse';

/** The sentences of the search over the clients. Data only. */
export const REVERSE = {
  about: (count: number) =>
    count === 0
      ? 'Aucune fiche pour l’instant.'
      : `Parmi vos ${counted(count, 'fiche', 'fiches')}, d’après ce qui y est noté. Rien n’est envoyé ni gardé.`,
  start: 'Chercher parmi mes clients',
  again: 'Chercher de nouveau',
  stop: 'Arrêter',
  progress: 'Fiches examinées',
  failed: 'La recherche s’est interrompue. Vous pouvez la relancer.',
  more: (count: number) => `En voir ${count} de plus`,
  said: (state: ReverseSearch['state'], found: number, looked: number, total: number) => {
    if (state === 'idle' || state === 'failed') return '';
    const who = found === 0 ? 'personne' : counted(found, 'client', 'clients');
    return state === 'stopped'
      ? `Arrêté après ${looked} sur ${counted(total, 'fiche', 'fiches')} : ${who} jusqu’ici.`
      : found === 0
        ? 'Personne, d’après ce qui est noté.'
        : `${who} à regarder.`;
  },
} as const;
