import type { ActorMatch } from '../../resolve/actor/match.js';
import type { PersonName } from '../../resolve/actor/person-name.js';
import type { Gender } from './pronoun-questions.js';

/// Whom or what nouns of the same words stand for, as far as a text has told of it.
export class Referent {
  /// How often it was told.
  told = 0;
  gender: Gender = null;
  /// Whether only a pronoun told the gender.
  learned = false;
  /// The sentences in which it was a subject, in order.
  readonly subjectIn: number[] = [];

  tellGender(gender: Gender): void {
    if (gender === null || (this.gender !== null && !this.learned)) return;
    this.gender = gender;
    this.learned = false;
  }

  /// Who was "she" once stays so.
  learnGender(gender: Gender): void {
    if (gender === null || this.gender !== null) return;
    this.gender = gender;
    this.learned = true;
  }

  /// In how many sentences from a given one on it was a subject.
  subjectSince(sentence: number): number {
    let count = 0;
    for (let at = this.subjectIn.length - 1; at >= 0 && (this.subjectIn[at] ?? -1) >= sentence; at--) count++;
    return count;
  }

  subjectOf(sentence: number): void {
    if (this.subjectIn.at(-1) !== sentence) this.subjectIn.push(sentence);
  }
}

interface Person {
  readonly name: PersonName;
  readonly referent: Referent;
}

/// The referents of a text. A person is known again by a part of the name: "Maras" after "Ivan Maras".
export class Referents {
  private readonly byKey = new Map<string, Referent>();
  private persons: Person[] = [];

  clear(): void {
    this.byKey.clear();
    this.persons = [];
  }

  /// Whom a noun stands for. `isNew`: "a man" is none who was told before.
  of(noun: string, match: ActorMatch | null, isName: boolean, isNew: boolean): Referent {
    if (isName) {
      const person = this.person(noun, match);
      if (person !== null) return person;
    }
    const key = match?.key ?? noun;
    let referent = isNew ? undefined : this.byKey.get(key);
    if (referent === undefined) this.byKey.set(key, (referent = new Referent()));
    return referent;
  }

  /// The gender of a person as far as the text tells it.
  genderOf({ person: name, key }: ActorMatch): Gender {
    const referent = name === undefined ? this.byKey.get(key) : this.last((person) => person.name.isOne(name));
    return referent?.gender ?? null;
  }

  private person(noun: string, match: ActorMatch | null): Referent | null {
    const name = match?.person;
    // By the part of a name that the tree or the codebook took for something else.
    if (name === undefined) return this.last(({ name: { ends } }) => ends.includes(noun));
    const known = this.last((person) => person.name.isOne(name));
    if (known !== null) return known;
    const referent = new Referent();
    this.persons.push({ name, referent });
    return referent;
  }

  private last(isMeant: (person: Person) => boolean): Referent | null {
    return this.persons.findLast(isMeant)?.referent ?? null;
  }
}
