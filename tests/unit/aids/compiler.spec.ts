import { describe, expect, it, vi } from 'vitest';
import { AIDS } from '../../../lib/aids/compiled/aids';
import { compileCatalogue } from '../../tools/catalogue/catalogue';
import { compile } from '../../tools/catalogue/compile';
import { behind } from '../../tools/catalogue/print';
import { sentence } from '../../tools/catalogue/read';
import { bareAmount, richText, typeset } from '../../tools/catalogue/text';

// Slow on a busy machine, never endless.
vi.setConfig({ testTimeout: 60_000 });

const FACTS = `
arret:
  titre: Arrêt de travail
  question: Êtes-vous en arrêt ?
  genre: oui-non
  sensibilité: N3
statut:
  titre: Statut
  question: Quel est votre statut ?
  genre: choix
  options: { artisan: Artisan, commercant: Commerçant, salarie: Salarié }
  sensibilité: N1
maladies:
  titre: Maladies
  question: Lesquelles ?
  genre: liste
  options: { asthme: Asthme, autre: Autre }
  sensibilité: N3
debut:
  titre: Début
  question: Quand ?
  genre: date
  sensibilité: N1
mois:
  titre: Mois d'affiliation
  genre: nombre
  dérivé de: [debut, arret]
plafond:
  titre: Plafond
  genre: montant
  dérivé de: [statut]
independant:
  une de ces conditions:
    - statut = 'artisan'
    - statut = 'commercant'
`;

const PARAMETERS = `
pass:
  titre: Plafond annuel
  unité: €/an
  annuel: oui
  valeurs:
    - { depuis: 2024-01-01, valeur: 46368, source: arrêté de 2023, confiance: haute }
    - { depuis: 2025-01-01, valeur: 47100, source: arrêté de 2024, confiance: haute }
    - { depuis: 2026-01-01, valeur: 48060, source: arrêté de 2025, confiance: moyenne }
ij:
  titre: Indemnité maximale
  unité: €/jour
  annuel: oui
  formule: pass / 730
  arrondi: 2
  source: CSS D622-7
  confiance: haute
`;

const AID = `
aides: oui
aides . essai:
  titre: Une aide d'essai
  toutes ces conditions:
    - independant
    - arret
  catégorie: droits-arret
  thème: arret
  apporte: Au plus {{ij}} pendant l'arrêt
  pour qui: Les indépendants
  démarche: Envoyer l'arrêt
  documents: [Avis d'arrêt, ~ Relevé de compte]
  organisme: CPAM
  contacts: [cpam]
  calculateurs: [ij]
  source: ameli.fr
  vérifié: 2026-11-21
  copie: 2025-04
  confiance: haute
  pages: { adresses: [arret], mots: [arret de travail] }
`;

const ELSEWHERE = { contacts: new Set(['cpam']), calculators: new Set(['ij']) };

function made({ facts = FACTS, parameters = PARAMETERS, aid = AID } = {}) {
  return compile(
    [
      { file: 'arret.publicodes', text: aid },
      { file: 'faits.publicodes', text: facts },
      { file: 'parametres.publicodes', text: parameters },
    ],
    ELSEWHERE,
  );
}
const faultsOf = (files: Parameters<typeof made>[0]) => made(files).problems.map(sentence);
const condition = (leaf: string) => AID.replace('- arret\n', `- ${leaf}\n`);

describe('the compiler', () => {
  it('makes of an entry what the extension reads', () => {
    const { compiled, problems } = made();
    expect(problems).toEqual([]);
    expect(compiled.aids).toHaveLength(1);
    expect(compiled.aids[0]).toMatchObject({
      id: 'essai',
      title: 'Une aide d’essai',
      gives: ['Au plus ', { parameter: 'ij' }, ' pendant l’arrêt'],
      documents: [
        { text: 'Avis d’arrêt', confirmed: true },
        { text: 'Relevé de compte', confirmed: false },
      ],
      // The named list is put in its place, its options together.
      condition: {
        all: [
          { fact: 'statut', in: ['artisan', 'commercant'] },
          { fact: 'arret', in: [true] },
        ],
      },
      sensitivity: 'N3',
      verified: { on: '2026-11-21', copy: '2025-04' },
      audience: 'client',
      request: null,
      deadline: null,
    });
  });

  it('says of a derived fact that it is as sensitive as what it is made from', () => {
    const { facts } = made().compiled;
    expect(facts.find(({ id }) => id === 'mois')?.sensitivity).toBe('N3');
    expect(facts.find(({ id }) => id === 'plafond')?.sensitivity).toBe('N1');
  });

  it('except of what cannot be read off it', () => {
    const limit = `
limite:
  titre: Limite de l'année de l'arrêt
  genre: montant
  sensibilité: N1
  dérivé de: [debut, arret]
  ne révèle pas: [arret]
`;
    const { facts } = made({ facts: `${FACTS}${limit}` }).compiled;
    expect(facts.find(({ id }) => id === 'limite')?.sensitivity).toBe('N1');
    const astray = limit.replace('ne révèle pas: [arret]', 'ne révèle pas: [statut]');
    expect(made({ facts: `${FACTS}${astray}` }).problems.map(({ text }) => text)).toEqual([
      '« ne révèle pas » : « statut » n’est pas dans « dérivé de »',
    ]);
  });

  it.each([
    ['arret = non', { fact: 'arret', in: [false] }],
    ['arret != oui', { fact: 'arret', in: [false] }],
    ["statut != 'salarie'", { fact: 'statut', notIn: ['salarie'] }],
    ['maladies . asthme', { fact: 'maladies', has: 'asthme' }],
    ['mois >= 12', { fact: 'mois', is: '>=', value: 12 }],
    ['mois < 2.5', { fact: 'mois', is: '<', value: 2.5 }],
    ['mois <= plafond', { fact: 'mois', is: '<=', than: 'plafond' }],
    ['debut > 31/12/2025', { fact: 'debut', is: '>', value: '2025-12-31' }],
  ])('reads « %s »', (leaf, expected) => {
    const { compiled, problems } = made({ aid: condition(leaf) });
    expect(problems).toEqual([]);
    expect(compiled.aids[0]?.condition).toEqual({
      all: [{ fact: 'statut', in: ['artisan', 'commercant'] }, expected],
    });
  });

  it.each([
    ['un_fait_inconnu', 'fait ou règle inconnu : « un_fait_inconnu »'],
    ['mois >= ailleurs', 'fait ou règle inconnu : « ailleurs »'],
    ['statut', '« statut » n’est pas un oui-non : dire à quoi il est comparé'],
    ['statut = artisan', '« statut = artisan » : une option entre apostrophes est attendue'],
    ["statut = 'avocat'", '« statut » n’a pas l’option « avocat »'],
    ['maladies . grippe', '« maladies » n’a pas l’option « grippe »'],
    ['statut . artisan', '« statut » n’est pas une liste'],
    ['arret = peut-être', '« arret = peut-être » : oui ou non est attendu'],
    ['arret >= 3', '« arret >= 3 » : « arret » n’est ni un nombre ni une date'],
    ['mois >= douze', 'fait ou règle inconnu : « douze »'],
    ['mois >= 12 mois', '« mois >= 12 mois » : un nombre ou un fait est attendu'],
    ['debut >= 2026-01-01', '« debut >= 2026-01-01 » : une date 31/12/2026 est attendue'],
    ['debut >= 31/02/2026', '« debut >= 31/02/2026 » : une date 31/12/2026 est attendue'],
    ['mois >= debut', '« mois >= debut » : les deux faits ne se comparent pas'],
    ['arret et statut', 'condition illisible : « arret et statut »'],
  ])('refuses « %s »', (leaf, fault) => {
    expect(faultsOf({ aid: condition(leaf) })).toEqual([`arret.publicodes, « aides . essai » : ${fault}`]);
  });

  const without = (attribute: string) => AID.replace(new RegExp(`^  ${attribute}: .*\\n`, 'm'), '');
  const withLine = (line: string) => AID.replace('  source:', `  ${line}\n  source:`);
  const instead = (from: string, to: string) => {
    expect(AID).toContain(from);
    return AID.replace(from, to);
  };
  it.each<[string, string, string]>([
    ['no source', without('source'), 'il manque « source »'],
    ['no date', without('vérifié'), 'il manque « vérifié »'],
    ['no confidence', without('confiance'), 'il manque « confiance »'],
    ['an unknown attribute', withLine('priorité: 3'), 'attribut inconnu : « priorité »'],
    [
      'a day that does not exist',
      instead('2026-11-21', '2026-11-31'),
      '« vérifié » : une date réelle est attendue, 2026-11-21',
    ],
    [
      'an unknown theme',
      instead('thème: arret', 'thème: divers'),
      '« thème » : attendu statut, sante, arret, famille, argent, cotisations, aidants, deces, prevention, recours',
    ],
    [
      'an amount in a text',
      instead('pour qui: Les indépendants', 'pour qui: Sous 12 000 € par an'),
      '« pour qui » : « € » : un montant passe par un paramètre, {{…}}',
    ],
    [
      'an amount without its sign',
      instead('pour qui: Les indépendants', 'pour qui: Sous 12 000 par an'),
      '« pour qui » : « 12 000 » : un montant passe par un paramètre, {{…}}',
    ],
    ['an unknown parameter', instead('{{ij}}', '{{ij_2}}'), '« apporte » : paramètre inconnu « ij_2 »'],
    ['a parameter left open', instead('{{ij}}', '{{ij}'), '« apporte » : accolades mal fermées'],
    [
      'a parameter where no source can be shown',
      instead("Une aide d'essai", 'Une aide de {{ij}}'),
      '« titre » : pas de paramètre ici',
    ],
    ['an unknown contact', instead('[cpam]', '[cpam, mairie]'), 'contact inconnu : « mairie »'],
    ['an unknown calculator', instead('[ij]', '[ij, autre]'), 'calculateur inconnu : « autre »'],
    [
      'low confidence left unsaid',
      instead('confiance: haute', 'confiance: basse'),
      '« non confirmé » : une confiance basse doit être dite en mots',
    ],
    [
      'a link that is not one',
      withLine('liens: [{ titre: Page, adresse: ameli.fr }]'),
      '« liens › 0 › adresse » : une adresse en https:// est attendue',
    ],
    [
      'a text to copy for a telephone call',
      withLine('demande: { voie: telephone, à: CPAM, texte: Bonjour }'),
      '« demande › texte » : un texte à copier ne va qu’avec messagerie, formulaire ou courrier',
    ],
    [
      'two kinds of conditions at once',
      withLine('valeur: oui'),
      'une seule de « toutes ces conditions », « une de ces conditions », « valeur: oui » est attendue',
    ],
    [
      'a mechanism of the engine that the extension does not have',
      instead('    - arret\n', '    - variations: [arret]\n'),
      'mécanisme inconnu : « variations »',
    ],
  ])('refuses %s', (_, aid, fault) => {
    expect(faultsOf({ aid })).toEqual([`arret.publicodes, « aides . essai » : ${fault}`]);
  });

  it('refuses a name used twice, in one file or in two', () => {
    const [again] = faultsOf({ facts: `${FACTS}arret:\n  titre: Encore\n` });
    expect(again).toMatch(/^faits\.publicodes : ligne \d+, YAML illisible/);
    const twin = compile(
      [
        { file: 'a.publicodes', text: AID },
        { file: 'b.publicodes', text: AID },
        { file: 'faits.publicodes', text: FACTS },
        { file: 'parametres.publicodes', text: PARAMETERS },
      ],
      ELSEWHERE,
    ).problems.map(sentence);
    expect(twin).toContain('b.publicodes, « aides . essai » : ce nom est déjà pris dans a.publicodes');
  });

  it.each<[string, string, string]>([
    [
      'a stated fact without a question',
      FACTS.replace('  question: Quand ?\n', ''),
      '« debut » : « question » : un fait saisi a une question, un fait dérivé n’en a pas (« dérivé de »)',
    ],
    [
      'a choice without options',
      FACTS.replace(/ {2}options: \{ asthme.*\n/, ''),
      '« maladies » : « options » : un choix ou une liste a des options, les autres genres n’en ont pas',
    ],
    [
      'a fact derived from nothing known',
      FACTS.replace('[debut, arret]', '[debut, ailleurs]'),
      '« mois » : « dérivé de » : fait inconnu « ailleurs »',
    ],
    [
      'a fact derived from itself',
      FACTS.replace('[debut, arret]', '[debut, mois]'),
      '« mois » : ce fait dérive de lui-même',
    ],
  ])('refuses %s', (_, facts, fault) => {
    expect(faultsOf({ facts })).toContain(`faits.publicodes, ${fault}`);
  });

  it('refuses lists of conditions that name each other', () => {
    const facts = `${FACTS}un:\n  toutes ces conditions: [deux]\ndeux:\n  toutes ces conditions: [un]\n`;
    expect(faultsOf({ facts })).toContain('faits.publicodes, « un » : « deux » se contient elle-même');
  });

  it('lets an aid bear the name of a fact, as the engine is asked', () => {
    const aid = AID.replaceAll('aides . essai', 'aides . arret');
    expect(faultsOf({ aid })).toEqual([]);
  });
});

describe('dated figures', () => {
  const valuesOf = (id: string, parameters = PARAMETERS) =>
    made({ parameters }).compiled.parameters.find((one) => one.id === id)?.values;

  it('works formulas out at each date where an input changes, no surer than its inputs', () => {
    expect(valuesOf('ij')).toEqual([
      { from: '2024-01-01', value: 63.52, source: 'CSS D622-7', confidence: 'haute', computed: true },
      { from: '2025-01-01', value: 64.52, source: 'CSS D622-7', confidence: 'haute', computed: true },
      { from: '2026-01-01', value: 65.84, source: 'CSS D622-7', confidence: 'moyenne', computed: true },
    ]);
  });

  it('looks at earlier years, and says nothing of years whose inputs are not known', () => {
    const parameters = `${PARAMETERS}
seuil:
  titre: Seuil
  unité: €/an
  annuel: oui
  formule: (pass_n1 + pass_n2 + pass_n3) / 3 * 10%
  arrondi: 2
  source: CSS D622-8
  confiance: haute
`;
    expect(valuesOf('seuil', parameters)?.map(({ from, value }) => [from, value])).toEqual([['2027-01-01', 4717.6]]);
  });

  it('keeps what a text says rather than what a formula gives', () => {
    const parameters = PARAMETERS.replace(
      '  formule: pass / 730',
      '  valeurs: [{ depuis: 2025-01-01, valeur: 64.5, source: publié, confiance: haute }]\n  formule: pass / 730',
    );
    expect(valuesOf('ij', parameters)?.map(({ value, computed }) => [value, computed])).toEqual([
      [63.52, true],
      [64.5, false],
      [65.84, true],
    ]);
  });

  it.each<[string, string, string]>([
    [
      'an unknown input',
      PARAMETERS.replace('pass / 730', 'passe / 730'),
      '« ij » : formule : paramètre inconnu « passe »',
    ],
    ['a formula that is not one', PARAMETERS.replace('pass / 730', 'pass / / 730'), '« ij » : '],
    ['a formula that needs itself', PARAMETERS.replace('pass / 730', 'ij / 730'), '« ij » : '],
    [
      'values out of order',
      PARAMETERS.replace('2024-01-01', '2025-06-01'),
      '« pass » : « valeurs » : les valeurs vont de la plus ancienne à la plus récente, une par date',
    ],
    [
      'a value without a source',
      PARAMETERS.replace(', source: arrêté de 2024', ''),
      '« pass » : il manque « valeurs › 1 › source »',
    ],
  ])('refuses %s', (_, parameters, fault) => {
    expect(faultsOf({ parameters }).some((text) => text.startsWith(`parametres.publicodes, ${fault}`))).toBe(true);
  });
});

describe('texts', () => {
  it.each([
    ['au plus 65,84 € par jour', '€'],
    ['deux mille euros', 'euros'],
    ['un plafond de 1 288,13', '1 288'],
    ['un plafond de 48\u202f060', '48\u202f060'],
  ])('« %s » holds a bare amount', (text, amount) => {
    expect(bareAmount(text)).toBe(amount);
  });

  it.each([
    'au 1er janvier 2026',
    'appeler le 36 46',
    'le 0 806 804 260',
    'formulaire S3708',
    '21 jours',
    '{{pass_2 000}}',
  ])('« %s » holds none', (text) => {
    expect(bareAmount(text)).toBe(null);
  });

  it('sets French typography', () => {
    expect(typeset("L'aide : « au plus » 30 % ; qui ? s'il faut...")).toBe(
      'L’aide\u00a0: «\u00a0au plus\u00a0» 30\u202f% ; qui\u202f? s’il faut…'.replace(' ;', '\u202f;'),
    );
    expect(typeset('https://exemple.org/a:b?c')).toBe('https://exemple.org/a:b?c');
  });

  it('splits a sentence at its figures', () => {
    expect(richText('{{a}} puis {{ b }}')).toEqual([{ parameter: 'a' }, ' puis ', { parameter: 'b' }]);
  });
});

/** Every id of the aids, rights, services and procedures that the extension promises. */
const IDS = `
  statut-travailleur-independant statut-conjoint carte-vitale compte-ameli amelibot-messagerie rib-personnel
  maj-informations-personnelles medecin-traitant feuille-de-soins soins-etranger-ceam mon-espace-sante annuaire-sante
  offre-services-entreprise complementaire-sante css cent-pour-cent-sante examen-prevention-sante mon-soutien-psy ald-exonerante
  ald-non-exonerante hospitalisation maternite-conge-duree maternite-ij maternite-allocation-repos
  maternite-conjointe-collaboratrice maternite-frais paternite naissance-demarches adoption conge-supplementaire-naissance
  arret-envoi-48h ij-artisan-commercant ij-profession-liberale ij-auto-entrepreneur ij-conjoint-collaborateur
  maintien-droits-ancienne-activite temps-partiel-therapeutique accident-travail-au-titre-maladie assurance-volontaire-atmp
  invalidite-partielle invalidite-totale invalidite-deces-pl majoration-tierce-personne asi ajap ajpa deuil-parental
  capital-deces-actif capital-deces-retraite capital-orphelin soutien-conjoint-survivant aide-financiere-ponctuelle-cpam
  afe-invalides-actifs aide-repit ama-maintien-activite aced afe-urssaf fci adr delais-paiement-urssaf prestations-caf-ti
  reclamation mediateur recours-cra depistage-sein depistage-col depistage-colorectal tabac insuffisance-cardiaque mal-de-dos
  vaccination subvention-prevention-risques sophia-diabete sophia-asthme mission-accompagnement-sante service-social help pdp-ti
  consultation-medico-professionnelle canaux-assure canaux-employeur espace-partenaires
`
  .trim()
  .split(/\s+/);

describe('the catalogue', () => {
  it('is valid, whole, and its compiled files are up to date (npm run catalogue)', async () => {
    const { compiled, problems } = compileCatalogue();
    expect(problems.map(sentence)).toEqual([]);
    expect(IDS).toHaveLength(82);
    expect(compiled.aids.map(({ id }) => id).sort()).toEqual([...IDS].sort());
    expect(behind(compiled)).toEqual([]);
  });

  it('a public limit makes no health aid of one that is not', () => {
    expect(AIDS.find(({ id }) => id === 'capital-deces-actif')?.sensitivity).not.toBe('N3');
    expect(AIDS.find(({ id }) => id === 'ij-auto-entrepreneur')?.sensitivity).toBe('N3');
  });

  it('has a source, a date and a confidence for every aid', () => {
    for (const aid of AIDS) {
      expect(aid.source.length, aid.id).toBeGreaterThan(3);
      expect(aid.verified.on, aid.id).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(['haute', 'moyenne', 'basse'], aid.id).toContain(aid.confidence);
      if (aid.confidence === 'basse') expect(aid.unconfirmed.length, aid.id).toBeGreaterThan(0);
    }
  });
});
