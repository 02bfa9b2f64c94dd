import { managedSettings } from '../../../lib/managed';
import type { Client } from '../../../lib/profile/schema';
import { advisor as advisorDesk, journal, retention } from '../../../lib/vault';
import { todayIso } from '../keys';
import type { Source } from './everything';

/** Everything known about one person, gathered. @throws VaultError `locked`, or of the storage */
export async function gather(client: Client): Promise<Source> {
  const [advisor, lines, months, { keepTypedOnce }] = await Promise.all([
    advisorDesk.get().catch(() => ({})),
    journal.read({ client: client.id }),
    retention.months(),
    managedSettings(),
  ]);
  return {
    client,
    advisor,
    journal: lines,
    months,
    legalBasis: keepTypedOnce?.legalBasis ?? null,
    today: todayIso(),
  };
}
