import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AIDS, aidOf } from '../../../lib/aids/catalogue';
import { readAddress } from '../../../lib/aids/pages/address';
import { FICHES } from '../../../lib/aids/pages/fiches';
import { pageAids } from '../../../lib/aids/pages/page-aids';
import { EMPLOYER_AIDS, SITES } from '../../../lib/aids/pages/sites';
import { TOPICS } from '../../../lib/aids/pages/topics';
import { vocabulary } from '../../../lib/aids/pages/vocabulary';
import type { PageContext } from '../../../lib/aids/types';
import { type LabelledPage, scorePageLines } from '../../tools/commands/score-pages';

const page = (url: string, title = '', h1 = '', breadcrumb = ''): PageContext => ({ url, title, h1, breadcrumb });
const ids = (given: PageContext) => pageAids(given).map(({ id }) => id);

/** Where an address of the catalogue may stand. */
const RUBRICS = [
  'https://www.ameli.fr/assure/rubrique',
  'https://www.urssaf.fr/accueil/independant',
  'https://www.autoentrepreneur.urssaf.fr/portail/accueil',
];

function read(path: string): LabelledPage[] {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledPage);
}

const OWN = '../../corpus/aid-pages.jsonl';
const FOUND = '../../corpus/aid-pages-2.jsonl';
const CLOSE = '../../corpus/aid-pages-3.jsonl';
const MANY = '../../corpus/aid-pages-4.jsonl';
const SHARED = '../../../../shared/aid-pages-dev.jsonl';
const present = (path: string) => existsSync(new URL(path, import.meta.url));

describe('the labelled pages', () => {
  it.each([OWN, FOUND, CLOSE, MANY])('%s say what they mean', (path) => {
    const pages = read(path);
    expect(new Set(pages.map(({ url }) => url)).size).toBe(pages.length);
    for (const { url, relevant, main, main_alt = [] } of pages) {
      expect(main === null ? [] : [main], url).toEqual(relevant.slice(0, main === null ? 0 : 1));
      for (const id of [...relevant, ...main_alt]) expect(aidOf(id), `${url} : ${id}`).toBeDefined();
    }
  });

  it('have a page for every aid, and many for none', () => {
    const pages = read(OWN);
    expect(pages.length).toBeGreaterThanOrEqual(150);
    const met = new Set(pages.flatMap(({ relevant }) => relevant));
    expect(AIDS.filter(({ id }) => !met.has(id)).map(({ id }) => id)).toEqual([]);
    expect(pages.filter(({ main }) => main === null).length).toBeGreaterThan(60);
  });

  it.each([OWN, FOUND, CLOSE, SHARED].filter(present))('%s: main aid first, among three, silence', (path) => {
    const score = scorePageLines(read(path));
    const missed = score.missed.map(({ page: { url }, got }) => `${url} ${got.join(' ')}`).join('\n');
    expect(score.first / score.positives, missed).toBeGreaterThanOrEqual(0.9);
    expect(score.top3 / score.positives, missed).toBeGreaterThanOrEqual(0.95);
    expect(score.silent / score.negatives, missed).toBeGreaterThanOrEqual(0.95);
  });

  it('the many real addresses: the part learnt from, then the whole', () => {
    const pages = read(MANY);
    const learnt = scorePageLines(pages.filter(({ blind }) => blind !== true));
    expect(learnt.first / learnt.positives).toBeGreaterThanOrEqual(0.95);
    expect(learnt.top3 / learnt.positives).toBeGreaterThanOrEqual(0.95);
    expect(learnt.silent / learnt.negatives).toBeGreaterThanOrEqual(0.97);
    const whole = scorePageLines(pages);
    expect(whole.first / whole.positives).toBeGreaterThanOrEqual(0.9);
    expect(whole.silent / whole.negatives).toBeGreaterThanOrEqual(0.95);
  });
});

describe('what a page is about', () => {
  it('every aid is the first of a page that bears its name', () => {
    const wrong = AIDS.filter(
      ({ id, title }) => ids(page('https://www.ameli.fr/assure/actualites/page', title))[0] !== id,
    );
    expect(wrong.map(({ id, title }) => `${id} : ${title}`)).toEqual([]);
  });

  it('an address the catalogue gives for an aid leads to it', () => {
    const plain = (address: string) => /^[a-z0-9]+(?:-[a-z0-9]+){2,}$/.test(address);
    const lost = AIDS.flatMap(({ id, page: { addresses } }) =>
      addresses
        .filter(plain)
        .filter((address) => !RUBRICS.some((rubric) => ids(page(`${rubric}/${address}`)).includes(id)))
        .map((address) => `${id} : ${address}`),
    );
    expect(lost).toEqual([]);
  });

  it('the reader comes before the words', () => {
    const words = 'Congé maternité, arrêt de travail, vaccination, diabète, complémentaire santé solidaire';
    fc.assert(
      fc.property(
        fc.constantFrom(
          'medecin',
          'pharmacien',
          'infirmier',
          'biologiste',
          'sage-femme',
          'orthophoniste',
          'etablissement',
        ),
        fc.constantFrom('', 'tarn/', 'loire-atlantique/'),
        fc.constantFrom('exercice-liberal', 'actualites', 'textes-reference'),
        (profession, territory, rubric) => {
          const url = `https://www.ameli.fr/${territory}${profession}/${rubric}/conge-maternite-arret-de-travail`;
          expect(pageAids(page(url, words, words, words))).toEqual([]);
        },
      ),
    );
    for (const url of [
      'https://www.urssaf.fr/accueil/employeur/conge-maternite.html',
      'https://www.urssaf.fr/accueil/outils-documentation/taux-baremes/arret-maladie.html',
      'https://www.ameli.fr/entreprise/vos-salaries/arret-de-travail',
      'https://data.ameli.fr/pages/diabete',
      'https://www.caf.fr/nous-connaitre/prime-d-activite',
    ])
      expect(pageAids(page(url, words, words)), url).toEqual([]);
  });

  it('an employer’s page gives what an employer may use, and nothing else', () => {
    const got = ids(
      page(
        'https://www.ameli.fr/entreprise/sante-travail/risques/tms',
        'Troubles musculosquelettiques et arrêt maladie',
        'TMS',
      ),
    );
    expect(got[0]).toBe('subvention-prevention-risques');
    for (const id of got) expect(EMPLOYER_AIDS).toContain(id);
  });

  it('a local version, capitals, query, fragment and last slash change nothing', () => {
    const paths = read(OWN)
      .filter(({ url }) => url.startsWith('https://www.ameli.fr/assure/'))
      .map(({ url }) => url.slice('https://www.ameli.fr'.length));
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom('tarn', 'paris', 'lot', 'val-de-marne'),
        (path, territory) => {
          const plain = pageAids(page(`https://www.ameli.fr${path}`));
          expect(pageAids(page(`https://www.ameli.fr/${territory}${path}`))).toEqual(plain);
          expect(pageAids(page(`http://ameli.fr${path}/`))).toEqual(plain);
          expect(pageAids(page(`https://WWW.ameli.fr${path.toUpperCase()}?xtor=1#haut`))).toEqual(plain);
        },
      ),
    );
  });

  it('sister pages call sister aids', () => {
    const at = 'https://www.ameli.fr/assure/remboursements/indemnites-journalieres/arret-maladie';
    expect(ids(page(`${at}-artisans-commercants`))[0]).toBe('ij-artisan-commercant');
    expect(ids(page(`${at}-profession-liberale`))[0]).toBe('ij-profession-liberale');
    expect(ids(page(`${at}-conjoint-collaborateur`))[0]).toBe('ij-conjoint-collaborateur');
    expect(ids(page(`${at}-auto-entrepreneur`))[0]).toBe('ij-auto-entrepreneur');
    expect(ids(page(`${at}-salarie`))[0]).toBe('arret-envoi-48h');
  });

  it('glued elisions and cut words of old addresses are read', () => {
    const at = 'https://www.urssaf.fr/portail/home/artisan-commercant';
    expect(ids(page(`${at}/action-sociale/laction-sociale-pour-les-travail.html`))[0]).toBe('aced');
    expect(
      ids(
        page(
          'https://www.ameli.fr/assure/remboursements/indemnites-journalieres/prestations-maternite-independantes-conjointes-collaboratric',
        ),
      ),
    ).toContain('maternite-conjointe-collaboratrice');
  });

  it('service-public is read by its numbers, in any language', () => {
    for (const [fiche, aids] of Object.entries(FICHES)) {
      const url = `https://www.service-public.gouv.fr/particuliers/vosdroits/${fiche}/personnalisation/resultat?lang=en`;
      expect(ids(page(url))[0], fiche).toBe(aids[0]);
    }
    expect(
      ids(page('https://www.service-public.gouv.fr/particuliers/vosdroits/F16940', 'Supplementary allowance'))[0],
    ).toBe('asi');
  });

  it('before an office of the State, an address, a dispute or a payment is nobody’s until one says whose', () => {
    const at = 'https://www.service-public.gouv.fr/particuliers/vosdroits/F1';
    for (const title of [
      'Changement d’adresse sur la carte grise',
      'Contester un PV',
      'Divorce par consentement mutuel',
    ])
      expect(ids(page(at, title)), title).toEqual([]);
    expect(ids(page(at, 'Litige avec la caisse d’Assurance maladie'))[0]).toBe('recours-cra');
    expect(ids(page('https://www.ameli.fr/assure/page', 'Changement d’adresse'))[0]).toBe(
      'maj-informations-personnelles',
    );
  });

  it('the Caf gives its own aids, whatever the event of life', () => {
    const at = 'https://www.caf.fr/allocataires/aides-et-demarches/ma-situation/vie-personnelle';
    expect(ids(page(`${at}/j-attends-un-enfant`, 'Congé maternité, paternité'))).toEqual([]);
    expect(ids(page(`${at}/rsa`, 'Le RSA'))).toEqual(['prestations-caf-ti']);
  });

  it('a rubric of several subjects says nothing of the page it files', () => {
    const at = 'https://www.ameli.fr/assure/remboursements/rembourse/medicaments-vaccins-dispositifs-medicaux';
    expect(ids(page(`${at}/semelles-orthopediques`))).toEqual([]);
    expect(ids(page(`${at}/vaccin-grippe`))).toEqual(['vaccination']);
  });

  it('words that mean something else count for nothing, even joined to others', () => {
    const at = 'https://entreprendre.service-public.gouv.fr/vosdroits/F1';
    expect(
      ids(page(at, 'Comment calculer les cotisations accidents du travail et maladies professionnelles ?')),
    ).toEqual([]);
    expect(ids(page(at, 'Accident du travail'))[0]).toBe('accident-travail-au-titre-maladie');
  });

  it('a démarche counts only when it names an aid', () => {
    const at = 'https://demarche.numerique.gouv.fr/commencer/';
    expect(ids(page(`${at}demande-help-travailleurs-independants`))[0]).toBe('help');
    expect(ids(page(`${at}inscription-hospitalisation-a-domicile`))).toEqual([]);
    expect(ids(page(`${at}help-franche-comte`))[0]).toBe('help');
    expect(ids(page(`${at}permission-voirie`, 'Arrêté de voirie – Échafaudage de chantier'))).toEqual([]);
    expect(ids(page(`${at}saisine`, 'Saisine de la médiation du crédit aux entreprises'))).toEqual([]);
    expect(
      ids(page(`${at}cfe`, 'Action sanitaire et sociale du CPSTI - Aide financière exceptionnelle, Urssaf'))[0],
    ).toBe('afe-urssaf');
    expect(ids(page(`${at}calamites-agricoles-tempete`, 'Tempête et inondation'))).toEqual([]);
  });

  it('a signed-in account says its page by its label alone', () => {
    const at = 'https://assure.ameli.fr/PortailAS/appmanager/PortailAS/assure?_nfpb=true&_pageLabel=';
    expect(ids(page(`${at}as_login_page`))).toEqual(['compte-ameli']);
    expect(ids(page(`${at}as_messagerie_page`))[0]).toBe('amelibot-messagerie');
  });

  it('whatever the page, at most five aids, best first, above the threshold, each with its why; never a throw', () => {
    const some = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...AIDS.map(({ title }) => title)),
    );
    const hosts = fc.constantFrom('example.org', ...SITES.map(({ hosts: [host = ''] }) => host));
    const urls = fc.oneof(
      some,
      fc.tuple(hosts, some).map(([host, path]) => `https://${host}/${path}/%E0%/a%20b/;x`),
    );
    fc.assert(
      fc.property(urls, some, some, some, (url, title, h1, breadcrumb) => {
        const got = pageAids({ url, title, h1, breadcrumb });
        const ordered = got.every(({ score }, at) => score >= 0.3 && score <= (got[at - 1]?.score ?? 1));
        const known = got.every(({ id, why }) => aidOf(id) !== undefined && why !== '');
        return got.length <= 5 && new Set(got.map(({ id }) => id)).size === got.length && ordered && known;
      }),
    );
    // A busy machine draws its strings slowly.
  }, 20_000);

  it('two milliseconds for a page', () => {
    const pages = read(OWN);
    for (const one of pages) ids(page(one.url, one.title));
    const times = pages.map((one) => {
      const start = performance.now();
      pageAids(page(one.url, one.title, one.h1, one.breadcrumb));
      return performance.now() - start;
    });
    // The middle one: a busy machine stops for others in the middle of a page.
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(2);
  });
});

describe('the data', () => {
  it('names aids of the catalogue only, and every one of them', () => {
    const named = new Set([
      ...TOPICS.flatMap(({ aids }) => aids),
      ...Object.values(FICHES).flat(),
      ...SITES.flatMap(({ home = [] }) => home),
      ...EMPLOYER_AIDS,
    ]);
    expect([...named].filter((id) => aidOf(id) === undefined)).toEqual([]);
    expect(AIDS.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('has no phrase emptied of its words', () => {
    const { atoms } = vocabulary();
    expect(atoms.filter(({ stems }) => stems.length === 0)).toEqual([]);
    // Of « mes remboursements » only « remboursements » would be left: every second page.
    const bare = atoms.filter(({ stems, text }) => stems.length === 1 && /[ -]/.test(text)).map(({ text }) => text);
    expect(bare).toEqual(['CMU-C', 'faire une réclamation']);
  });

  it('an address that is none is silent', () => {
    for (const url of ['', 'nothing', 'file:///tmp/conge-maternite', 'about:blank', 'javascript:void 0'])
      expect(readAddress(url).silent, url).toBe(true);
  });
});
