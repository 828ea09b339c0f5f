import type { TellingAnswer } from '../../../src/server/api.js';
import { voiceName } from '../words/words.js';

/// One voice with all that it says of an incident.
export interface Voice {
  readonly name: string;
  readonly kind: TellingAnswer['who']['kind'];
  readonly tellings: readonly TellingAnswer[];
}

/// The voices that assert an incident and those that deny it; who spoke first stands first. A voice that does both stands in both.
export function voices(tellings: readonly TellingAnswer[], says: TellingAnswer['says']): Voice[] {
  const byName = new Map<string, TellingAnswer[]>();
  const told = tellings.filter((each) => each.says === says).sort((a, b) => published(a).localeCompare(published(b)));
  for (const each of told) {
    const key = `${each.who.kind} ${callName(each)}`;
    byName.set(key, [...(byName.get(key) ?? []), each]);
  }
  return [...byName.values()].flatMap((list) => {
    const [first] = list;
    return first === undefined ? [] : [{ name: callName(first), kind: first.who.kind, tellings: list }];
  });
}

/// The page's own voice is called as its paper, where it has no name of its own.
function callName({ who, statement }: TellingAnswer): string {
  return who.kind === 'source' ? voiceName(who) : (who.name ?? statement.document.publisher ?? voiceName(who));
}

function published({ statement }: TellingAnswer): string {
  return statement.document.published ?? '9999';
}

/// A number that a voice gives, as a range on a scale; an end that the words leave open is null.
export interface Given {
  readonly voice: string;
  readonly says: TellingAnswer['says'];
  readonly value: number;
  readonly least: number | null;
  readonly most: number | null;
}

/// The numbers by what they count, the most often counted first.
export function numbers(tellings: readonly TellingAnswer[]): [unit: string, given: Given[]][] {
  const units = new Map<string, Given[]>();
  for (const telling of tellings)
    for (const { unit, value, least, most } of telling.numbers) {
      const given = { voice: callName(telling), says: telling.says, value, least, most };
      const list = units.get(unit ?? 'in number') ?? [];
      const known = list.some((each) => each.voice === given.voice && each.value === value && each.most === most);
      units.set(unit ?? 'in number', known ? list : [...list, given]);
    }
  return [...units].sort((a, b) => b[1].length - a[1].length);
}
