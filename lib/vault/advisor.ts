import { type Advisor, parseAdvisor } from '../profile/schema';
import { ADVISOR, SELF } from './advisor-shape';
import { VaultError } from './errors';
import { openedVault, whileOpen } from './lock';
import { readOne, write } from './store';
import { structureName } from './structure';

/** Who uses the extension, of the structure that manages this browser unless they told another. @throws VaultError `locked`, `damaged` */
async function get(): Promise<Advisor> {
  const [told, name] = await Promise.all([stated(), structureName()]);
  return name === undefined ? told : { advisorOrganisation: name, ...told };
}

/** What they told; empty until then. @throws VaultError `locked`, `damaged` */
async function stated(): Promise<Advisor> {
  const found = await whileOpen((vault) => readOne(vault, ADVISOR, SELF));
  if (found === null) return {};
  if ('record' in found) return found.record;
  throw new VaultError(found.damage.reason === 'newer' ? 'newer' : 'damaged', { damage: found.damage });
}

/** Replaces what was there, damaged or not. @throws VaultError `locked`, `invalid`, or of the storage */
async function save(advisor: Advisor): Promise<void> {
  const vault = await openedVault();
  const parsed = parseAdvisor(advisor);
  if (!parsed.ok) throw new VaultError('invalid', { details: parsed.errors.map(({ message }) => message) });
  await write(vault, ADVISOR, SELF, null, parsed.value);
}

export const advisor = { get, stated, save };
