import { pageAids } from '../../../lib/aids/pages/page-aids';
import type { PageContext } from '../../../lib/aids/types';
import { BadInput, readJsonLines } from '../lines';

/** A page as given on the command line: everything but its address may be missing. */
export type PageLine = Pick<PageContext, 'url'> & Partial<PageContext>;

/** `suggest PAGES.jsonl` → `{url, aids, score}` per line, in input order: ids best first, at most five, `[]` and 0 when nothing fits. */
export async function suggest(args: string[]): Promise<string[]> {
  const [path, ...rest] = args;
  if (path === undefined || rest.length > 0) throw new BadInput('Usage : suggest PAGES.jsonl');
  const pages = await readJsonLines<PageLine>(path, wrongPageLine);
  return pages.map((page) => {
    const aids = aidsOfLine(page);
    return JSON.stringify({ url: page.url, aids: aids.map(({ id }) => id), score: aids[0]?.score ?? 0 });
  });
}

/** What the extension would say of that page: only what leaves a page is looked at. */
export const aidsOfLine = ({ url, title, h1, breadcrumb }: PageLine) =>
  pageAids({ url, title: title ?? '', h1: h1 ?? '', breadcrumb: breadcrumb ?? '' });

/** What is wrong with a page line, in words; null when nothing is. */
export function wrongPageLine(line: Record<string, unknown>): string | null {
  if (typeof line.url !== 'string' || line.url === '') return '« url » doit être une adresse';
  for (const name of ['title', 'h1', 'breadcrumb'] as const)
    if (line[name] != null && typeof line[name] !== 'string') return `« ${name} » doit être un texte ou null`;
  return null;
}
