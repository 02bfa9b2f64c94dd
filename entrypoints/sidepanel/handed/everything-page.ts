/** Everything known, as one page that needs nothing else: no script, no image, no address to fetch. Pure. */
import { toFrenchWords } from '../../../lib/profile/dates';
import { advisorName, clientName } from '../people';
import { everythingOf, type Section, type Source } from './everything';
import { EVERYTHING } from './texts';

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 3rem; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
header { padding-bottom: .8rem; border-bottom: 2px solid; }
h1 { margin: 0 0 .3rem; font-size: 1.8rem; line-height: 1.2; letter-spacing: -.015em; }
header p { margin: 0; }
.who { font-size: 1.15rem; font-weight: 600; }
h2 { margin: 1.8rem 0 .4rem; font-size: 1.2rem; line-height: 1.3; break-after: avoid; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(9rem, 2fr) 3fr; gap: 0 1rem; padding: .3rem 0; border-top: 1px solid #8886; break-inside: avoid; }
dl > div:last-child { border-bottom: 1px solid #8886; }
dt { opacity: .8; }
dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; white-space: pre-line; }
.last { break-inside: avoid; }
@media (max-width: 30rem) { dl > div { grid-template-columns: 1fr; } }
@page { size: A4; margin: 16mm 18mm; }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; color: #000; font-size: 10.5pt; line-height: 1.4; }
  h2 { margin-top: 1.2rem; }
  dl > div { border-color: #999; padding: .15rem 0; }
  dt { opacity: 1; color: #333; }
}
`;

/** An HTML document in French. */
export function everythingPage(source: Source): string {
  const { client, advisor, today } = source;
  const { advisorOrganisation = '' } = advisor;
  const who = [advisorName(advisor), advisorOrganisation].filter(Boolean).join(', ');
  const { nir, iban } = client.profile;
  const nothingTypedOnce = nir === undefined && iban === undefined;
  return [
    '<!doctype html>',
    '<html lang="fr">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${safe(EVERYTHING.title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    '<header>',
    `<h1>${safe(EVERYTHING.title)}</h1>`,
    `<p class="who">${safe(EVERYTHING.for(clientName(client)))}</p>`,
    `<p>${safe(EVERYTHING.madeOn(toFrenchWords(today), who))}</p>`,
    '</header>',
    `<p>${safe(EVERYTHING.intro)}</p>`,
    `<p>${safe(EVERYTHING.purpose)}</p>`,
    ...everythingOf(source).map(section),
    ...(nothingTypedOnce ? [`<h2>${safe(EVERYTHING.never)}</h2>`, `<p>${safe(EVERYTHING.neverText)}</p>`] : []),
    '<div class="last">',
    `<h2>${safe(EVERYTHING.rights)}</h2>`,
    `<ul>${EVERYTHING.rightsList.map((right) => `<li>${safe(right)}</li>`).join('')}</ul>`,
    `<p>${safe(EVERYTHING.rightsWho(advisorOrganisation))}</p>`,
    '</div>',
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function section({ title, note, rows }: Section): string {
  const lines = rows.map(({ label, value }) => `<div><dt>${safe(label)}</dt><dd>${safe(value)}</dd></div>`);
  return [
    `<section>\n<h2>${safe(title)}</h2>`,
    ...(note === undefined ? [] : [`<p>${safe(note)}</p>`]),
    rows.length === 0 ? `<p>${safe(EVERYTHING.empty)}</p>` : `<dl>\n${lines.join('\n')}\n</dl>`,
    '</section>',
  ].join('\n');
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What was typed is text, whatever it looks like. */
function safe(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
}
