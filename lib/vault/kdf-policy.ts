/**
 * Cost of the passphrase, alone in its file: nothing at run time can lower it. (Unit tests replace this module.)
 * 64 MiB, 3 passes, 1 lane: RFC 9106 §4, second recommended option, with one lane because WebAssembly runs on one thread here.
 */
import type { KdfParameters } from './kdf';

export const DEFAULT_KDF: KdfParameters = { name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 };
/** Stored parameters under this are a downgrade. Only ever raised. */
export const KDF_FLOOR: KdfParameters = { ...DEFAULT_KDF };
/** Stored parameters above this would freeze the machine. */
export const KDF_CEILING = { memoryKiB: 1_048_576, iterations: 20, parallelism: 16 };
