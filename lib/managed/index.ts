/** What the structure sets (design: managed.design.md). */
import { onManagedChange, readArea } from './area';
import { type Managed, type ManagedSettings, readSettings } from './settings';

export { onManagedChange } from './area';
export type { Managed, ManagedFault, ManagedSettings } from './settings';

/** As it stands now, with what is wrong in it. Never rejects. */
async function look(): Promise<Managed> {
  return readSettings(await readArea());
}

/** What holds now; empty when nothing is set. Never rejects. */
export async function managedSettings(): Promise<ManagedSettings> {
  return (await look()).settings;
}

/** Calls back now and at each change. Returns the end of it. */
export function followManaged(callback: (managed: Managed) => void): () => void {
  let last = 0;
  const tell = (): void => {
    const turn = ++last;
    void look().then((managed) => {
      if (turn === last) callback(managed);
    });
  };
  const stop = onManagedChange(tell);
  tell();
  return () => {
    last = Number.NaN;
    stop();
  };
}
