import { Html, html } from './html.ts';

/**
 * Pages advisors read: shapes of the real sites (title with the site's name, one heading, a breadcrumb in the site's own markup),
 * texts invented. Served at the real host names.
 */
export interface ReadingPage {
  url: string;
  title: string;
  h1: string;
  breadcrumb: readonly string[];
  /** What the page tells, one paragraph each. */
  body: readonly string[];
  /** Another page reached without reloading: the script of the page changes address, title and heading. */
  leadsTo?: { label: string; url: string; title: string; h1: string };
}

/** Something only a signed-in account knows: it must never leave the page. */
export const ACCOUNT_SECRET = 'Madame Nolwenn Le Goff-Essai, votre arrêt du 3 mars';

const AMELI = 'https://www.ameli.fr';

export const READING = {
  artisanSickLeave: {
    url: `${AMELI}/assure/remboursements/indemnites-journalieres-maladie-maternite-paternite/arret-maladie/arret-maladie-artisans-commercants`,
    title: 'Arrêt maladie : les indemnités journalières de l’artisan ou du commerçant | ameli.fr | Assuré',
    h1: 'Arrêt maladie : les indemnités journalières de l’artisan ou du commerçant',
    breadcrumb: ['Accueil Assuré', 'Remboursements', 'Indemnités journalières'],
    body: [
      'Page d’essai : ce texte est inventé. Quand la maladie oblige à s’arrêter, une partie du revenu peut être remplacée.',
      'Le médecin transmet l’arrêt, la caisse calcule à partir des revenus des années passées.',
    ],
  },
  maternity: {
    url: `${AMELI}/assure/droits-demarches/famille/maternite-paternite-adoption/duree-du-conge-maternite/conge-maternite-travailleuse-independante`,
    title: 'Le congé maternité d’une travailleuse indépendante | ameli.fr | Assuré',
    h1: 'Le congé maternité d’une travailleuse indépendante',
    breadcrumb: ['Accueil Assuré', 'Droits et démarches', 'Famille', 'Maternité, paternité, adoption'],
    body: [
      'Page d’essai : ce texte est inventé. Avant et après la naissance, l’activité s’interrompt quelques semaines.',
    ],
  },
  health: {
    url: `${AMELI}/loire-atlantique/assure/droits-demarches/difficultes-acces-droits-soins/complementaire-sante/complementaire-sante-solidaire-qui-peut-en-beneficier-et-comment`,
    title: 'La Complémentaire santé solidaire : qui, comment ? | ameli.fr | Assuré',
    h1: 'La Complémentaire santé solidaire : qui, comment ?',
    breadcrumb: ['Accueil Assuré', 'Droits et démarches', 'Difficultés d’accès aux droits et aux soins'],
    body: [
      'Page d’essai : ce texte est inventé. Quand les ressources sont modestes, la part complémentaire peut être prise en charge.',
    ],
  },
  doctors: {
    url: `${AMELI}/medecin/exercice-liberal/facturation-remuneration/consultations-actes/maternite`,
    title: 'Facturer la surveillance de la grossesse | ameli.fr | Médecin',
    h1: 'Facturer la surveillance de la grossesse',
    breadcrumb: ['Accueil Médecin', 'Exercice libéral', 'Facturation et rémunération'],
    body: [
      'Page d’essai : ce texte est inventé. Congé maternité, indemnités journalières, arrêt de travail : des mots, pour des médecins.',
    ],
  },
  account: {
    url: 'https://assure.ameli.fr/PortailAS/appmanager/PortailAS/assure?_nfpb=true&_pageLabel=as_messagerie_page&jeton=81277000123',
    title: `${ACCOUNT_SECRET} | Mon compte ameli`,
    h1: ACCOUNT_SECRET,
    breadcrumb: ['Accueil', ACCOUNT_SECRET],
    body: [ACCOUNT_SECRET],
  },
  payment: {
    url: 'https://www.urssaf.fr/accueil/independant/comprendre-payer-cotisations/difficultes-paiement.html',
    title: 'Difficultés à payer ses cotisations - Urssaf.fr',
    h1: 'Difficultés à payer ses cotisations',
    breadcrumb: ['Accueil', 'Indépendant', 'Comprendre et payer ses cotisations'],
    body: ['Page d’essai : ce texte est inventé. Un délai peut se demander avant l’échéance.'],
  },
  employer: {
    url: 'https://www.urssaf.fr/accueil/employeur/cotisations/liste-cotisations/maladie-maternite-invalidite-deces.html',
    title: 'La cotisation maladie, maternité, invalidité, décès - Urssaf.fr',
    h1: 'La cotisation maladie, maternité, invalidité, décès',
    breadcrumb: ['Accueil', 'Employeur', 'Cotisations'],
    body: ['Page d’essai : ce texte est inventé. Des taux, pour des employeurs.'],
  },
  disability: {
    url: 'https://www.service-public.gouv.fr/particuliers/vosdroits/F16940',
    title: 'Allocation supplémentaire d’invalidité (Asi) | Service-Public.gouv.fr',
    h1: 'Allocation supplémentaire d’invalidité (Asi)',
    breadcrumb: ['Accueil', 'Social - Santé', 'Invalidité'],
    body: ['Page d’essai : ce texte est inventé. Un complément, quand la pension est faible.'],
  },
  rights: {
    url: 'https://www.mesdroitssociaux.gouv.fr/accueil/',
    title: 'Mes droits sociaux',
    h1: 'Simuler ses droits',
    breadcrumb: [],
    body: ['Page d’essai : ce texte est inventé.'],
    leadsTo: {
      label: 'Je deviens aidant',
      url: '/vos-evenements-de-vie/je-deviens-aidant',
      title: 'Je deviens aidant | Mes droits sociaux',
      h1: 'L’allocation journalière du proche aidant',
    },
  },
} as const satisfies Record<string, ReadingPage>;

const PAGES: readonly ReadingPage[] = Object.values(READING);

export const READING_HOSTS: readonly string[] = [...new Set(PAGES.map(({ url }) => new URL(url).host))];

/** The page at that address, whatever its query; null when there is none. */
export function readingPage(host: string, path: string): Html | null {
  const page = PAGES.find(({ url }) => {
    const own = new URL(url);
    return own.host === host && own.pathname === path;
  });
  return page === undefined ? null : render(page);
}

/** Each organism has its own markup for the way to a page. */
function trail(host: string, steps: readonly string[]): Html {
  const items = steps.map((step) => html`<li><a href="#">${step}</a></li>`);
  if (host.endsWith('service-public.gouv.fr'))
    return html`<nav role="navigation" class="fr-breadcrumb" aria-label="vous êtes ici :"><ol class="fr-breadcrumb__list">${items}</ol></nav>`;
  if (host.endsWith('urssaf.fr')) return html`<nav aria-label="Fil d’Ariane"><ol>${items}</ol></nav>`;
  return html`<div class="block-system-breadcrumb-block"><ul class="breadcrumb">${items}</ul></div>`;
}

function render(page: ReadingPage): Html {
  const { host } = new URL(page.url);
  const { leadsTo } = page;
  const script =
    leadsTo &&
    new Html(`<script>
      document.querySelector('button').addEventListener('click', () => {
        const to = ${JSON.stringify(leadsTo)};
        history.pushState({}, '', to.url);
        document.title = to.title;
        // Applications draw their heading after their address.
        requestAnimationFrame(() => { document.querySelector('h1').textContent = to.h1; });
      });
    </script>`);
  return html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${page.title}</title></head>
<body>
  <header><p>${host}</p></header>
  ${page.breadcrumb.length > 0 && trail(host, page.breadcrumb)}
  <main><h1>${page.h1}</h1>${page.body.map((text) => html`<p>${text}</p>`)}
  ${leadsTo && html`<button type="button">${leadsTo.label}</button>`}</main>
  ${script}
</body></html>`;
}
