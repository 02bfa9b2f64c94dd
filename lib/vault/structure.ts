/** What the structure sets for this vault, asked at each use (lib/managed). */
import { managedSettings } from '../managed';
import { VaultError } from './errors';
import type { StoragePolicy } from './policy';

/** Minutes without a touch, at most; Infinity when nobody set it. */
export async function idleCeiling(): Promise<number> {
  return (await managedSettings()).maxIdleMinutes ?? Number.POSITIVE_INFINITY;
}

/** Months a file is kept after the last contact, at most; Infinity when nobody set it. */
export async function retentionCeiling(): Promise<number> {
  return (await managedSettings()).retentionMonths ?? Number.POSITIVE_INFINITY;
}

export async function structureName(): Promise<string | undefined> {
  return (await managedSettings()).structureName;
}

export async function storagePolicy(): Promise<StoragePolicy> {
  return { keepTypedOnce: (await managedSettings()).keepTypedOnce !== undefined };
}

export async function mayExport(): Promise<boolean> {
  return (await managedSettings()).exportAllowed ?? true;
}

/** @throws VaultError `export-refused` */
export async function mustMayExport(): Promise<void> {
  if (!(await mayExport())) throw new VaultError('export-refused');
}
