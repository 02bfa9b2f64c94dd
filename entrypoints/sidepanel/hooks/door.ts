/**
 * The vault's door, fetched beside the first drawing of the screen rather than before it: keys, Argon2id and IndexedDB
 * are heavy, and the frame needs none of them.
 */
export const door = import('../../../lib/vault/door');
