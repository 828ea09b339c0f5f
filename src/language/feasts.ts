import type { YamlNode } from '../codebook/yaml.js';

/// Calendars by which feasts go, as Unicode names them (key "ca" of BCP 47).
export type FeastCalendar = 'gregory' | 'islamic-umalqura' | 'hebrew' | 'chinese' | 'persian';

/// Western or eastern Easter Sunday.
export type EasterCalendar = 'easter' | 'orthodox-easter';

/// When a feast is, year for year, and how many days it lasts.
export type Feast =
  /// A day of a month of a calendar; the whole month where `day` is null.
  | { readonly calendar: FeastCalendar; readonly month: number; readonly day: number | null; readonly days: number }
  /// So many days from Easter Sunday.
  | { readonly calendar: EasterCalendar; readonly offset: number; readonly days: number }
  /// So many days from the first new moon that falls on a day of the Gregorian calendar or later.
  | {
      readonly calendar: 'new-moons';
      readonly month: number;
      readonly day: number;
      readonly offset: number;
      readonly days: number;
    };

/// Whether a feast is a month of its calendar from its first day to its last.
export function isWholeMonth(feast: Feast): boolean {
  return 'day' in feast && feast.day === null;
}

const CALENDARS: readonly FeastCalendar[] = ['islamic-umalqura', 'hebrew', 'chinese', 'persian'];
const EASTERS: readonly EasterCalendar[] = ['easter', 'orthodox-easter'];

/// The feasts of `calendar.yaml` with their words. Throws `codebook-invalid`.
export function parseFeasts(root: YamlNode): { readonly feast: Feast; readonly words: readonly string[] }[] {
  return [
    ...entriesOf(root, 'feasts', dateOf),
    ...EASTERS.flatMap((calendar) =>
      entriesOf(root, calendar, (text, node) => {
        const [offset, days] = daysOf(text);
        return { calendar, offset: wholeNumber(offset, node), days };
      }),
    ),
    ...entriesOf(root, 'new-moons', newMoonOf),
  ];
}

function entriesOf(
  root: YamlNode,
  key: string,
  feastOf: (text: string, node: YamlNode) => Feast,
): { readonly feast: Feast; readonly words: readonly string[] }[] {
  return (root.get(key)?.entries() ?? []).map(([text, node]) => ({
    feast: feastOf(text, node),
    words: node.asSmallWords(),
  }));
}

/// "12 25", "islamic-umalqura 9", "hebrew 1 15 for 7".
function dateOf(text: string, node: YamlNode): Feast {
  const [date, days] = daysOf(text);
  const [, named = 'gregory', month = '', day] = /^(?:([a-z-]+) )?(\d{1,2})(?: (\d{1,2}))?$/.exec(date) ?? [];
  const calendar = CALENDARS.find((each) => each === named) ?? 'gregory';
  const isKnown = calendar === named && Number(month) >= 1 && Number(month) <= 13 && Number(day ?? 1) <= 31;
  if (!isKnown || (calendar === 'gregory' && (day === undefined || Number(month) > 12)))
    node.fail(
      `"${text}" is no month and day`,
      `write the numbers of both, such as "12 25", before them one of ${CALENDARS.join(', ')} where they are of that calendar`,
    );
  return { calendar, month: Number(month), day: day === undefined ? null : Number(day), days };
}

/// "10 18 -1".
function newMoonOf(text: string, node: YamlNode): Feast {
  const [date, days] = daysOf(text);
  const [, month, day, offset = '0'] = /^(\d{1,2}) (\d{1,2})(?: (-?\d+))?$/.exec(date) ?? [];
  if (month === undefined || Number(month) > 12 || Number(day) > 31)
    node.fail(`"${text}" is no month and day`, 'write the numbers of both and how many days from the new moon');
  return { calendar: 'new-moons', month: Number(month), day: Number(day), offset: Number(offset), days };
}

/// What stands before "for", and how many days it lasts.
function daysOf(text: string): readonly [string, number] {
  const [, date = text, days = '1'] = /^(.*) for (\d+)$/.exec(text) ?? [];
  return [date, Number(days)];
}

/// Throws `codebook-invalid` where a key is no whole number.
export function wholeNumber(text: string, node: YamlNode): number {
  if (!/^-?\d+$/.test(text)) node.fail(`"${text}" is no number of days`, 'write a whole number, such as -1');
  return Number(text);
}
