/// A person's name as the parts of its words, made comparable; courtesies ("Mr") are no parts of it.
export class PersonName {
  /// The last and the first part: by either somebody is called, since the family's name stands first in some languages.
  readonly ends: readonly string[];

  constructor(readonly parts: readonly string[]) {
    const [first = ''] = parts;
    const last = parts.at(-1) ?? '';
    this.ends = first === last ? [last] : [last, first];
  }

  get length(): number {
    return this.parts.length;
  }

  /// Whether another name may be this person's: "Novak", "J. Novak", and "Jan Petr Novak" beside "Jan Novak", not "Eva Novak".
  isOne(other: PersonName): boolean {
    const [short, long] = this.length <= other.length ? [this.parts, other.parts] : [other.parts, this.parts];
    if (short.length === 1) return short[0] === long.at(-1) || short[0] === long[0];
    return short.at(-1) === long.at(-1) && short.slice(0, -1).every((part) => long.some((each) => areOne(part, each)));
  }
}

/// "J" is "Jan".
function areOne(one: string, other: string): boolean {
  return one === other || ((one.length === 1 || other.length === 1) && one.charAt(0) === other.charAt(0));
}
