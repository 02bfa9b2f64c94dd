/**
 * Cost of a try at the passphrase of a backup: scrypt with N = 2^18, r = 8, p = 1, that is 256 MiB of memory. The default
 * of age (C2SP age specification, checked on 21 November 2026). Alone here so that nothing in the product can lower it.
 */
export const SCRYPT_LOG_N = 18;
/** What a file made elsewhere may ask for: 1 GiB. */
export const MAX_SCRYPT_LOG_N = 20;
