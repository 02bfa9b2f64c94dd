import { packCard } from '../profile/card';
import { CLIENT_SCHEMA, type Client, parseClient } from '../profile/schema';
import type { TableShape } from './change';

/** A client at rest: its version is the envelope's, which is sealed with the record. */
export type KeptClient = Omit<Client, 'version'>;

export const CLIENTS: TableShape<Client, KeptClient> = {
  table: 'clients',
  schema: CLIENT_SCHEMA,
  read: (value, version) => {
    if (typeof value !== 'object' || value === null) return null;
    const parsed = parseClient({ ...value, version });
    return parsed.ok ? parsed.value : null;
  },
  card: packCard,
};
