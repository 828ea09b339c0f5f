import { HerodotusError } from '../../annotation/problem.js';

/// The words that tell readers' comments from a report, as `language/en/comments.yaml` has them. All in lower case.
export interface CommentCues {
  /// Function words of English; a text where they are missing is not English.
  readonly functionWords: ReadonlySet<string>;
  /// Those function words that other languages have too.
  readonly sharedWords: ReadonlySet<string>;
  /// Function words of other languages.
  readonly foreignWords: ReadonlySet<string>;
  /// Words of the page itself that stand beside comments: "reply", "report", "permalink".
  readonly furniture: ReadonlySet<string>;
  /// Openings of lines that point to another page: "read more", "see also".
  readonly pointers: ReadonlySet<string>;
  /// Openings of lines that say whose a picture is: "photo", "©".
  readonly credits: ReadonlySet<string>;
  /// What stands between the name and the comment: "says", "wrote".
  readonly says: ReadonlySet<string>;
  /// Openings of the line above a quotation: "originally posted by".
  readonly quoting: ReadonlySet<string>;
  /// What stands between a name and a date: "on", "posted by".
  readonly besideDates: ReadonlySet<string>;
  /// Ends of relative times: "hours ago".
  readonly ages: ReadonlySet<string>;
  /// Names of nobody: "anonymous", "guest".
  readonly anonymous: ReadonlySet<string>;
  /// Words that announce an interview.
  readonly interview: ReadonlySet<string>;
  /// Words of notices that stand where comments could: "log in to comment".
  readonly notices: ReadonlySet<string>;
  /// Phrases that announce a document given in full: "the full text follows".
  readonly documents: ReadonlySet<string>;
  /// Phrases of the forms in which one comments: "your email address will not be published".
  readonly forms: ReadonlySet<string>;
  /// Headings over comments: "comments", "responses".
  readonly headings: ReadonlySet<string>;
  /// News agencies as datelines name them: "ap", "reuters".
  readonly agencies: ReadonlySet<string>;
  /// What stands in capitals before a dash and is no place: "nato", "breaking".
  readonly notPlaces: ReadonlySet<string>;
  /// Evidence in the wording, each group with its weight in log-odds a hit.
  readonly evidence: readonly CueGroup[];
  /// Verb forms of the present tense.
  readonly present: ReadonlySet<string>;
  /// Weights of marks that are no words, by the names in `paragraph-evidence.ts`, in log-odds of a comment against a report.
  readonly marks: ReadonlyMap<string, number>;
  /// The same of personal prose against a report.
  readonly essayMarks: ReadonlyMap<string, number>;
}

/// Words and phrases that point the same way.
export interface CueGroup {
  readonly name: string;
  /// Above zero speaks for a comment, below for a report; natural log-odds.
  readonly weight: number;
  /// The same for personal prose that is no comment (a column, a letter, an answer in an interview) against a report.
  readonly essay: number;
  /// Hits beyond this number in one paragraph count no more.
  readonly most: number;
  /// Whether the words must stand at the start of the paragraph.
  readonly atStart: boolean;
  /// Whether the words must stand at the start of a sentence.
  readonly sentenceStart: boolean;
  readonly words: ReadonlySet<string>;
}

const FORMAT = 'herodotus/cues/1';

/// Checks the parsed `comments.yaml` and returns it in the form the reader uses. Throws `codebook-invalid` naming `file`.
export function commentCues(value: unknown, file: string): CommentCues {
  const fail = (reason: string, cure: string): never => {
    throw new HerodotusError('codebook-invalid', { file, line: 1, reason, cure });
  };
  const isRecord = (thing: unknown): thing is Record<string, unknown> =>
    typeof thing === 'object' && thing !== null && !Array.isArray(thing);
  if (!isRecord(value)) return fail('is no YAML map', `begin with "format: ${FORMAT}"`);
  if (value['format'] !== FORMAT) return fail(`has the format ${String(value['format'])}`, `write "format: ${FORMAT}"`);
  const words = (owner: Record<string, unknown>, key: string): ReadonlySet<string> => {
    const list = owner[key];
    if (!Array.isArray(list)) return fail(`"${key}" is no list of words`, `write "${key}: [word, word]"`);
    return new Set(
      list.map((word) =>
        typeof word === 'string' ? word : fail(`"${key}" holds ${String(word)}`, 'put it in quotes'),
      ),
    );
  };
  const groups = value['evidence'];
  if (!Array.isArray(groups)) return fail('"evidence" is no list', 'write a list of name, weight, words');
  const weights = (key: string): ReadonlyMap<string, number> => {
    const map = value[key];
    if (!isRecord(map)) return fail(`"${key}" is no map`, 'write a map of mark to weight');
    return new Map(
      Object.entries(map).map(([name, weight]) => [
        name,
        typeof weight === 'number' ? weight : fail(`the mark "${name}" has no weight`, 'give a number'),
      ]),
    );
  };
  return {
    marks: weights('marks'),
    essayMarks: weights('essay-marks'),
    present: words(value, 'present'),
    functionWords: words(value, 'function-words'),
    sharedWords: words(value, 'shared-words'),
    foreignWords: words(value, 'foreign-words'),
    furniture: words(value, 'furniture'),
    pointers: words(value, 'pointers'),
    credits: words(value, 'credits'),
    says: words(value, 'says'),
    quoting: words(value, 'quoting'),
    besideDates: words(value, 'beside-dates'),
    ages: words(value, 'ages'),
    anonymous: words(value, 'anonymous'),
    interview: words(value, 'interview'),
    documents: words(value, 'documents'),
    notices: words(value, 'notices'),
    forms: words(value, 'forms'),
    headings: words(value, 'headings'),
    agencies: words(value, 'agencies'),
    notPlaces: words(value, 'not-places'),
    evidence: groups.map((group: unknown): CueGroup => {
      if (!isRecord(group)) return fail('"evidence" holds something that is no map', 'give it name, weight, words');
      const { name, weight, essay, most } = group;
      if (typeof name !== 'string' || typeof weight !== 'number')
        return fail('a group has no name or weight', 'add both');
      return {
        name,
        weight,
        essay: typeof essay === 'number' ? essay : 0,
        most: typeof most === 'number' ? most : 2,
        atStart: group['at-start'] === true,
        sentenceStart: group['sentence-start'] === true,
        words: words(group, 'words'),
      };
    }),
  };
}
