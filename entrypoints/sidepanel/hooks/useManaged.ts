import { useEffect, useState } from 'react';
import { followManaged, type Managed } from '../../../lib/managed';

/** What the structure sets, live; null until it is read. */
export function useManaged(): Managed | null {
  const [managed, setManaged] = useState<Managed | null>(null);
  useEffect(() => followManaged(setManaged), []);
  return managed;
}
