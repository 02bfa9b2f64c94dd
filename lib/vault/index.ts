/**
 * The vault: what the surfaces and the background may do with it (design: vault.design.md).
 * Everything that needs the key throws `VaultError` `locked` once the vault is locked.
 */
export { advisor } from './advisor';
export { clients } from './clients';
export { eraseDamaged, keepDamaged, vaultDamage } from './damage-report';
export { desk } from './desk';
export { VaultError, type VaultErrorCode } from './errors';
export { learned } from './learned';
export {
  createVault,
  idleMinutes,
  lock,
  lockIfIdle,
  onVaultState,
  setIdleMinutes,
  touch,
  unlock,
  vaultState,
} from './lock';
export { DEFAULT_IDLE_MINUTES, MAX_IDLE_MINUTES, MIN_PASSPHRASE } from './names';
export type { ClientList, DamagedRecord, DamageReason, RunRecord, VaultState } from './types';
