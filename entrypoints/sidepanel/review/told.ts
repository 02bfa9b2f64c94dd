/** What the journal is told of a run: which facts, how many of each outcome. Never a value. Pure. */
import type { FieldResult } from '../../../lib/forms/intent';
import type { PageForm } from '../../../lib/forms/page-form';
import type { JournalNote } from '../../../lib/vault/journal/entry';
import type { ReviewLine } from './review';

type Kind = 'run-begun' | 'run-done' | 'run-undone';

/** `results` by field id, absent for a run that only begins: then every line is about to leave. */
export function toldOf(
  kind: Kind,
  clientId: string,
  { procedure }: Pick<PageForm, 'procedure'>,
  lines: readonly Pick<ReviewLine, 'field' | 'plan'>[],
  results: ReadonlyMap<string, FieldResult> | null = null,
): JournalNote {
  const concerned = lines.filter(({ field }) => results === null || stands(results.get(field.id)));
  const outcome: NonNullable<JournalNote['outcome']> = {};
  for (const result of results?.values() ?? []) outcome[result.outcome] = (outcome[result.outcome] ?? 0) + 1;
  return {
    kind,
    client: clientId,
    what: procedure.title ?? procedure.path,
    // What stands in a field nobody recognised is counted, not named.
    keys: concerned.flatMap(({ plan }) => plan.key ?? []),
    outcome,
  };
}

function stands(result: FieldResult | undefined): boolean {
  return result?.outcome === 'saved' || result?.outcome === 'written' || result?.outcome === 'saved-invalid';
}
