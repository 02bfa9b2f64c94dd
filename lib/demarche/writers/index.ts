import type { Intent } from '../../forms/intent';
import type { ControlFamily } from '../../forms/page-form';
import type { Writer } from '../work';
import { addressWriter } from './address';
import { radioWriter, selectWriter } from './choice';
import { comboboxWriter } from './combobox';
import { checkboxesWriter, multiComboboxWriter } from './several';
import { communeWriter, epciWriter, linkedWriter } from './steps';
import { textWriter } from './text';

/** Who writes what; an intent of another kind than the family's own is refused before anything is touched. */
const WRITERS: Readonly<Record<ControlFamily, { kind: Intent['kind']; writer: Writer<never> }>> = {
  text: { kind: 'text', writer: textWriter },
  radio: { kind: 'choice', writer: radioWriter },
  select: { kind: 'choice', writer: selectWriter },
  combobox: { kind: 'choice', writer: comboboxWriter },
  checkboxes: { kind: 'choices', writer: checkboxesWriter },
  'multi-combobox': { kind: 'choices', writer: multiComboboxWriter },
  linked: { kind: 'linked', writer: linkedWriter },
  commune: { kind: 'commune', writer: communeWriter },
  epci: { kind: 'epci', writer: epciWriter },
  address: { kind: 'address', writer: addressWriter },
};

/** The kind is compared by the caller before the writer is given an intent. */
export function writerFor(family: ControlFamily): { kind: Intent['kind']; writer: Writer<Intent> } {
  const { kind, writer } = WRITERS[family];
  return { kind, writer: writer as unknown as Writer<Intent> };
}
