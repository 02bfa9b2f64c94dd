/** Opens each kept sample of a vault. */
export const SAMPLE_PASSPHRASE = 'échantillon de coffre gardé';
