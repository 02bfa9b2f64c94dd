/** Countries by name, nationality or code, as ISO 3166-1 alpha-2. French names come from the platform's locale data (CLDR). */
import { NATIONALITIES } from './synonyms';
import { plainWords } from './words';

/** ISO 3166-1 alpha-2, 2026. */
const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

/** Wordings that are neither the locale's name nor a nationality. */
const ALIASES: Readonly<Record<string, string>> = {
  CI: 'cote d ivoire',
  CD: 'republique democratique du congo | rdc | congo kinshasa',
  CG: 'congo | republique du congo | congo brazzaville',
  US: 'etats unis d amerique | usa',
  GB: 'grande bretagne | angleterre',
  NL: 'hollande',
  CZ: 'republique tcheque',
  MM: 'birmanie',
  VN: 'viet nam',
  FR: 'france metropolitaine | republique francaise',
};

interface Country {
  code: string;
  name: string;
}

/** By wording; null where two countries share it. Made once: 249 look-ups in the locale data. */
let table: Map<string, Country | null> | null = null;

function countries(): Map<string, Country | null> {
  const locale = new Intl.DisplayNames(['fr'], { type: 'region' });
  const found = new Map<string, Country | null>();
  for (const code of CODES) {
    const country = { code, name: locale.of(code) ?? code };
    const wordings = [
      country.name,
      code,
      ...(ALIASES[code]?.split(' | ') ?? []),
      ...(NATIONALITIES[code]?.split(' | ') ?? []),
    ];
    for (const wording of new Set(wordings.map(plainWords))) found.set(wording, found.has(wording) ? null : country);
  }
  return found;
}

/** « France », « française », « FR » → the country; null when nothing, or more than one, fits. */
export function readCountry(text: string): Country | null {
  table ??= countries();
  return table.get(plainWords(text).replace(/^nationalite /, '')) ?? null;
}
