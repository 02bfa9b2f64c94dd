/**
 * Eight taps, without any client: at the counter or on the phone, which aids are worth looking at.
 * The questions are those that decide most aids; each answer says several facts at once, and only what it truly says:
 * « rien de cela » is a no to all it lists, any other answer leaves the rest unknown.
 */
import { AIDS } from './catalogue';
import { situationOfFacts } from './facts/situation';
import type { Aid, AidVerdict, FactId, FactValue } from './types';
import { verdictOf } from './verdict';

export interface QuickAnswer {
  label: string;
  facts: Readonly<Record<FactId, FactValue>>;
  /** Nothing to report: what it says settles other aids, and brings none forward by itself. */
  quiet?: true;
}

export interface QuickQuestion {
  id: string;
  text: string;
  answers: readonly QuickAnswer[];
}

const NO_BIRTH = {
  grossesse: false,
  naissance_attendue_ou_recente: false,
  naissance_recente: false,
  adoption_en_cours: false,
};

export const QUICK_QUESTIONS: readonly QuickQuestion[] = [
  {
    id: 'statut',
    text: 'Quel statut ?',
    answers: [
      { label: 'Artisan', facts: { statut: 'artisan' }, quiet: true },
      { label: 'Commerçant', facts: { statut: 'commercant' }, quiet: true },
      { label: 'Auto-entrepreneur', facts: { statut: 'auto_entrepreneur' }, quiet: true },
      { label: 'Libéral réglementé', facts: { statut: 'pl_reglementee' }, quiet: true },
      { label: 'Autre libéral', facts: { statut: 'pl_non_reglementee' }, quiet: true },
      { label: 'Conjoint collaborateur', facts: { statut: 'conjoint_collaborateur' }, quiet: true },
    ],
  },
  {
    id: 'sante',
    text: 'La santé empêche-t-elle de travailler ?',
    answers: [
      { label: 'En arrêt de travail', facts: { arret_en_cours: true, difficulte_liee_sante: true } },
      {
        label: 'Pas d’arrêt, mais c’est difficile',
        facts: { arret_en_cours: false, difficulte_liee_sante: true, activite_menacee: true },
      },
      {
        label: 'Accident ou maladie dû au travail',
        facts: { accident_ou_mp_activite: true, difficulte_liee_sante: true },
      },
      { label: 'Non', facts: { arret_en_cours: false, difficulte_liee_sante: false }, quiet: true },
    ],
  },
  {
    id: 'soins',
    text: 'Des soins reportés ou abandonnés ?',
    answers: [
      { label: 'Oui', facts: { renoncement_soins: true, difficulte_acces_droits: true } },
      { label: 'Non', facts: { renoncement_soins: false }, quiet: true },
    ],
  },
  {
    id: 'complementaire',
    text: 'Une complémentaire santé ?',
    answers: [
      { label: 'Aucune', facts: { complementaire: 'aucune', couverture_assurance_maladie: true } },
      { label: 'Complémentaire santé solidaire', facts: { complementaire: 'css' } },
      { label: 'Une mutuelle', facts: { complementaire: 'responsable' }, quiet: true },
    ],
  },
  {
    id: 'cotisations',
    text: 'Les cotisations Urssaf ?',
    answers: [
      {
        label: 'Difficiles à payer en ce moment',
        facts: { difficulte_tresorerie: true, difficulte_ponctuelle: true, cotisations_versees: true },
      },
      {
        label: 'Impayées depuis longtemps',
        facts: { difficulte_tresorerie: true, impayes_recurrents: true, cotisations_a_jour: false },
      },
      {
        label: 'À jour, sans difficulté',
        facts: { cotisations_a_jour: true, difficulte_tresorerie: false, impayes_recurrents: false, dette_urssaf: 0 },
        quiet: true,
      },
    ],
  },
  {
    id: 'budget',
    text: 'Le budget du foyer ?',
    answers: [
      { label: 'Revenus en baisse', facts: { baisse_revenu: true } },
      { label: 'Très serré', facts: { difficulte_financiere_foyer: true, precarite: true } },
      { label: 'RSA', facts: { beneficiaire_rsa: true, difficulte_financiere_foyer: true, precarite: true } },
      {
        label: 'Ça va',
        facts: { difficulte_financiere_foyer: false, baisse_revenu: false, precarite: false, beneficiaire_rsa: false },
        quiet: true,
      },
    ],
  },
  {
    id: 'naissance',
    text: 'Une naissance, une adoption ?',
    answers: [
      { label: 'Enceinte', facts: { grossesse: true, naissance_attendue_ou_recente: true, adoption_en_cours: false } },
      {
        label: 'Père ou conjoint de la mère',
        facts: { grossesse: false, naissance_attendue_ou_recente: true, adoption_en_cours: false },
      },
      { label: 'Bébé déjà là', facts: { ...NO_BIRTH, naissance_recente: true, naissance_attendue_ou_recente: true } },
      { label: 'Adoption', facts: { ...NO_BIRTH, adoption_en_cours: true } },
      { label: 'Non', facts: NO_BIRTH, quiet: true },
    ],
  },
  {
    id: 'epreuve',
    text: 'Une autre épreuve récente ?',
    answers: [
      { label: 'S’occupe d’un proche malade', facts: { aidant: true } },
      { label: 'Décès d’un enfant', facts: { deces_enfant_moins_25: true } },
      { label: 'Décès d’un indépendant actif', facts: { defunt_ti_actif: true } },
      { label: 'Décès d’un indépendant retraité', facts: { defunt_ti_retraite: true } },
      { label: 'Intempéries', facts: { sinistre_intemperie: true } },
      { label: 'Incendie, accident', facts: { evenement_exceptionnel: 'accident' } },
      { label: 'Impayé, client perdu', facts: { evenement_exceptionnel: 'impaye' } },
      {
        label: 'Non',
        facts: {
          aidant: false,
          deces_enfant_moins_25: false,
          defunt_ti_actif: false,
          defunt_ti_retraite: false,
          orphelins_a_charge: 0,
          sinistre_intemperie: false,
          evenement_exceptionnel: 'aucun',
        },
        quiet: true,
      },
    ],
  },
];

export interface QuickFinding {
  aid: Aid;
  verdict: AidVerdict;
}

export interface QuickResult {
  /** What the answers bring forward, best first: probable, then those that fewest answers separate from a verdict. */
  findings: readonly QuickFinding[];
  /** Aids that other questions would settle: they are in the panel. */
  others: number;
}

/** `given`: the answers tapped; a question skipped is unknown. `today` is an ISO date. */
export function quickCheck(given: readonly QuickAnswer[], today: string): QuickResult {
  const facts: Record<FactId, FactValue> = Object.assign({}, ...given.map((answer) => answer.facts));
  const told = new Set(given.filter(({ quiet }) => quiet !== true).flatMap((answer) => Object.keys(answer.facts)));
  const situation = situationOfFacts(facts, today);
  const possible = AIDS.map((aid) => ({ aid, verdict: verdictOf(aid, situation) })).filter(
    ({ aid, verdict }) => aid.audience === 'client' && verdict.verdict !== 'non',
  );
  const findings = possible
    .filter(({ verdict }) => verdict.reasons.some(({ state, fact }) => state === 'holds' && told.has(fact)))
    .sort((a, b) => distance(a) - distance(b));
  return { findings, others: possible.length - findings.length };
}

function distance({ verdict }: QuickFinding): number {
  return verdict.verdict === 'probable' ? -1 : verdict.missing.length;
}
