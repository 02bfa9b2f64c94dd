/**
 * The vault: what the surfaces and the background may do with it (design: vault.design.md).
 * Everything that needs the key throws `VaultError` `locked` once the vault is locked.
 */
export { advisor } from './advisor';
export { clients } from './clients';
export { copyText, type Emptied } from './clipboard';
export { eraseDamaged, keepDamaged, vaultDamage } from './damage-report';
export { desk } from './desk';
export type { Draft } from './draft-shape';
export { drafts } from './drafts';
export { VaultError, type VaultErrorCode } from './errors';
export { handOut } from './hand-out';
export { type JournalFilter, journal } from './journal/desk';
export { type EndingCard, retention } from './keeping';
export { learned } from './learned';
export {
  changePassphrase,
  createVault,
  idleMinutes,
  lock,
  lockIfIdle,
  makeRecoveryCode,
  onVaultState,
  recover,
  recoveryCodeDate,
  setIdleMinutes,
  touch,
  unlock,
  unlockWait,
  vaultState,
} from './lock';
export { endMeeting } from './meeting';
export { DEFAULT_IDLE_MINUTES, MAX_IDLE_MINUTES, MIN_PASSPHRASE } from './names';
export { usable } from './policy';
export { askToKeep, type RestingPlace, restingPlace } from './resting-place';
export type { CardList, DamagedRecord, DamageReason, RunRecord, VaultState } from './types';
