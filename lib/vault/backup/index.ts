/** What the surfaces need of backups, beside the slow work on the file itself (`age-file.ts`, run by a worker). */
export { backup, type Imported, type MadeBackup, type Preview } from './backup';
export type { Difference } from './differences';
export { type Choice, choiceFor, type PlanLine, type Standing } from './merge';
export { BackupError, type RefusalCode } from './refusals';
