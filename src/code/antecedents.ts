import type { ActorMatch } from '../resolve/actors.js';

/// An actor that a later pronoun may stand for.
interface Candidate {
  readonly match: ActorMatch;
  readonly sentence: number;
  readonly subject: boolean;
  readonly plural: boolean;
}

/// How many sentences back a pronoun may reach.
const REACH = 3;

/// Remembers who was named in a stretch of text with one voice, and says whom a pronoun most likely means: the last subject
/// of the fitting kind in the sentences before, else the last one named (after Hobbs 1978 and centering, much simplified).
export class Antecedents {
  private candidates: Candidate[] = [];

  /// Forgets everything: a new voice speaks.
  clear(): void {
    this.candidates = [];
  }

  add(match: ActorMatch, sentence: number, subject: boolean, plural: boolean): void {
    this.candidates.push({ match, sentence, subject, plural });
  }

  /// Whom a pronoun (its dictionary form) in sentence number `sentence` stands for, or null.
  resolve(pronoun: string, sentence: number): ActorMatch | null {
    const fits = fitting(pronoun);
    if (fits === null) return null;
    let latest: Candidate | null = null;
    for (let at = this.candidates.length - 1; at >= 0; at--) {
      const candidate = this.candidates[at];
      if (candidate === undefined || sentence - candidate.sentence > REACH) break;
      if (latest !== null && candidate.sentence < latest.sentence - 1) break;
      if (!fits(candidate)) continue;
      if (candidate.subject) return candidate.match;
      latest ??= candidate;
    }
    return latest?.match ?? null;
  }
}

function fitting(pronoun: string): ((candidate: Candidate) => boolean) | null {
  switch (pronoun) {
    case 'he':
    case 'she':
    case 'him':
    case 'his':
    case 'her':
      return ({ match, plural }) => !plural && (match.kind === 'person' || match.kind === 'office');
    case 'it':
    case 'its':
      return ({ match, plural }) =>
        !plural && (match.kind === 'state' || match.kind === 'organisation' || match.kind === 'group');
    case 'they':
    case 'them':
    case 'their':
      return ({ match, plural }) => plural || match.kind === 'population' || match.kind === 'group';
    default:
      return null;
  }
}
