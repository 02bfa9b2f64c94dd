import { COMMON } from './common';
import { HELP } from './help';
import type { Pack } from './pack';

/** Every pack we ship. */
export const PACKS: readonly Pack[] = [HELP, COMMON];
