import { argon2id } from 'hash-wasm';
import type { Bytes } from './bytes';
import { DEFAULT_KDF, KDF_CEILING, KDF_FLOOR } from './kdf-policy';

/** Cost of one try at the passphrase. */
export interface KdfParameters {
  name: 'argon2id';
  memoryKiB: number;
  iterations: number;
  parallelism: number;
}

/** Shape, then strength: `weak` is a downgrade, `absurd` would freeze the machine and can only be damage. */
export function judgeKdf(input: unknown): KdfParameters | 'weak' | 'absurd' {
  if (typeof input !== 'object' || input === null) return 'absurd';
  const { name, memoryKiB, iterations, parallelism } = input as Record<string, unknown>;
  if (name !== 'argon2id' || !isCount(memoryKiB) || !isCount(iterations) || !isCount(parallelism)) return 'absurd';
  if (
    memoryKiB > KDF_CEILING.memoryKiB ||
    iterations > KDF_CEILING.iterations ||
    parallelism > KDF_CEILING.parallelism
  ) {
    return 'absurd';
  }
  if (memoryKiB < KDF_FLOOR.memoryKiB || iterations < KDF_FLOOR.iterations) return 'weak';
  return { name, memoryKiB, iterations, parallelism };
}

/** Parameters at least as costly as today's in every way; null when these already are. */
export function raised(parameters: KdfParameters): KdfParameters | null {
  const { name, memoryKiB, iterations, parallelism } = parameters;
  if (memoryKiB >= DEFAULT_KDF.memoryKiB && iterations >= DEFAULT_KDF.iterations) return null;
  return {
    name,
    memoryKiB: Math.max(memoryKiB, DEFAULT_KDF.memoryKiB),
    iterations: Math.max(iterations, DEFAULT_KDF.iterations),
    parallelism,
  };
}

/** 256 bits from a passphrase. NFKC, so that the same words typed on another keyboard give the same bytes. */
export async function derive(passphrase: string, salt: Bytes, parameters: KdfParameters = DEFAULT_KDF): Promise<Bytes> {
  const hash = await argon2id({
    password: normalise(passphrase),
    salt,
    parallelism: parameters.parallelism,
    iterations: parameters.iterations,
    memorySize: parameters.memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  });
  return new Uint8Array(hash);
}

export function normalise(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}
