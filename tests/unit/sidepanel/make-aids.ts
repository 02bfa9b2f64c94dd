/** Invented aids and facts, for the pure parts of the *Aides* tab. */
import type { Aid, FactDefinition } from '../../../lib/aids/types';

export function inventedAid(id: string, some: Partial<Aid> = {}): Aid {
  return {
    id,
    title: id,
    category: 'essai',
    theme: 'sante',
    gives: ['Une aide inventée.'],
    who: ['Pour les essais.'],
    rules: [],
    nextStep: ['Rien à faire.'],
    deadline: null,
    documents: [],
    organism: 'CPAM',
    contacts: [],
    links: [],
    simulators: [],
    calculators: [],
    request: null,
    changed: null,
    unconfirmed: [],
    source: 'essai',
    verified: { on: '2026-11-21', copy: '2026-11' },
    confidence: 'haute',
    audience: 'client',
    condition: { always: true },
    sensitivity: 'N1',
    page: { addresses: [], words: [] },
    ...some,
  };
}

export function inventedFact(id: string, some: Partial<FactDefinition> = {}): FactDefinition {
  return { id, kind: 'yes-no', label: `Fait ${id}`, question: `Et ${id} ?`, sensitivity: 'N1', ...some };
}
