/** What the verdicts cost, beside what publicodes alone takes to evaluate the same rules for the same facts, in the same run. */
import { AIDS } from '../../lib/aids/catalogue';
import { FACTS } from '../../lib/aids/facts/definitions';
import { situationOfFacts } from '../../lib/aids/facts/situation';
import type { FactId, FactValue } from '../../lib/aids/types';
import { verdicts } from '../../lib/aids/verdict';
import { compileCatalogue } from '../tools/catalogue/catalogue';
import { ask, oracleOf, tell } from '../tools/catalogue/engine';

const TODAY = '2026-11-21';
const ROUNDS = 60;

/** An invented client of whom half the facts are known. */
const CLIENT: Readonly<Record<FactId, FactValue>> = {
  date_naissance: '1978-05-14',
  sexe: 'F',
  statut: 'artisan',
  date_debut_affiliation: '2015-03-01',
  activite_principale_independante: true,
  retraite: false,
  nb_salaries: 0,
  conjoint_participe: false,
  arret_en_cours: true,
  arret_debut: '2026-10-05',
  cesse_toute_activite: true,
  revenu_n1: 24_000,
  revenu_n2: 21_500,
  revenu_n3: 26_000,
  invalidite_categorie: '0',
  cotisations_versees: true,
  dette_urssaf: 1_800,
  difficulte_liee_sante: true,
  foyer_taille: 3,
  vie_en_couple: true,
  couverture_assurance_maladie: true,
  complementaire: 'aucune',
  ressources_12_mois: 19_000,
  compte_ameli: true,
  carte_vitale_a_jour: false,
  aidant: false,
  fumeur: true,
  maladies_chroniques: ['diabete'],
  evenement_exceptionnel: 'aucun',
};

export interface VerdictFigures {
  /** Milliseconds, median of many: from the facts to the verdicts of every aid, with reasons and missing facts. */
  all: number;
  /** The same after one answer changed. */
  changed: number;
  /** publicodes, its rules read beforehand: facts told, every aid evaluated. */
  publicodes: number;
  aids: number;
}

export async function measureVerdicts(): Promise<VerdictFigures> {
  const { compiled } = compileCatalogue();
  const oracle = oracleOf(compiled.rules, compiled.facts);
  const known = situationOfFacts(CLIENT, TODAY).known;
  const told = new Map(
    FACTS.flatMap((fact) => {
      const knowledge = known.get(fact.id);
      return knowledge && 'value' in knowledge ? [[fact, knowledge.value] as const] : [];
    }),
  );
  return {
    all: median(() => verdicts(situationOfFacts(CLIENT, TODAY))),
    changed: median((round) => verdicts(situationOfFacts({ ...CLIENT, fumeur: round % 2 === 0 }, TODAY))),
    publicodes: median(() => {
      tell(oracle, told);
      return AIDS.map(({ id }) => ask(oracle, `aides . ${id}`));
    }),
    aids: AIDS.length,
  };
}

function median(work: (round: number) => unknown): number {
  const times: number[] = [];
  for (let round = -10; round < ROUNDS; round += 1) {
    const start = performance.now();
    work(round);
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? Number.NaN;
}
