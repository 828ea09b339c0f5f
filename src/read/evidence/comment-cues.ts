import type { CommentWords, EvidenceGroup } from '../../language/comments.js';
import type { LanguagePack } from '../../language/pack.js';

/// The words that tell readers' comments from a report, as the reader looks them up.
export type CommentCues = {
  readonly [Key in keyof CommentWords]: CommentWords[Key] extends readonly string[]
    ? ReadonlySet<string>
    : CommentWords[Key] extends readonly EvidenceGroup[]
      ? readonly CueGroup[]
      : ReadonlyMap<string, number>;
} & {
  readonly patterns: CuePatterns;
  /// The language whose function words these are.
  readonly telling: LanguageName;
  /// The languages that have a pack.
  readonly languages: readonly LanguageName[];
};

/// Code of ISO 639 and name in English.
type LanguageName = Pick<LanguagePack, 'code' | 'name'>;

/// Words and phrases that point the same way.
export type CueGroup = Omit<EvidenceGroup, 'words'> & { readonly words: ReadonlySet<string> };

/// What the words are part of, as expressions that are made once.
interface CuePatterns {
  /// "By ", "Von: " in front of an author's name.
  readonly author: RegExp;
  /// "Published on: " in front of the day of the page.
  readonly published: RegExp;
  /// "Updated" in a line with a day.
  readonly changed: RegExp;
  /// "At 5:01 pm, " in front of a name.
  readonly timeFirst: RegExp;
  /// "3 hours ago" at the end of a line.
  readonly age: RegExp;
  /// " says:" behind a name.
  readonly says: RegExp;
  /// Each "n't" and the like behind a letter.
  readonly contraction: RegExp;
  /// What stands between two agencies in a dateline.
  readonly betweenAgencies: RegExp;
  /// Each word that a careful writer would begin with a capital.
  readonly carelesslySmall: RegExp;
}

/// What the reader takes from a language pack.
type ReadingPack = LanguageName & Pick<LanguagePack, 'comments'>;

/// The words of the language packs in the form the reader uses. How a language is told, and what speaks for a comment, is the first
/// pack's; pages mix languages, so the signs of the others count too.
export function commentCues(first: ReadingPack, ...others: readonly ReadingPack[]): CommentCues {
  const packs = [first, ...others];
  const words = first.comments;
  const all = packs.map(({ comments }) => comments);
  const every = (list: (pack: CommentWords) => readonly string[]): ReadonlySet<string> => new Set(all.flatMap(list));
  const cues = {
    marks: new Map(Object.entries(words.marks)),
    essayMarks: new Map(Object.entries(words.essayMarks)),
    evidence: words.evidence.map((group) => ({ ...group, words: new Set(group.words) })),
    functionWords: new Set(words.functionWords),
    sharedWords: new Set(words.sharedWords),
    foreignWords: new Set(words.foreignWords),
    present: new Set(words.present),
    past: new Set(words.past),
    pastEndings: new Set(words.pastEndings),
    contractions: new Set(words.contractions),
    carelesslySmall: new Set(words.carelesslySmall),
    furniture: every((pack) => pack.furniture),
    pointers: every((pack) => pack.pointers),
    filings: every((pack) => pack.filings),
    appeals: every((pack) => pack.appeals),
    credits: every((pack) => pack.credits),
    says: every((pack) => pack.says),
    quoting: every((pack) => pack.quoting),
    authors: every((pack) => pack.authors),
    noAuthors: every((pack) => pack.noAuthors),
    questioners: every((pack) => pack.questioners),
    beforeTimes: every((pack) => pack.beforeTimes),
    besideDates: every((pack) => pack.besideDates),
    written: every((pack) => pack.written),
    answering: every((pack) => pack.answering),
    zones: every((pack) => pack.zones),
    updates: every((pack) => pack.updates),
    published: every((pack) => pack.published),
    changed: every((pack) => pack.changed),
    days: every((pack) => pack.days),
    weekdays: new Map(
      all.flatMap(({ weekdays }) =>
        weekdays.flatMap((names, index) => names.map((name): [string, number] => [name, index])),
      ),
    ),
    one: every((pack) => pack.one),
    ages: every((pack) => pack.ages),
    shortAges: every((pack) => pack.shortAges),
    counted: every((pack) => pack.counted),
    anonymous: every((pack) => pack.anonymous),
    interview: every((pack) => pack.interview),
    notices: every((pack) => pack.notices),
    documents: every((pack) => pack.documents),
    forms: every((pack) => pack.forms),
    headings: every((pack) => pack.headings),
    threadHeadings: every((pack) => pack.threadHeadings),
    writerLabels: every((pack) => pack.writerLabels),
    commentLabels: every((pack) => pack.commentLabels),
    residence: every((pack) => pack.residence),
    agencies: every((pack) => pack.agencies),
    agencyJoins: every((pack) => pack.agencyJoins),
    notPlaces: every((pack) => pack.notPlaces),
  };
  const anyOf = (list: ReadonlySet<string>): string =>
    list.size === 0 ? '(?!)' : `(?:${[...list].map((word) => word.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')).join('|')})`;
  return {
    ...cues,
    telling: { code: first.code, name: first.name },
    languages: packs.map(({ code, name }) => ({ code, name })),
    patterns: {
      author: new RegExp(`^${anyOf(cues.authors)}[:\\s]+`, 'iu'),
      published: new RegExp(`^${anyOf(cues.published)}(?![\\p{L}\\p{N}])[:\\s–—-]*`, 'iu'),
      changed: new RegExp(`(?<!\\p{L})${anyOf(cues.changed)}(?!\\p{L})`, 'iu'),
      timeFirst: new RegExp(`^${anyOf(cues.beforeTimes)} \\d{1,2}[:.]\\d\\d(?:\\s?[ap]\\.?m\\.?)?\\s?,\\s*`, 'iu'),
      age: new RegExp(`(?:^|\\s)(?:\\d+|${anyOf(cues.one)})\\s?${anyOf(cues.ages)}$`, 'iu'),
      says: new RegExp(`\\s${anyOf(cues.says)}(?::?$|[\\s:])`, 'iu'),
      contraction: new RegExp(`\\p{L}${anyOf(cues.contractions)}(?!\\p{L})`, 'giu'),
      betweenAgencies: new RegExp(`[/,&-]|\\s${anyOf(cues.agencyJoins)}\\s`, 'u'),
      carelesslySmall: new RegExp(`(?<![\\p{L}\\p{N}'.])${anyOf(cues.carelesslySmall)}(?![\\p{L}\\p{N}'.])`, 'gu'),
    },
  };
}
