/** What a browser is killed in the middle of. */
export const KINDS = ['passphrase', 'import', 'purge', 'write', 'migration'] as const;
export type Kind = (typeof KINDS)[number];

/** Everything one can see of an open vault. Two lives of the same trial see the same. */
export interface Sight {
  /** Content and version of every client that opens. */
  clients: Record<string, string>;
  /** Rows on the disk, by table (the journal aside). */
  rows: Record<string, number>;
  /** Lines of the journal, oldest first, openings and lockings aside. */
  told: string[];
  /** What the vault itself finds wrong, in its audit, its tables, its chain, its list. Empty: nothing. */
  faults: string[];
}

/** Of the commits of a life: `held` is told once a transaction is kept open. `at` in milliseconds. */
export interface CommitEvent {
  what: 'begun' | 'held' | 'done';
  at: number;
}
