import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { wordsOf } from './fields.js';

/// The words that tell readers' comments from a report, as `comments.yaml` of a language pack has them. All in lower case.
export interface CommentWords {
  /// Function words of English; a text where they are missing is not English.
  readonly functionWords: readonly string[];
  /// Those function words that other languages have too.
  readonly sharedWords: readonly string[];
  /// Function words of other languages.
  readonly foreignWords: readonly string[];
  /// Words of the page itself that stand beside comments: "reply", "report", "permalink".
  readonly furniture: readonly string[];
  /// Openings of lines that point to another page: "read more", "see also".
  readonly pointers: readonly string[];
  /// Openings of lines that say under what a page is filed: "tags".
  readonly filings: readonly string[];
  /// What a page asks of its readers: "sign up for our newsletter".
  readonly appeals: readonly string[];
  /// Openings of lines that say whose a picture is: "photo", "©".
  readonly credits: readonly string[];
  /// What stands between the name and the comment: "says", "wrote".
  readonly says: readonly string[];
  /// Openings of the line above a quotation: "originally posted by".
  readonly quoting: readonly string[];
  /// In front of the name of a page's author: "by".
  readonly authors: readonly string[];
  /// What stands in the place of an author and names nobody: "staff".
  readonly noAuthors: readonly string[];
  /// Labels of who asks in an interview: "q".
  readonly questioners: readonly string[];
  /// In front of a time that stands before the name: "at".
  readonly beforeTimes: readonly string[];
  /// What stands between a name and a date: "on", "posted by".
  readonly besideDates: readonly string[];
  /// In front of "by" above or below a comment, where it is neither of the two: "written".
  readonly written: readonly string[];
  /// Between the writer and whom the comment answers: "in reply to".
  readonly answering: readonly string[];
  /// Behind a time: "est".
  readonly zones: readonly string[];
  /// Words of a line that says when the page itself was written or changed: "updated".
  readonly updates: readonly string[];
  /// In front of the day on which a page was published: "published on".
  readonly published: readonly string[];
  /// Words of a line that says when it was changed: "updated".
  readonly changed: readonly string[];
  /// Names of the days from Monday on; none where the pack has none.
  readonly weekdays: readonly (readonly string[])[];
  /// Days without a date or name: "yesterday".
  readonly days: readonly string[];
  /// Words for one before them: "an".
  readonly one: readonly string[];
  /// Ends of relative times: "hours ago".
  readonly ages: readonly string[];
  /// Units of short ages: "h" of "3h".
  readonly shortAges: readonly string[];
  /// What a page counts beside the name of who comments: "points".
  readonly counted: readonly string[];
  /// Names of nobody: "anonymous", "guest".
  readonly anonymous: readonly string[];
  /// Words that announce an interview.
  readonly interview: readonly string[];
  /// Words of notices that stand where comments could: "log in to comment".
  readonly notices: readonly string[];
  /// Phrases that announce a document given in full: "the full text follows".
  readonly documents: readonly string[];
  /// Phrases of the forms in which one comments: "your email address will not be published".
  readonly forms: readonly string[];
  /// Headings over comments: "comments", "responses".
  readonly headings: readonly string[];
  /// Whole lines over readers' words: "letters to the editor".
  readonly threadHeadings: readonly string[];
  /// In front of the name of who comments: "from", "posted by".
  readonly writerLabels: readonly string[];
  /// In front of the words of a comment: "message".
  readonly commentLabels: readonly string[];
  /// Between a name and where its bearer lives: "from".
  readonly residence: readonly string[];
  /// Between two agencies in a dateline.
  readonly agencyJoins: readonly string[];
  /// News agencies as datelines name them: "ap", "reuters".
  readonly agencies: readonly string[];
  /// What stands in capitals before a dash and is no place: "nato", "breaking".
  readonly notPlaces: readonly string[];
  /// Evidence in the wording, each group with its weight in log-odds a hit.
  readonly evidence: readonly EvidenceGroup[];
  /// Forms of the past, and endings that tell others of five letters or more.
  readonly past: readonly string[];
  readonly pastEndings: readonly string[];
  /// Ends of words that are drawn together: "n't".
  readonly contractions: readonly string[];
  /// Words that careful writers write with a capital.
  readonly carelesslySmall: readonly string[];
  /// Verb forms of the present tense.
  readonly present: readonly string[];
  /// Weights of marks that are no words, by the names in `paragraph-evidence.ts`, in log-odds of a comment against a report.
  readonly marks: Readonly<Record<string, number>>;
  /// The same of personal prose against a report.
  readonly essayMarks: Readonly<Record<string, number>>;
}

/// Words and phrases that point the same way.
export interface EvidenceGroup {
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
  readonly words: readonly string[];
}

/// Reads `comments.yaml`. Throws `codebook-invalid`.
export function parseComments(file: CodebookFile): CommentWords {
  const root = YamlNode.read(file, 'herodotus/cues/1');
  const words = (key: string): readonly string[] => required(root, key).asStrings();
  const weights = (key: string): Readonly<Record<string, number>> =>
    Object.fromEntries(
      required(root, key)
        .entries()
        .map(([name, weight]) => [name, weight.asNumber()]),
    );
  return {
    marks: weights('marks'),
    essayMarks: weights('essay-marks'),
    present: words('present'),
    past: wordsOf(root, 'past'),
    pastEndings: wordsOf(root, 'past-endings'),
    contractions: wordsOf(root, 'contractions'),
    carelesslySmall: wordsOf(root, 'carelessly-small'),
    authors: wordsOf(root, 'authors'),
    noAuthors: wordsOf(root, 'no-authors'),
    questioners: wordsOf(root, 'questioners'),
    beforeTimes: wordsOf(root, 'before-times'),
    one: wordsOf(root, 'one'),
    functionWords: words('function-words'),
    sharedWords: words('shared-words'),
    foreignWords: words('foreign-words'),
    furniture: words('furniture'),
    pointers: words('pointers'),
    filings: wordsOf(root, 'filings'),
    appeals: wordsOf(root, 'appeals'),
    credits: words('credits'),
    says: words('says'),
    quoting: words('quoting'),
    besideDates: words('beside-dates'),
    written: wordsOf(root, 'written'),
    answering: wordsOf(root, 'answering'),
    zones: wordsOf(root, 'zones'),
    updates: wordsOf(root, 'updates'),
    published: wordsOf(root, 'published'),
    changed: wordsOf(root, 'changed'),
    weekdays: (root.get('weekdays')?.entries() ?? []).map(([, names]) => names.asSmallWords()),
    days: wordsOf(root, 'days'),
    ages: words('ages'),
    shortAges: wordsOf(root, 'short-ages'),
    counted: wordsOf(root, 'counted'),
    anonymous: words('anonymous'),
    interview: words('interview'),
    documents: words('documents'),
    notices: words('notices'),
    forms: words('forms'),
    headings: words('headings'),
    threadHeadings: wordsOf(root, 'thread-headings'),
    writerLabels: wordsOf(root, 'writer-labels'),
    commentLabels: wordsOf(root, 'comment-labels'),
    residence: wordsOf(root, 'residence'),
    agencies: words('agencies'),
    agencyJoins: wordsOf(root, 'agency-joins'),
    notPlaces: words('not-places'),
    evidence: required(root, 'evidence').items().map(parseGroup),
  };
}

function parseGroup(node: YamlNode): EvidenceGroup {
  node.only(['name', 'weight', 'essay', 'most', 'at-start', 'sentence-start', 'words']);
  return {
    name: required(node, 'name').asString(),
    weight: required(node, 'weight').asNumber(),
    essay: node.get('essay')?.asNumber() ?? 0,
    most: node.get('most')?.asNumber() ?? 2,
    atStart: node.get('at-start')?.asString() === 'true',
    sentenceStart: node.get('sentence-start')?.asString() === 'true',
    words: required(node, 'words').asStrings(),
  };
}

function required(node: YamlNode, key: string): YamlNode {
  return node.get(key) ?? node.fail(`"${key}" is missing`, `write "${key}: …"`);
}
