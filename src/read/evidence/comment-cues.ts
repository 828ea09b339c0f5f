import type { CommentWords, EvidenceGroup } from '../../language/comments.js';

/// The words that tell readers' comments from a report, as the reader looks them up.
export type CommentCues = {
  readonly [Key in keyof CommentWords]: CommentWords[Key] extends readonly string[]
    ? ReadonlySet<string>
    : CommentWords[Key] extends readonly EvidenceGroup[]
      ? readonly CueGroup[]
      : ReadonlyMap<string, number>;
};

/// Words and phrases that point the same way.
export type CueGroup = Omit<EvidenceGroup, 'words'> & { readonly words: ReadonlySet<string> };

/// The words of a language pack in the form the reader uses.
export function commentCues(words: CommentWords): CommentCues {
  return {
    marks: new Map(Object.entries(words.marks)),
    essayMarks: new Map(Object.entries(words.essayMarks)),
    evidence: words.evidence.map((group) => ({ ...group, words: new Set(group.words) })),
    functionWords: new Set(words.functionWords),
    sharedWords: new Set(words.sharedWords),
    foreignWords: new Set(words.foreignWords),
    furniture: new Set(words.furniture),
    pointers: new Set(words.pointers),
    credits: new Set(words.credits),
    says: new Set(words.says),
    quoting: new Set(words.quoting),
    besideDates: new Set(words.besideDates),
    ages: new Set(words.ages),
    anonymous: new Set(words.anonymous),
    interview: new Set(words.interview),
    notices: new Set(words.notices),
    documents: new Set(words.documents),
    forms: new Set(words.forms),
    headings: new Set(words.headings),
    agencies: new Set(words.agencies),
    notPlaces: new Set(words.notPlaces),
    present: new Set(words.present),
  };
}
