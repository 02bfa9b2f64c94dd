/** Hand-made forms and matches, so that planning is tested apart from matching. */
import type { Match } from '../../../lib/forms/matching';
import type { Field, PageForm } from '../../../lib/forms/page-form';
import { plan } from '../../../lib/forms/plan';
import type { PlanLine } from '../../../lib/forms/plan-types';
import type { FactSource } from '../../../lib/profile/derive';
import type { ProfileKey } from '../../../lib/profile/keys';
import { type Advisor, type Client, newClient, type Profile } from '../../../lib/profile/schema';

export const TODAY = '2026-11-21';

export function clientWith(profile: Profile, health = true): Client {
  const client = newClient('c1', '2026-11-21T10:00:00Z', profile);
  if (health) client.agreements.push({ scope: 'sante', givenOn: TODAY, how: 'oral' });
  return client;
}

export const fieldOf = (type: string, more: Partial<Field> = {}): Field => ({
  id: '1',
  stableId: '1',
  rowId: null,
  type,
  label: 'Champ',
  description: null,
  sections: [],
  context: null,
  repetition: null,
  options: null,
  required: false,
  control: 'text',
  refusal: null,
  state: 'empty',
  visible: true,
  gatesOthers: false,
  error: null,
  ...more,
});

export const matchOf = (key: ProfileKey | null, more: Partial<Match> = {}): Match => ({
  fieldId: '1',
  owner: 'beneficiary',
  key,
  alternatives: [],
  threshold: null,
  confidence: 0.95,
  evidence: [],
  noKey: key === null ? 'unknown' : null,
  ...more,
});

export const formOf = (fields: Field[], more: Partial<PageForm> = {}): PageForm => ({
  place: 'champs',
  hostFamily: 'ds',
  dossier: '1',
  procedure: { path: null, title: null },
  lang: 'fr',
  role: 'owner',
  mode: null,
  fields,
  truncated: false,
  ...more,
});

export interface Asked {
  field?: Partial<Field>;
  match?: Partial<Match>;
  form?: Partial<PageForm>;
  advisor?: Advisor;
  health?: boolean;
  options?: Partial<FactSource>;
}

/** The line of one field asking one fact. */
export function lineFor(type: string, key: ProfileKey | null, profile: Profile, asked: Asked = {}): PlanLine {
  const field = fieldOf(type, asked.field);
  const match = matchOf(key, { fieldId: field.id, ...asked.match });
  const client = clientWith(profile, asked.health ?? true);
  const { lines } = plan(formOf([field], asked.form), [match], client, asked.advisor ?? {}, {
    today: TODAY,
    ...asked.options,
  });
  const line = lines[0];
  if (!line) throw new Error('one field, one line');
  return line;
}
