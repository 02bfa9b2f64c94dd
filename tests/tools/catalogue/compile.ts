import type { z } from 'zod';
import type {
  Aid,
  Condition,
  FactDefinition,
  FactId,
  FactKind,
  Parameter,
  RequestTemplate,
} from '../../../lib/aids/types';
import { ask, oracleOf } from './engine';
import { BadCondition, type Names, readCondition, type Written } from './expression';
import { type WrittenParameter, workOutParameters } from './parameters';
import { type Entry, PARAMETERS, type Problem, readEntries, type Source } from './read';
import { aidSchema, factSchema, faults, parameterSchema, ruleSchema } from './schema';
import { bareAmount, richText, typeset } from './text';

/** What the catalogue becomes. */
export interface Compiled {
  aids: readonly Aid[];
  facts: readonly FactDefinition[];
  parameters: readonly Parameter[];
  /** The conditions as publicodes reads them, for whoever wants its opinion. */
  rules: readonly Entry[];
}

/** Names that the catalogue uses and that are defined in code. */
export interface Elsewhere {
  contacts: ReadonlySet<string>;
  calculators: ReadonlySet<string>;
}

const FACTS = 'faits.publicodes';
const PARENT = 'aides';
const AID = /^aides \. ([a-z0-9]+(?:-[a-z0-9]+)*)$/;
const NAME = /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/;
const KINDS: Readonly<Record<z.infer<typeof factSchema>['genre'], FactKind>> = {
  'oui-non': 'yes-no',
  choix: 'choice',
  liste: 'list',
  nombre: 'number',
  montant: 'amount',
  date: 'date',
  nombres: 'numbers',
};

/**
 * The whole catalogue, checked. With problems, what could be read is given all the same: whoever writes files decides.
 */
export function compile(sources: readonly Source[], elsewhere: Elsewhere): { compiled: Compiled; problems: Problem[] } {
  const { entries, problems } = readEntries(sources);
  const sorted = sort(entries, problems);
  const facts = readFacts(sorted.facts, problems);
  const parameters = readParameters(sorted.parameters, problems);
  const names: Names = {
    fact: (id) => facts.get(id),
    rule: (name) => sorted.named.get(name)?.body as Written | undefined,
  };
  for (const entry of sorted.named.values()) readNamed(entry, names, problems);
  const aids = sorted.aids.flatMap((entry) => {
    const before = problems.length;
    const aid = readAid(entry, names, facts, { ...elsewhere, parameters }, problems);
    return aid && problems.length === before ? [aid] : [];
  });
  const rules = [...sorted.parent, ...sorted.named.values(), ...sorted.aids];
  if (problems.length === 0) askEngine(rules, [...facts.values()], problems);
  return { compiled: { aids, facts: [...facts.values()], parameters: [...parameters.values()], rules }, problems };
}

interface Sorted {
  parent: Entry[];
  aids: Entry[];
  facts: Entry[];
  named: Map<string, Entry>;
  parameters: Entry[];
}

function sort(entries: readonly Entry[], problems: Problem[]): Sorted {
  const out: Sorted = { parent: [], aids: [], facts: [], named: new Map(), parameters: [] };
  for (const entry of entries) {
    const { file, name, body } = entry;
    const wrong = (text: string) => problems.push({ file, entry: name, text });
    if (name === PARENT) {
      if (body !== 'oui') wrong('l’entrée qui porte toutes les aides s’écrit « aides: oui »');
      out.parent.push(entry);
    } else if (name.startsWith(`${PARENT} .`)) {
      if (file === FACTS || file === PARAMETERS) wrong('une aide ne s’écrit pas dans ce fichier');
      if (!AID.test(name))
        wrong('le nom d’une aide est fait de minuscules sans accent, de chiffres et de traits d’union');
      else out.aids.push(entry);
    } else if (!NAME.test(name)) wrong('un nom est fait de minuscules sans accent, de chiffres et de « _ »');
    else if (file === PARAMETERS) out.parameters.push(entry);
    else if (file !== FACTS)
      wrong(`un fait ou une liste de conditions s’écrit dans ${FACTS}, un paramètre dans ${PARAMETERS}`);
    else if (typeof body === 'object' && body !== null && 'genre' in body) out.facts.push(entry);
    else out.named.set(name, entry);
  }
  if (out.aids.length > 0 && out.parent.length === 0)
    problems.push({ file: out.aids[0]?.file ?? '', entry: '', text: 'il manque « aides: oui », dans un seul fichier' });
  return out;
}

function check<T>(schema: z.ZodType<T>, { file, name, body }: Entry, problems: Problem[]): T | null {
  const read = schema.safeParse(body, { reportInput: true });
  if (read.success) return read.data;
  for (const text of faults(read.error)) problems.push({ file, entry: name, text });
  return null;
}

function readFacts(entries: readonly Entry[], problems: Problem[]): Map<FactId, FactDefinition> {
  const facts = new Map<FactId, FactDefinition>();
  const hidden = new Map<FactId, readonly FactId[]>();
  for (const entry of entries) {
    const raw = check(factSchema, entry, problems);
    if (!raw) continue;
    const derivedFrom = raw['dérivé de'];
    hidden.set(entry.name, raw['ne révèle pas'] ?? []);
    facts.set(entry.name, {
      id: entry.name,
      kind: KINDS[raw.genre],
      label: typeset(raw.titre),
      ...(raw.question === undefined ? {} : { question: typeset(raw.question) }),
      ...(raw.aide === undefined ? {} : { help: typeset(raw.aide) }),
      ...(raw.options === undefined
        ? {}
        : { options: Object.entries(raw.options).map(([value, label]) => ({ value, label: typeset(label) })) }),
      sensitivity: raw.sensibilité ?? 'N1',
      ...(raw.min === undefined ? {} : { min: raw.min }),
      ...(raw.max === undefined ? {} : { max: raw.max }),
      ...(raw.unité === undefined ? {} : { unit: typeset(raw.unité) }),
      ...(raw.chiffres === undefined ? {} : { digits: raw.chiffres }),
      ...(raw.rubrique === undefined ? {} : { topic: typeset(raw.rubrique) }),
      ...(derivedFrom === undefined ? {} : { derivedFrom }),
    });
  }
  for (const entry of entries) {
    const fact = facts.get(entry.name);
    for (const id of fact?.derivedFrom ?? [])
      if (!facts.has(id)) problems.push({ ...where(entry), text: `« dérivé de » : fait inconnu « ${id} »` });
    for (const id of hidden.get(entry.name) ?? [])
      if (!fact?.derivedFrom?.includes(id))
        problems.push({ ...where(entry), text: `« ne révèle pas » : « ${id} » n’est pas dans « dérivé de »` });
    if (fact?.derivedFrom && hasLoop(fact.id, facts))
      problems.push({ ...where(entry), text: 'ce fait dérive de lui-même' });
  }
  // A derived fact tells as much as what can be read off it.
  for (const fact of facts.values())
    facts.set(fact.id, { ...fact, sensitivity: highest([fact, ...told(fact.id, facts, hidden)]) });
  return facts;
}

const where = ({ file, name }: Entry) => ({ file, entry: name });

function hasLoop(id: FactId, facts: ReadonlyMap<FactId, FactDefinition>): boolean {
  const seen = new Set<FactId>();
  const visit = (at: FactId): boolean =>
    (facts.get(at)?.derivedFrom ?? []).some((from) => {
      if (from === id) return true;
      if (seen.has(from)) return false;
      seen.add(from);
      return visit(from);
    });
  return visit(id);
}

/** The facts, near and far, that can be read off a derived one. */
function told(
  id: FactId,
  facts: ReadonlyMap<FactId, FactDefinition>,
  hidden: ReadonlyMap<FactId, readonly FactId[]>,
): FactDefinition[] {
  const found = new Map<FactId, FactDefinition>();
  const visit = (at: FactId) => {
    for (const from of facts.get(at)?.derivedFrom ?? []) {
      const fact = facts.get(from);
      if (!fact || found.has(from) || hidden.get(at)?.includes(from)) continue;
      found.set(from, fact);
      visit(from);
    }
  };
  visit(id);
  return [...found.values()];
}

const LEVELS = ['N1', 'N2', 'N3'] as const;
const highest = (facts: readonly FactDefinition[]): 'N1' | 'N2' | 'N3' =>
  LEVELS.findLast((level) => facts.some(({ sensitivity }) => sensitivity === level)) ?? 'N1';

function readParameters(entries: readonly Entry[], problems: Problem[]): Map<string, Parameter> {
  const written = new Map<string, WrittenParameter>();
  const file = entries[0]?.file ?? PARAMETERS;
  for (const entry of entries) {
    const raw = check(parameterSchema, entry, problems);
    if (raw) written.set(entry.name, raw);
  }
  return workOutParameters(written, (entry, text) => problems.push({ file, entry, text }));
}

function readNamed(entry: Entry, names: Names, problems: Problem[]): void {
  if (names.fact(entry.name)) problems.push({ ...where(entry), text: 'ce nom est celui d’un fait' });
  if (check(ruleSchema, entry, problems)) conditionOf(entry, names, problems);
}

function conditionOf(entry: Entry, names: Names, problems: Problem[]): Condition | null {
  try {
    return readCondition(entry.body, names);
  } catch (error) {
    if (!(error instanceof BadCondition)) throw error;
    problems.push({ ...where(entry), text: error.message });
    return null;
  }
}

function readAid(
  entry: Entry,
  names: Names,
  facts: ReadonlyMap<FactId, FactDefinition>,
  elsewhere: Elsewhere & { parameters: ReadonlyMap<string, Parameter> },
  problems: Problem[],
): Aid | null {
  const raw = check(aidSchema, entry, problems);
  const condition = conditionOf(entry, names, problems);
  if (!raw || !condition) return null;
  const wrong = (text: string) => problems.push({ ...where(entry), text });
  const plain = (text: string, attribute: string): string => {
    const amount = bareAmount(text);
    if (amount !== null) wrong(`« ${attribute} » : « ${amount} » : un montant passe par un paramètre, {{…}}`);
    return typeset(text);
  };
  /** Where no figure can be shown with its source, none may stand. */
  const bare = (text: string, attribute: string): string => {
    if (text.includes('{{')) wrong(`« ${attribute} » : pas de paramètre ici`);
    return plain(text, attribute);
  };
  const rich = (text: string, attribute: string) => {
    plain(text, attribute);
    const pieces = richText(text);
    for (const piece of pieces)
      if (typeof piece === 'string') {
        if (/[{}]/.test(piece)) wrong(`« ${attribute} » : accolades mal fermées`);
      } else if (!elsewhere.parameters.has(piece.parameter))
        wrong(`« ${attribute} » : paramètre inconnu « ${piece.parameter} »`);
    return pieces;
  };
  for (const id of raw.contacts) if (!elsewhere.contacts.has(id)) wrong(`contact inconnu : « ${id} »`);
  for (const id of raw.calculateurs) if (!elsewhere.calculators.has(id)) wrong(`calculateur inconnu : « ${id} »`);
  const links = (list: typeof raw.liens, attribute: string) =>
    list.map(({ titre, adresse }) => ({ label: bare(titre, attribute), url: adresse }));
  return {
    id: AID.exec(entry.name)?.[1] ?? '',
    title: bare(raw.titre, 'titre'),
    category: raw.catégorie,
    theme: raw.thème,
    gives: rich(raw.apporte, 'apporte'),
    who: rich(raw['pour qui'], 'pour qui'),
    rules: raw.règles.map((text) => rich(text, 'règles')),
    nextStep: rich(raw.démarche, 'démarche'),
    deadline: raw.délai === undefined ? null : rich(raw.délai, 'délai'),
    documents: raw.documents.map((text) => ({
      text: bare(text.replace(/^~\s*/, ''), 'documents'),
      confirmed: !text.startsWith('~'),
    })),
    organism: bare(raw.organisme, 'organisme'),
    contacts: raw.contacts,
    links: links(raw.liens, 'liens'),
    simulators: links(raw.simulateurs, 'simulateurs'),
    calculators: raw.calculateurs,
    request: raw.demande === undefined ? null : readRequest(raw.demande, bare),
    changed: raw.changement === undefined ? null : rich(raw.changement, 'changement'),
    unconfirmed: raw['non confirmé'].map((text) => rich(text, 'non confirmé')),
    source: typeset(raw.source),
    verified: { on: raw.vérifié, copy: raw.copie },
    confidence: raw.confiance,
    audience: raw.public,
    condition,
    sensitivity: highest(factsOf(condition).flatMap((id) => facts.get(id) ?? [])),
    page: { addresses: raw.pages.adresses, words: raw.pages.mots },
  };
}

function readRequest(
  { voie, à, objet, texte, 'auto-entrepreneur': other }: NonNullable<z.infer<typeof aidSchema>['demande']>,
  bare: (text: string, attribute: string) => string,
): RequestTemplate {
  const address = (to: string, subject: string | undefined) => ({
    to: bare(to, 'demande › à'),
    ...(subject === undefined ? {} : { subject: bare(subject, 'demande › objet') }),
  });
  return {
    channel: voie,
    ...address(à, objet),
    ...(texte === undefined ? {} : { body: bare(texte, 'demande › texte') }),
    ...(other === undefined ? {} : { autoEntrepreneur: address(other.à, other.objet) }),
  };
}

function factsOf(condition: Condition): FactId[] {
  if ('all' in condition) return condition.all.flatMap(factsOf);
  if ('any' in condition) return condition.any.flatMap(factsOf);
  if ('always' in condition) return [];
  return 'than' in condition ? [condition.fact, condition.than] : [condition.fact];
}

function askEngine(rules: readonly Entry[], facts: readonly FactDefinition[], problems: Problem[]): void {
  try {
    const oracle = oracleOf(rules, facts);
    for (const { name } of rules) ask(oracle, name);
  } catch (error) {
    const text = error instanceof Error ? error.message.trim().replace(/\s*\n\s*/g, ' ') : String(error);
    problems.push({ file: 'publicodes', entry: '', text });
  }
}
