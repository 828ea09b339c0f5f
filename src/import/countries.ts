import { remembered } from '../annotation/remembered.js';
import { countryOf } from '../export/corpus/countries.js';

/// ISO 3166-1 alpha-3 codes, with those of states that are no more and XKX, by which GeoNames names Kosovo.
const CODES = `
ABW AFG AGO AIA ALA ALB AND ANT ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR
BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE
DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ
GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ
KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE
MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG
POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SCG SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR
SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT
VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE
`
  .trim()
  .split(/\s+/);

/// Names by which ICEWS, ACLED and UCDP call countries where GeoNames calls them otherwise, after plain letters. What stands in
/// brackets behind a name ("Russia (Soviet Union)") is left out before.
const NAMES: Readonly<Record<string, string>> = {
  'bosnia-herzegovina': 'BIH',
  'bosnia herzegovina': 'BIH',
  'brunei darussalam': 'BRN',
  burma: 'MMR',
  'cape verde': 'CPV',
  'caribbean netherlands': 'BES',
  congo: 'COG',
  'congo, democratic republic of': 'COD',
  'congo, republic of': 'COG',
  "cote d'ivoire": 'CIV',
  'czech republic': 'CZE',
  'democratic republic of congo': 'COD',
  'dr congo': 'COD',
  'east timor': 'TLS',
  'falkland islands/malvinas': 'FLK',
  fyrom: 'MKD',
  'gambia, the': 'GMB',
  'the gambia': 'GMB',
  'gaza strip': 'PSE',
  'hong kong sar': 'HKG',
  iran: 'IRN',
  'iran, islamic republic of': 'IRN',
  'kingdom of eswatini': 'SWZ',
  'korea, democratic people’s republic of': 'PRK',
  'korea, north': 'PRK',
  'korea, republic of': 'KOR',
  'korea, south': 'KOR',
  kyrgyz: 'KGZ',
  'kyrgyz republic': 'KGZ',
  macedonia: 'MKD',
  'macedonia, fyr': 'MKD',
  madagascar: 'MDG',
  netherlands: 'NLD',
  'occupied palestinian territory': 'PSE',
  palestine: 'PSE',
  'palestinian territories': 'PSE',
  'republic of congo': 'COG',
  'republic of korea': 'KOR',
  rumania: 'ROU',
  'russian federation': 'RUS',
  'sao tome & principe': 'STP',
  surinam: 'SUR',
  swaziland: 'SWZ',
  'syrian arab republic': 'SYR',
  tanzania: 'TZA',
  'timor-leste': 'TLS',
  turkiye: 'TUR',
  'united republic of tanzania': 'TZA',
  'united states of america': 'USA',
  'vatican city': 'VAT',
  'viet nam': 'VNM',
  'west bank': 'PSE',
};

/// Codes of FIPS 10-4 beside those of GeoNames: the Gaza Strip, and Serbia under its older codes.
const FIPS: Readonly<Record<string, string>> = { GZ: 'PSE', RB: 'SRB', YI: 'SRB' };

/// Country codes of CAMEO that ISO 3166-1 has otherwise.
const CAMEO: Readonly<Record<string, string>> = {
  ROM: 'ROU',
  TMP: 'TLS',
  ZAR: 'COD',
  WSB: 'PSE',
  GZS: 'PSE',
  KSV: 'XKX',
};

const BY_NAME = new Map<string, string>();
const BY_FIPS = new Map<string, string>();
const BY_NUMBER = new Map<number, string>();
for (const code of CODES) {
  const country = countryOf(code);
  if (country === null) continue;
  BY_NAME.set(plain(country.name), code);
  if (country.fips !== null) BY_FIPS.set(country.fips, code);
  BY_NUMBER.set(country.numeric, code);
}

/// ISO 3166-1 alpha-3 of a name or of such a code, or null.
export function countryNamed(name: string | null): string | null {
  if (name === null) return null;
  if (/^[A-Z]{3}$/.test(name)) return countryOf(name) === null ? (CAMEO[name] ?? null) : name;
  return codeOf(name).code;
}

/// Files name the same countries again and again.
const codeOf = remembered(2000, (name: string): { readonly code: string | null } => {
  const bare = plain(name.replace(/\s*\([^)]*\)/g, ''));
  return { code: NAMES[bare] ?? BY_NAME.get(bare) ?? BY_NAME.get(bare.replace(/^the /, '')) ?? null };
});

/// ISO 3166-1 alpha-3 of a code of FIPS 10-4, by which GDELT names the countries of places, or null.
export function countryOfFips(code: string | null): string | null {
  return code === null ? null : (FIPS[code] ?? BY_FIPS.get(code) ?? null);
}

/// ISO 3166-1 alpha-3 of its number, or null.
export function countryNumbered(number: number | null): string | null {
  return number === null || number === 0 ? null : (BY_NUMBER.get(number) ?? null);
}

function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase().trim();
}
