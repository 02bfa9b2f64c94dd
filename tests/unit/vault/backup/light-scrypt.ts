/** Takes the place of `lib/vault/backup/work-factor` where the cost of a try is not what is tested. */
export const SCRYPT_LOG_N = 2;
export const MAX_SCRYPT_LOG_N = 20;
