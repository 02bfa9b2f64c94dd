/** Takes the place of `lib/vault/kdf-policy` where the cost of the passphrase is not what is tested. */
export const DEFAULT_KDF = { name: 'argon2id', memoryKiB: 64, iterations: 1, parallelism: 1 } as const;
export const KDF_FLOOR = { ...DEFAULT_KDF };
export const KDF_CEILING = { memoryKiB: 1_048_576, iterations: 20, parallelism: 16 };
