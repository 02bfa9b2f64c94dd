import type { AidId } from '../types';

/**
 * Numbers of service-public whose subject is known (fiches F, téléservices R, actualités A): the address does not say it, and a translated
 * page changes every word. Only numbers seen with their title; an empty list is a page known to be about something else.
 */
export const FICHES: Readonly<Record<string, readonly AidId[]>> = {
  /** Complémentaire santé solidaire. */
  F10027: ['css', 'complementaire-sante'],
  /** Allocation supplémentaire d'invalidité. */
  F16940: ['asi', 'invalidite-partielle', 'invalidite-totale'],
  /** Pension d'invalidité de la Sécurité sociale. */
  F672: ['invalidite-partielle', 'invalidite-totale', 'asi', 'majoration-tierce-personne'],
  /** Capital décès. */
  F3005: ['capital-deces-actif', 'capital-deces-retraite', 'capital-orphelin'],
  /** Arrêt maladie : indemnités journalières du salarié. */
  F3053: ['arret-envoi-48h', 'ij-artisan-commercant', 'maintien-droits-ancienne-activite'],
  /** Congé de maternité d'une salariée. */
  F2265: ['maternite-conge-duree', 'maternite-ij', 'maternite-frais'],
  /** Congé de paternité d'un salarié. */
  F3156: ['paternite', 'conge-supplementaire-naissance'],
  /** Congé supplémentaire de naissance : deux actualités, une fiche. */
  A18750: ['conge-supplementaire-naissance', 'paternite'],
  A18982: ['conge-supplementaire-naissance', 'paternite'],
  F39693: ['conge-supplementaire-naissance', 'paternite'],
  /** « J'attends un enfant ». */
  F16225: ['maternite-conge-duree', 'maternite-frais', 'naissance-demarches'],
  /** Congé de proche aidant. */
  F16920: ['ajpa', 'aide-repit'],
  /** Aide au répit, téléservice. */
  R70623: ['aide-repit', 'ajpa'],
  /** APL, RSA, prime d'activité. */
  F12006: ['prestations-caf-ti'],
  F19778: ['prestations-caf-ti'],
  F2882: ['prestations-caf-ti'],
  /** Médecin traitant ; carte Vitale. */
  F163: ['medecin-traitant'],
  F265: ['carte-vitale', 'compte-ameli'],
  /** Accident du travail, indemnités journalières ; maladie professionnelle. */
  F175: ['accident-travail-au-titre-maladie', 'assurance-volontaire-atmp'],
  F31880: ['accident-travail-au-titre-maladie', 'assurance-volontaire-atmp'],
  /** Démission d'un salarié. */
  F2883: [],
};
