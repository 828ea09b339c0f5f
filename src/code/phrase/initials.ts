import type { ActorMatch } from '../../resolve/actor/actors.js';

const SHORT = /^\p{Lu}[\p{Lu}\p{N}]{1,6}$/u;
const CAPITAL = /^\p{Lu}/u;

/// Bodies that were told by names of several words, by the initials of these.
export class Initials {
  private readonly bodies = new Map<string, ActorMatch>();
  private readonly learned = new Set<string>();

  learn(match: ActorMatch): void {
    if (match.kind === 'person' || match.kind === 'state' || this.learned.has(match.key)) return;
    this.learned.add(match.key);
    const words = match.name.split(/[\s-]+/).filter((word) => word !== '');
    const names = words.filter((word) => CAPITAL.test(word));
    if (names.length < 2 || !CAPITAL.test(words[0] ?? '')) return;
    for (const taken of [names, words]) {
      const initials = taken
        .map((word) => word.charAt(0))
        .join('')
        .toUpperCase();
      if (!this.bodies.has(initials)) this.bodies.set(initials, match);
    }
  }

  /// The body that a name in capitals shortens: "NPP" after "New People Party"; null where none is told.
  of({ name }: ActorMatch): ActorMatch | null {
    return SHORT.test(name) ? (this.bodies.get(name) ?? null) : null;
  }
}
