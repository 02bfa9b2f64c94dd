import { BadInput, readJsonLines } from '../lines';
import { aidsOfLine, type PageLine, wrongPageLine } from './suggest';

/** A page with what a careful person would suggest on it. */
export interface LabelledPage extends PageLine {
  relevant: string[];
  /** The aid the page is about; null when nothing should be suggested. */
  main: string | null;
  /** Others that are as good first. */
  main_alt?: string[];
  /** Two careful persons may differ. */
  doubt?: boolean;
  /** Kept out of sight while the topics were written. */
  blind?: boolean;
}

export interface PageScore {
  pages: number;
  positives: number;
  /** Main aid, or one as good, comes first. */
  first: number;
  /** Main aid among the first three. */
  top3: number;
  negatives: number;
  silent: number;
  /** Suggested aids that a careful person would have given too. */
  suggested: number;
  relevant: number;
  missed: { page: LabelledPage; got: string[] }[];
}

export function scorePageLines(pages: readonly LabelledPage[]): PageScore {
  const s: PageScore = {
    pages: pages.length,
    positives: 0,
    first: 0,
    top3: 0,
    negatives: 0,
    silent: 0,
    suggested: 0,
    relevant: 0,
    missed: [],
  };
  for (const page of pages) {
    const got = aidsOfLine(page).map(({ id }) => id);
    let right: boolean;
    if (page.main === null) {
      s.negatives++;
      right = got.length === 0;
      if (right) s.silent++;
    } else {
      s.positives++;
      right = [page.main, ...(page.main_alt ?? [])].includes(got[0] ?? '');
      if (right) s.first++;
      if (got.slice(0, 3).includes(page.main)) s.top3++;
      s.suggested += got.length;
      s.relevant += got.filter((id) => page.relevant.includes(id)).length;
    }
    if (!right) s.missed.push({ page, got });
  }
  return s;
}

const wrong = (line: Record<string, unknown>): string | null => {
  if (line.main !== null && typeof line.main !== 'string') return '« main » doit être un identifiant ou null';
  if (!Array.isArray(line.relevant)) return '« relevant » doit être une liste';
  return wrongPageLine(line);
};

/** `score-pages PAGES.jsonl` → what is right on labelled pages, all of them and the blind part, then the pages missed. */
export async function scorePages(args: string[]): Promise<string[]> {
  const [path, ...rest] = args;
  if (path === undefined || rest.length > 0) throw new BadInput('Usage : score-pages PAGES.jsonl');
  const pages = await readJsonLines<LabelledPage>(path, wrong);
  const blind = pages.filter((page) => page.blind === true);
  const all = scorePageLines(pages);
  return [
    inWords('toutes', all),
    ...(blind.length > 0 ? [inWords('à l’aveugle', scorePageLines(blind))] : []),
    ...all.missed.map(
      ({ page, got }) =>
        `  ${page.doubt ? 'doute ' : ''}${page.url} : ${page.main ?? 'rien'} attendu, ${got.join(' ') || 'rien'} donné`,
    ),
  ];
}

function inWords(name: string, s: PageScore): string {
  const part = (count: number, of: number) =>
    of === 0 ? '—' : `${((100 * count) / of).toFixed(1)} % (${count}/${of})`;
  return (
    `${name} : ${s.pages} pages ; première ${part(s.first, s.positives)} ; parmi trois ${part(s.top3, s.positives)} ; ` +
    `muettes ${part(s.silent, s.negatives)} ; aides pertinentes ${part(s.relevant, s.suggested)}`
  );
}
