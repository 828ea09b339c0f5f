import type { ListedCode } from '../../codebook/actor-table.js';
import { SECTORS, type Sector } from '../../codebook/sectors.js';
import { countryOf } from '../../export/corpus/countries.js';
import { countryNamed } from '../countries.js';

/// The parts of CAMEO's actor codes that PLOVER's sectors have under another name.
const SECTOR_OF: Readonly<Record<string, Sector>> = {
  UAF: 'PRM',
  INS: 'REB',
  SEP: 'REB',
  IMG: 'REB',
  NGM: 'NGO',
  INT: 'IGO',
  STU: 'EDU',
  SET: 'CVL',
  PPL: 'CVL',
  HLH: 'CVL',
  KID: 'CVL',
  MUS: 'REL',
  CHR: 'REL',
  JEW: 'REL',
  HIN: 'REL',
  BUD: 'REL',
  SIK: 'REL',
  CTH: 'REL',
  PRO: 'REL',
  SHI: 'REL',
  SUN: 'REL',
  MOS: 'REL',
};

/// In front of these a country may stand second: "NGO USA" is an American one.
const AT_HOME: ReadonlySet<string> = new Set(['NGO', 'NGM', 'MNC', 'IMG']);

/// A code of CAMEO's actors: what it says here, and what of it is said otherwise.
interface ReadCode {
  readonly code: Pick<ListedCode, 'code' | 'country' | 'sector'>;
  /// A country that ISO 3166-1 codes otherwise.
  readonly renamed: boolean;
  /// Parts that name no sector of PLOVER.
  readonly unknown: readonly string[];
}

/// Reads such a code, which is made of parts of three letters: the country or kind of actor, then its roles. Null where it is none.
export function readActorCode(written: string): ReadCode | null {
  if (!/^[A-Z][A-Z0-9]{2,}$/.test(written)) return null;
  const parts = written.match(/.{1,3}/g) ?? [];
  const [first = '', second = ''] = parts;
  const country = countryNamed(first);
  const home = AT_HOME.has(first) && sectorOf(second) === null && countryOf(second) !== null ? second : null;
  const [lead, roles] = country === null ? [null, parts] : [country, parts.slice(1)];
  const sector = roles.map(sectorOf).find((one) => one !== null) ?? null;
  const whole = [...(lead === null ? [] : [lead]), ...roles].join(' ');
  const plain = lead !== null && (roles.length === 0 || (roles.length === 1 && roles[0] === sector));
  return {
    code: {
      code: plain ? null : whole,
      country: country ?? home,
      sector: sector ?? (roles.length === 0 ? null : 'UNK'),
    },
    renamed: country !== null && country !== first,
    unknown: roles.filter((part) => sectorOf(part) === null && part !== home),
  };
}

/// The roles of an agent: "~GOVMED".
export function readAgentCode(written: string): Pick<ListedCode, 'code' | 'sector'> | null {
  if (!/^([A-Z]{3})+$/.test(written)) return null;
  const parts = written.match(/.{3}/g) ?? [];
  const sector = parts.map(sectorOf).find((one) => one !== null) ?? 'UNK';
  return { code: parts.length === 1 && parts[0] === sector ? null : parts.join(' '), sector };
}

function sectorOf(part: string): Sector | null {
  return SECTOR_OF[part] ?? SECTORS.find((one) => one === part) ?? null;
}

/// A date of the dictionaries, YYMMDD or YYYYMMDD, as an ISO date; null where it is none. Two digits are of 1931 to 2030, as PETRARCH
/// reads them.
export function readDate(written: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d\d|\d{4})(\d\d)(\d\d)$/.exec(written) ?? [];
  const full = year.length === 2 ? `${Number(year) > 30 ? 19 : 20}${year}` : year;
  const date = new Date(`${full}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(8, 10) !== day ? null : `${full}-${month}-${day}`;
}

/// The day after an ISO date.
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
