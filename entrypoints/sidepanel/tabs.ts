/** Which tab the panel shows. Pure. */
export type TabName = 'fill' | 'aids' | 'file';

/** A form of a démarche; a page that speaks of aids; any other. */
export type PageKind = 'form' | 'aids' | 'other';

/** The tab the advisor chose, and on what kind of page. */
export interface Picked {
  tab: TabName;
  on: PageKind;
}

/**
 * The page decides until the advisor does; a choice holds while the kind of page stays. The client's file stays in sight
 * whatever the page: something may be half typed there.
 */
export function tabFor(kind: PageKind, picked: Picked | null): TabName {
  if (picked !== null && (picked.tab === 'file' || picked.on === kind || kind === 'other')) return picked.tab;
  return kind === 'aids' ? 'aids' : 'fill';
}
