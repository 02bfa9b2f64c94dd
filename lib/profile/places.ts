/**
 * Départements and régions of France, and what a postal code tells of them.
 * Codes: INSEE, Code officiel géographique 2026 (départements, régions since 2016, collectivités d'outre-mer).
 */

export interface Region {
  /** Two-digit INSEE code, as the platform's region list uses it. */
  code: string;
  name: string;
  /** Other usual wordings. */
  aliases: readonly string[];
}

export const REGIONS: readonly Region[] = (
  [
    ['01', 'Guadeloupe'],
    ['02', 'Martinique'],
    ['03', 'Guyane', 'Guyane française'],
    ['04', 'La Réunion', 'Réunion', 'Île de la Réunion'],
    ['06', 'Mayotte'],
    ['11', 'Île-de-France', 'IDF'],
    ['24', 'Centre-Val de Loire', 'Centre'],
    ['27', 'Bourgogne-Franche-Comté', 'BFC'],
    ['28', 'Normandie'],
    ['32', 'Hauts-de-France', 'HDF'],
    ['44', 'Grand Est'],
    ['52', 'Pays de la Loire', 'PDL'],
    ['53', 'Bretagne'],
    ['75', 'Nouvelle-Aquitaine'],
    ['76', 'Occitanie', 'Occitanie Pyrénées-Méditerranée'],
    ['84', 'Auvergne-Rhône-Alpes', 'AURA', 'ARA'],
    ['93', "Provence-Alpes-Côte d'Azur", 'PACA', 'Sud', "Provence-Alpes-Côte d'Azur PACA"],
    ['94', 'Corse'],
  ] as const
).map(([code, name, ...aliases]) => ({ code, name, aliases }));

export interface Department {
  /** `01`, `2A`, `971`. */
  code: string;
  name: string;
  /** INSEE code of its region; null for the collectivités d'outre-mer, which have none. */
  region: string | null;
}

/** `code|name|region`. */
const DEPARTMENT_TABLE = `01|Ain|84
02|Aisne|32
03|Allier|84
04|Alpes-de-Haute-Provence|93
05|Hautes-Alpes|93
06|Alpes-Maritimes|93
07|Ardèche|84
08|Ardennes|44
09|Ariège|76
10|Aube|44
11|Aude|76
12|Aveyron|76
13|Bouches-du-Rhône|93
14|Calvados|28
15|Cantal|84
16|Charente|75
17|Charente-Maritime|75
18|Cher|24
19|Corrèze|75
21|Côte-d'Or|27
22|Côtes-d'Armor|53
23|Creuse|75
24|Dordogne|75
25|Doubs|27
26|Drôme|84
27|Eure|28
28|Eure-et-Loir|24
29|Finistère|53
2A|Corse-du-Sud|94
2B|Haute-Corse|94
30|Gard|76
31|Haute-Garonne|76
32|Gers|76
33|Gironde|75
34|Hérault|76
35|Ille-et-Vilaine|53
36|Indre|24
37|Indre-et-Loire|24
38|Isère|84
39|Jura|27
40|Landes|75
41|Loir-et-Cher|24
42|Loire|84
43|Haute-Loire|84
44|Loire-Atlantique|52
45|Loiret|24
46|Lot|76
47|Lot-et-Garonne|75
48|Lozère|76
49|Maine-et-Loire|52
50|Manche|28
51|Marne|44
52|Haute-Marne|44
53|Mayenne|52
54|Meurthe-et-Moselle|44
55|Meuse|44
56|Morbihan|53
57|Moselle|44
58|Nièvre|27
59|Nord|32
60|Oise|32
61|Orne|28
62|Pas-de-Calais|32
63|Puy-de-Dôme|84
64|Pyrénées-Atlantiques|75
65|Hautes-Pyrénées|76
66|Pyrénées-Orientales|76
67|Bas-Rhin|44
68|Haut-Rhin|44
69|Rhône|84
70|Haute-Saône|27
71|Saône-et-Loire|27
72|Sarthe|52
73|Savoie|84
74|Haute-Savoie|84
75|Paris|11
76|Seine-Maritime|28
77|Seine-et-Marne|11
78|Yvelines|11
79|Deux-Sèvres|75
80|Somme|32
81|Tarn|76
82|Tarn-et-Garonne|76
83|Var|93
84|Vaucluse|93
85|Vendée|52
86|Vienne|75
87|Haute-Vienne|75
88|Vosges|44
89|Yonne|27
90|Territoire de Belfort|27
91|Essonne|11
92|Hauts-de-Seine|11
93|Seine-Saint-Denis|11
94|Val-de-Marne|11
95|Val-d'Oise|11
971|Guadeloupe|01
972|Martinique|02
973|Guyane|03
974|La Réunion|04
975|Saint-Pierre-et-Miquelon|
976|Mayotte|06
977|Saint-Barthélemy|
978|Saint-Martin|
984|Terres australes et antarctiques françaises|
986|Wallis et Futuna|
987|Polynésie française|
988|Nouvelle-Calédonie|`;

export const DEPARTMENTS: readonly Department[] = DEPARTMENT_TABLE.split('\n').map((line) => {
  const [code = '', name = '', region = ''] = line.split('|');
  return { code, name, region: region === '' ? null : region };
});

/**
 * Postal codes shared by communes of several départements, and those whose first figures tell another one
 * (Saint-Barthélemy, Saint-Martin). Computed from the official list of communes and their postal codes
 * (Licence Ouverte), edition 2026.
 */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  '01200': ['01', '74'],
  '01410': ['01', '39'],
  '01590': ['01', '39'],
  '05110': ['04', '05'],
  '05130': ['04', '05'],
  '05160': ['04', '05'],
  '05700': ['05', '26'],
  '06260': ['04', '06'],
  '13780': ['13', '83'],
  '21340': ['21', '71'],
  '33220': ['24', '33'],
  '37160': ['37', '86'],
  '42620': ['03', '42'],
  '43450': ['15', '43'],
  '48250': ['07', '48'],
  '52100': ['51', '52'],
  '94390': ['91', '94'],
  '97133': ['977'],
  '97150': ['978'],
};

const BY_CODE = new Map(DEPARTMENTS.map((department) => [department.code, department]));
const REGION_BY_CODE = new Map(REGIONS.map((region) => [region.code, region]));

export const departmentOfCode = (code: string): Department | null => BY_CODE.get(code) ?? null;
export const regionOfCode = (code: string): Region | null => REGION_BY_CODE.get(code) ?? null;

/**
 * The départements a French postal code may stand for: one nearly always, two at some borders, none when the code is not one.
 * Corsica: 200xx and 201xx are Corse-du-Sud, 202xx to 206xx Haute-Corse.
 */
export function departmentsOfPostalCode(postalCode: string): Department[] {
  if (!/^\d{5}$/.test(postalCode)) return [];
  const codes = EXCEPTIONS[postalCode] ?? [prefixOf(postalCode)];
  return codes.flatMap((code) => BY_CODE.get(code) ?? []);
}

function prefixOf(postalCode: string): string {
  if (postalCode.startsWith('20')) {
    const number = Number(postalCode);
    if (number < 20200) return '2A';
    return number < 20700 ? '2B' : '';
  }
  return /^9[78]/.test(postalCode) ? postalCode.slice(0, 3) : postalCode.slice(0, 2);
}

/** Lower case, no accents, words only. */
const plain = (text: string): string =>
  (text.length > 80 ? '' : text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Every wording of a département or region; a wording that two share is none's. */
function wordingTable<T>(entries: readonly { place: T; wordings: Iterable<string> }[]): Map<string, T | null> {
  const table = new Map<string, T | null>();
  for (const { place, wordings } of entries) {
    for (const wording of wordings)
      table.set(wording, table.has(wording) && table.get(wording) !== place ? null : place);
  }
  return table;
}

let departmentWordings: Map<string, Department | null> | null = null;
let regionWordings: Map<string, Region | null> | null = null;

/** « 59 », « Nord », « 59 – Nord », « Nord (59) » → the département; null when code and name disagree or nothing fits. */
export function readDepartment(text: string): Department | null {
  departmentWordings ??= wordingTable(
    DEPARTMENTS.map((place) => ({ place, wordings: wordingsOf(place.code, place.name) })),
  );
  return departmentWordings.get(plain(text)) ?? null;
}

/** « Hauts-de-France », « 32 », « HDF » → the region; null when nothing fits. */
export function readRegion(text: string): Region | null {
  regionWordings ??= wordingTable(
    REGIONS.map((place) => ({ place, wordings: [...wordingsOf(place.code, place.name), ...place.aliases.map(plain)] })),
  );
  return regionWordings.get(plain(text)) ?? null;
}

function wordingsOf(code: string, name: string): Set<string> {
  const [codeWords, nameWords] = [plain(code), plain(name)];
  const bare = nameWords.replace(/^la /, '');
  const forms = new Set([codeWords]);
  for (const form of [nameWords, bare]) {
    forms.add(form);
    forms.add(`${codeWords} ${form}`);
    forms.add(`${form} ${codeWords}`);
    if (codeWords.startsWith('0')) {
      forms.add(`${codeWords.slice(1)} ${form}`);
      forms.add(`${form} ${codeWords.slice(1)}`);
    }
  }
  return forms;
}
