/** What a surface needs before anything of a client: the state of the vault, the ways in, the way out. */
export { createVault, onVaultState, recover, touch, unlock, unlockWait, vaultState } from './lock';
export { endMeeting } from './meeting';
export { checkRestingPlace } from './resting-place';
