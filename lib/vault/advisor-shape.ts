import { type Advisor, parseAdvisor } from '../profile/schema';
import type { TableShape } from './change';

export const ADVISOR: TableShape<Advisor> = {
  table: 'advisor',
  schema: 1,
  read: (value) => {
    const parsed = parseAdvisor(value);
    return parsed.ok ? parsed.value : null;
  },
};
/** The only record of its table. */
export const SELF = 'self';
