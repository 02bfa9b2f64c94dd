import type { Intent } from '../../forms/intent';
import type { ControlFamily } from '../../forms/page-form';
import type { Writer } from '../work';
import { radioWriter, selectWriter } from './choice';
import { textWriter } from './text';

/** Who writes what; an intent of another kind than the family's own is refused before anything is touched. */
const WRITERS: Partial<Record<ControlFamily, { kind: Intent['kind']; writer: Writer<never> }>> = {
  text: { kind: 'text', writer: textWriter },
  radio: { kind: 'choice', writer: radioWriter },
  select: { kind: 'choice', writer: selectWriter },
};

export function writerFor(family: ControlFamily): { kind: Intent['kind']; writer: Writer<Intent> } | null {
  const found = WRITERS[family];
  // The kind is compared by the caller before the writer is given an intent.
  return found ? { kind: found.kind, writer: found.writer as unknown as Writer<Intent> } : null;
}
