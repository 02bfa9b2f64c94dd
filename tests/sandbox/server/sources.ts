import { createHmac, timingSafeEqual } from 'node:crypto';

/** Public facts and invented places the démarche site knows: lists of the selects and answers of the remote comboboxes. */

const table = (lines: string): string[][] => lines.split(';').map((line) => line.trim().split('|'));

export const REGIONS = table(
  `01|Guadeloupe;02|Martinique;03|Guyane;04|La Réunion;06|Mayotte;11|Île-de-France;24|Centre-Val de Loire;27|Bourgogne-Franche-Comté;28|Normandie;32|Hauts-de-France;44|Grand Est;52|Pays de la Loire;53|Bretagne;75|Nouvelle-Aquitaine;76|Occitanie;84|Auvergne-Rhône-Alpes;93|Provence-Alpes-Côte d’Azur;94|Corse`,
).map(([code = '', name = '']) => ({ code, name }));

/** Code, name, region. */
export const DEPARTMENTS = table(
  `01|Ain|84;02|Aisne|32;03|Allier|84;04|Alpes-de-Haute-Provence|93;05|Hautes-Alpes|93;06|Alpes-Maritimes|93;07|Ardèche|84;08|Ardennes|44;09|Ariège|76;10|Aube|44;11|Aude|76;12|Aveyron|76;13|Bouches-du-Rhône|93;14|Calvados|28;15|Cantal|84;16|Charente|75;17|Charente-Maritime|75;18|Cher|24;19|Corrèze|75;2A|Corse-du-Sud|94;2B|Haute-Corse|94;21|Côte-d’Or|27;22|Côtes-d’Armor|53;23|Creuse|75;24|Dordogne|75;25|Doubs|27;26|Drôme|84;27|Eure|28;28|Eure-et-Loir|24;29|Finistère|53;30|Gard|76;31|Haute-Garonne|76;32|Gers|76;33|Gironde|75;34|Hérault|76;35|Ille-et-Vilaine|53;36|Indre|24;37|Indre-et-Loire|24;38|Isère|84;39|Jura|27;40|Landes|75;41|Loir-et-Cher|24;42|Loire|84;43|Haute-Loire|84;44|Loire-Atlantique|52;45|Loiret|24;46|Lot|76;47|Lot-et-Garonne|75;48|Lozère|76;49|Maine-et-Loire|52;50|Manche|28;51|Marne|44;52|Haute-Marne|44;53|Mayenne|52;54|Meurthe-et-Moselle|44;55|Meuse|44;56|Morbihan|53;57|Moselle|44;58|Nièvre|27;59|Nord|32;60|Oise|32;61|Orne|28;62|Pas-de-Calais|32;63|Puy-de-Dôme|84;64|Pyrénées-Atlantiques|75;65|Hautes-Pyrénées|76;66|Pyrénées-Orientales|76;67|Bas-Rhin|44;68|Haut-Rhin|44;69|Rhône|84;70|Haute-Saône|27;71|Saône-et-Loire|27;72|Sarthe|52;73|Savoie|84;74|Haute-Savoie|84;75|Paris|11;76|Seine-Maritime|28;77|Seine-et-Marne|11;78|Yvelines|11;79|Deux-Sèvres|75;80|Somme|32;81|Tarn|76;82|Tarn-et-Garonne|76;83|Var|93;84|Vaucluse|93;85|Vendée|52;86|Vienne|75;87|Haute-Vienne|75;88|Vosges|44;89|Yonne|27;90|Territoire de Belfort|27;91|Essonne|11;92|Hauts-de-Seine|11;93|Seine-Saint-Denis|11;94|Val-de-Marne|11;95|Val-d’Oise|11;971|Guadeloupe|01;972|Martinique|02;973|Guyane|03;974|La Réunion|04;976|Mayotte|06;99|Etranger|99`,
).map(([code = '', name = '', region = '']) => ({ code, name, region }));

const COUNTRY_CODES =
  'AF AL DZ AD AO AR AM AU AT AZ BE BJ BR BG BF KH CM CA CV CL CN CO KM CG CD CI HR CU CY CZ DK DJ EG ES EE ET FI FR GA GE GH GR GN HT HU IN ID IR IQ IE IL IT JP JO KZ KE KW LA LB LY LT LU MG MY ML MT MA MR MU MX MD MC ME MZ NL NZ NE NG NO PK PE PH PL PT QA RO GB RU RW SN RS SG SK SI SO ZA KR LK SE CH SY TW TZ TH TG TN TR UA AE US UY VE VN YE ZM ZW'.split(
    ' ',
  );
const named = (lang: string) => {
  const names = new Intl.DisplayNames([lang], { type: 'region' });
  return COUNTRY_CODES.map((code) => ({ code, name: names.of(code) ?? code })).sort((a, b) =>
    a.name.localeCompare(b.name, lang),
  );
};
const COUNTRIES_BY_LANG = { fr: named('fr'), en: named('en') };
export const COUNTRIES = COUNTRIES_BY_LANG.fr;
export const countriesIn = (lang: 'fr' | 'en'): { code: string; name: string }[] => COUNTRIES_BY_LANG[lang];

/**
 * Communes with their postal codes. On purpose: one commune with several postal codes, one postal code with several
 * communes, two communes of the same name (contract §12, trap 18).
 */
export const COMMUNES = table(
  `44109|Nantes|44000|44;44109|Nantes|44100|44;44109|Nantes|44200|44;44109|Nantes|44300|44;44190|Saint-Sébastien-sur-Loire|44230|44;44162|Saint-Herblain|44800|44;
   35238|Rennes|35000|35;35238|Rennes|35200|35;35238|Rennes|35700|35;93066|Saint-Denis|93200|93;93066|Saint-Denis|93210|93;97411|Saint-Denis|97400|974;97411|Saint-Denis|97490|974;
   11339|Saint-Denis|11310|11;30247|Saint-Denis|30500|30;69123|Lyon|69001|69;69123|Lyon|69002|69;69123|Lyon|69003|69;13055|Marseille|13001|13;13055|Marseille|13002|13;
   75056|Paris|75001|75;75056|Paris|75011|75;75056|Paris|75020|75;59350|Lille|59000|59;59350|Lille|59800|59;33063|Bordeaux|33000|33;33063|Bordeaux|33800|33;
   31555|Toulouse|31000|31;31555|Toulouse|31500|31;67482|Strasbourg|67000|67;2A004|Ajaccio|20000|2A;2A004|Ajaccio|20090|2A;2B033|Bastia|20200|2B;97209|Fort-de-France|97200|972;
   83126|La Seyne-sur-Mer|83500|83;85194|Les Sables-d’Olonne|85100|85;62498|Lens|62300|62;54357|L’Aigle-Neuve|54770|54;28212|Le Mesnil-Thomas|28250|28;28212|Le Mesnil-Simon|28260|28`,
).map(([code = '', name = '', postalCode = '', department = '']) => ({ code, name, postalCode, department }));

export const EPCIS = table(
  `44|244400404|Nantes Métropole;44|244400644|CA de la Presqu’île de Guérande Atlantique;44|200000438|CC du Pays de Pontchâteau;
   35|243500139|Rennes Métropole;35|243500782|CA du Pays de Saint-Malo;69|200046977|Métropole de Lyon;31|243100518|Toulouse Métropole;
   974|249740119|CA Intercommunale du Nord de La Réunion;93|200054781|Métropole du Grand Paris;59|200093201|Métropole Européenne de Lille`,
).map(([department = '', code = '', name = '']) => ({ department, code, name }));

const STREETS = table(
  `12|Rue des Lilas|44000;12|Rue des Lilas|35000;12|Rue des Lilas|44230;14|Rue des Lilas|44000;3|Place de la Liberté|44000;8|Rue du Général de Gaulle|35700;
   8 bis|Rue du Général de Gaulle|35700;25|Avenue de la République|93200;25|Avenue de la République|97400;5|Impasse du Moulin|59000;1|Rue Victor Hugo|69002;
   17|Rue de l’Église|62300;2|Cours Napoléon|20000;40|Boulevard Pasteur|33000;6|Allée Jean Jaurès|31000`,
).map(([number = '', street = '', postalCode = '']) => ({ number, street, postalCode }));

export interface Suggestion {
  label: string;
  value: string;
  data?: unknown;
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’']/g, ' ')
    .replace(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
    .toLowerCase();

const words = (query: string): string[] => fold(query).split(' ').filter(Boolean);
const holdsAll = (text: string, query: string): boolean => {
  const folded = ` ${fold(text)}`;
  return words(query).every((word) => folded.includes(` ${word}`));
};

/** Contract §4.5: value `INSEE-postalcode`, text `Name (postal code)`, at least two characters. */
export function communeSuggestions(query: string): Suggestion[] {
  return COMMUNES.filter((commune) => holdsAll(`${commune.name} ${commune.postalCode}`, query))
    .slice(0, 20)
    .map((commune) => ({
      label: `${commune.name} (${commune.postalCode})`,
      value: `${commune.code}-${commune.postalCode}`,
      data: { name: commune.name, code: commune.code, postal_code: commune.postalCode },
    }));
}

function addressData(label: string, type: string, number: string, street: string, commune: (typeof COMMUNES)[number]) {
  const department = DEPARTMENTS.find((entry) => entry.code === commune.department);
  return {
    label,
    type,
    street_address: [number, street].filter(Boolean).join(' '),
    street_number: number,
    street_name: street,
    postal_code: commune.postalCode,
    city_name: commune.name,
    city_code: commune.code,
    department_name: department?.name ?? '',
    department_code: commune.department,
    region_name: REGIONS.find((region) => region.code === department?.region)?.name ?? '',
    region_code: department?.region ?? '',
    country_code: 'FR',
    geometry: { type: 'Point', coordinates: [0, 46] },
  };
}

/** Contract §4.6: homonyms, streets without number and bare municipalities stand among the suggestions. */
export function addressSuggestions(query: string): Suggestion[] {
  const numberless = words(query)
    .filter((word) => !/^\d{1,4}$/.test(word) && word !== 'bis' && word !== 'ter')
    .join(' ');
  const houses = STREETS.flatMap((house) => {
    const commune = COMMUNES.find((entry) => entry.postalCode === house.postalCode);
    if (!commune) return [];
    const label = `${house.number} ${house.street} ${house.postalCode} ${commune.name}`;
    return holdsAll(label, query)
      ? [{ label, data: addressData(label, 'housenumber', house.number, house.street, commune) }]
      : [];
  });
  const streets = STREETS.flatMap((house) => {
    const commune = COMMUNES.find((entry) => entry.postalCode === house.postalCode);
    if (!commune || numberless === '') return [];
    const label = `${house.street} ${house.postalCode} ${commune.name}`;
    return holdsAll(label, numberless)
      ? [{ label, data: addressData(label, 'street', '', house.street, commune) }]
      : [];
  });
  const towns = COMMUNES.filter(
    (commune) => numberless !== '' && holdsAll(`${commune.name} ${commune.postalCode}`, numberless),
  ).map((commune) => {
    const label = `${commune.name} (${commune.postalCode})`;
    return { label, data: addressData(label, 'municipality', '', '', commune) };
  });
  const seen = new Set<string>();
  return [...houses, ...streets, ...towns]
    .filter(({ label }) => !seen.has(label) && seen.add(label))
    .slice(0, 10)
    .map(({ label, data }) => ({ label, value: label, data }));
}

const SCHOOLS = table(
  `0441234A|Lycée Les Trois Rivières (Nantes)|44;0351234B|Collège du Vieux Chêne (Rennes)|35;0591234C|École élémentaire des Tilleuls (Lille)|59`,
).map(([code = '', name = '']) => ({ code, name }));

export function schoolSuggestions(query: string): Suggestion[] {
  return SCHOOLS.filter((school) => holdsAll(`${school.name} ${school.code}`, query)).map((school) => ({
    label: school.name,
    value: school.code,
    data: { label: school.name },
  }));
}

const TRADES = [
  'Boulangerie artisanale',
  'Coiffure à domicile',
  'Menuiserie',
  'Maçonnerie',
  'Photographie',
  'Plomberie',
];
const SEAL_KEY = 'seal of the stand-in site';
const sealOf = (text: string): string => createHmac('sha256', SEAL_KEY).update(text).digest('hex');

/** The site seals the data of its own suggestions, so that nobody else can write them (contract §4.5). */
export function referentialSuggestions(query: string): Suggestion[] {
  return TRADES.filter((trade) => holdsAll(trade, query)).map((trade) => ({
    label: trade,
    value: trade,
    data: `${trade}.${sealOf(trade)}`,
  }));
}

export function isSealed(data: string): boolean {
  const dot = data.lastIndexOf('.');
  const expected = Buffer.from(sealOf(data.slice(0, dot)));
  const given = Buffer.from(data.slice(dot + 1));
  return dot > 0 && expected.length === given.length && timingSafeEqual(expected, given);
}

/** Company names the site finds for the public test numbers. */
export const COMPANIES: Record<string, string> = {
  '73282932000074': 'ATELIER DES LILAS',
  '44306184100047': 'MENUISERIE DU PORT',
  '35600000000048': 'LA POSTE',
  '35600000049837': 'LA POSTE',
};
