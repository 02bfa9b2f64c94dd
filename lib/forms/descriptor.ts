import { own } from './own';
import type { ControlFamily, Field, PageForm, Refusal } from './page-form';

/**
 * `PageForm`s made without a page: from the lines of the maintainer's command line, or from the schema the platform
 * publishes for a procedure (contract §7.5). Matching sees no difference.
 */

/** One field, as the lines of the command line tell it. */
export interface FieldLine {
  form: string;
  formTitle?: string | null;
  url?: string | null;
  idx: number;
  section?: string | null;
  label: string;
  type: string;
  description?: string | null;
  options?: string[] | null;
  required?: boolean;
  context?: string | null;
  repetition?: string | null;
}

const REFUSAL: Readonly<Record<string, Refusal>> = {
  checkbox: 'attestation',
  engagement_juridique: 'attestation',
  piece_justificative: 'file',
  titre_identite: 'file',
  carte: 'map',
  cnaf: 'lookup',
  dgfip: 'lookup',
  pole_emploi: 'lookup',
  mesri: 'lookup',
  cojo: 'lookup',
};

const TEXT_LIKE = new Set(
  'text textarea formatted integer_number decimal_number number date datetime email phone iban siret'.split(' '),
);

/** The control the page will show for this type (contract §4.5). */
function controlOf(type: string, options: readonly string[] | null): ControlFamily | null {
  if (TEXT_LIKE.has(type)) return 'text';
  const count = options?.length ?? 0;
  switch (type) {
    case 'civilite':
    case 'yes_no':
      return 'radio';
    case 'drop_down_list':
      return count <= 5 ? 'radio' : count < 20 ? 'select' : 'combobox';
    case 'multiple_drop_down_list':
      return count <= 5 ? 'checkboxes' : 'multi-combobox';
    case 'pays':
    case 'regions':
    case 'departements':
      return 'select';
    case 'linked_drop_down_list':
      return 'linked';
    case 'communes':
      return 'commune';
    case 'epci':
      return 'epci';
    case 'address':
      return 'address';
    default:
      return null;
  }
}

function blank(id: string, type: string, label: string, options: string[] | null): Field {
  const control = controlOf(type, options);
  return {
    id,
    stableId: id,
    rowId: null,
    type,
    label,
    description: null,
    sections: [],
    context: null,
    repetition: null,
    options,
    required: false,
    control,
    refusal: own(REFUSAL, type) ?? (control === null ? 'unsupported' : null),
    state: 'empty',
    visible: true,
    gatesOthers: false,
    error: null,
  };
}

/** `/commencer/<path>` of a démarche address. */
function pathOf(url: string | null | undefined): string | null {
  return /\/commencer\/(?:test\/)?([a-z0-9_-]{3,200})/.exec(url ?? '')?.[1] ?? null;
}

const emptyForm = (title: string | null, path: string | null): PageForm => ({
  place: 'champs',
  hostFamily: 'ds',
  dossier: null,
  procedure: { path, title },
  lang: 'fr',
  role: 'unknown',
  mode: null,
  fields: [],
  truncated: false,
});

/** Lines of one form, in the order they are asked. The id of a field is its `idx`. */
export function formOfLines(lines: readonly FieldLine[]): PageForm {
  const first = lines[0];
  const form = emptyForm(first?.formTitle ?? null, pathOf(first?.url));
  form.fields = lines.map((line) => ({
    ...blank(String(line.idx), line.type, line.label, line.options ?? null),
    description: line.description ?? null,
    sections: line.section ? [line.section] : [],
    context: line.context ?? null,
    repetition: line.repetition ? { label: line.repetition, row: 1 } : null,
    required: line.required ?? false,
  }));
  return form;
}

/** Forms in the order of their first line; lines of one form need not stand together. */
export function formsOfLines<L extends FieldLine>(lines: readonly L[]): { name: string; lines: L[]; form: PageForm }[] {
  const groups = new Map<string, L[]>();
  for (const line of lines) {
    const group = groups.get(line.form);
    if (group === undefined) groups.set(line.form, [line]);
    else group.push(line);
  }
  return [...groups].map(([name, group]) => ({ name, lines: group, form: formOfLines(group) }));
}

/** The published schema of a procedure, as far as we read it (contract §7.5). */
export interface ProcedureSchema {
  title: string;
  revision: { champDescriptors: ChampDescriptor[] };
}

export interface ChampDescriptor {
  __typename: string;
  /** Base64 of `Champ-<stable id>`. */
  id: string;
  label: string;
  description?: string | null;
  required?: boolean | null;
  options?: string[] | null;
  otherOption?: boolean | null;
  champDescriptors?: ChampDescriptor[] | null;
}

/** `IntegerNumberChampDescriptor` → `integer_number`. */
function typeOf(typename: string): string {
  const name = typename.replace(/ChampDescriptor$/, '');
  return name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The number in a typed id; the id itself when it is not one. */
export function stableIdOf(typedId: string): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const char of typedId.replace(/=+$/, '')) {
    const value = BASE64.indexOf(char);
    if (value < 0) return typedId;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      text += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return /^Champ-(\d+)$/.exec(text)?.[1] ?? typedId;
}

/**
 * A published schema as a form. Sections and explanation blocks become the context of the fields after them, as on the
 * page. The children of a repetition are given once, as its first row.
 * @param path the procedure's path, when known
 */
export function formOfSchema(schema: ProcedureSchema, path: string | null = null): PageForm {
  const form = emptyForm(schema.title, path);
  const walk = (list: readonly ChampDescriptor[], repetition: string | null): void => {
    let sections: string[] = [];
    let context: string | null = null;
    for (const champ of list) {
      const type = typeOf(champ.__typename);
      if (type === 'header_section') {
        sections = [champ.label];
        context = null;
      } else if (type === 'explication') context = champ.label;
      else if (type === 'repetition') {
        const from = form.fields.length;
        walk(champ.champDescriptors ?? [], champ.label);
        for (const field of form.fields.slice(from)) field.sections = [...sections, ...field.sections];
      } else
        form.fields.push({
          ...blank(stableIdOf(champ.id), type, champ.label, champ.options ?? null),
          description: champ.description ?? null,
          sections: [...sections],
          context,
          repetition: repetition === null ? null : { label: repetition, row: 1 },
          required: champ.required ?? false,
        });
    }
  };
  walk(schema.revision.champDescriptors, null);
  return form;
}
