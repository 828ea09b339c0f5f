import type { SegmentKind, VoiceKind } from './document.js';
import type { PlaceMatch } from './mentions.js';
import type { NameKind } from './sentence.js';

/// The kinds of names by the numbers that stand for them.
export const NAME_KINDS: readonly NameKind[] = ['person', 'organisation', 'place', 'group'];

/// An annotated document as JSON: what `AnnotatedDocument` holds, packed. docs/document.schema.json is made from these types by
/// scripts/derive.ts. Offsets count UTF-16 units of `source.text`. Texts of numbers are those of digits.ts.
export interface DocumentForm {
  schema: 'herodotus-document/1';
  source: SourceForm;
  /** Dictionary forms and forms that are not the letters of the text. */
  words: string[];
  /** Both tags and the Universal features that words have in common: "VERB VBD Mood=Ind|Tense=Past|VerbForm=Fin". */
  tags: string[];
  /** Relations to the head. */
  labels: string[];
  matches: PlaceMatch[];
  /** ISO 8601 dates. */
  days: string[];
  /** Countries (ISO 3166-1 alpha-3) of the datelines. */
  datelines?: string[];
  sentences: SentenceForm[];
}

export interface SourceForm {
  id: string;
  input: string;
  uri: string | null;
  title: string | null;
  published: string | null;
  language: string | null;
  publisher: string | null;
  text: string;
  voices: { id: string; kind: VoiceKind; name: string | null }[];
  segments: {
    /** @minimum 0 */
    start: number;
    /** @minimum 0 */
    end: number;
    kind: SegmentKind;
    voice: string;
    replyTo: number | null;
    published: string | null;
  }[];
  foreign?: number[];
  origins?: OriginsForm;
  warnings: { code: string; severity: 'error' | 'warning'; message: string; remedy: string }[];
}

export interface OriginsForm {
  names: string[];
  ids: string[];
  /** For each element: index in `names`, in `ids` from 1 (0 for none), of the one around it from 1, its number, start, length, inside. */
  elements: string;
  /** For each stretch: the gap before it, its length, and its element. */
  stretches: string;
}

export interface SentenceForm {
  /**
   * The gap before the sentence and its length; then of each word its place, its tags, its relation, how far its head stands (0 for
   * the root), and its dictionary form (0 for the form, 1 for the form in small letters, else index in `words` from 2). A place is
   * twice the length and one more behind a blank; 0 stands before gap and length, 1 before gap, length and form in `words`.
   */
  words: string;
  /** First word, how many more, and kind (person, organisation, place, group). */
  names?: string;
  /** First word, how many more, start from that of the sentence, length. */
  multiwords?: string;
  /** First word, how many more, and index in `matches`. */
  places?: string;
  /** First word, how many more, and first and last day in `days` from 1 (0 for none). */
  times?: string;
  /** Of each word that may be a deed: its number, its type (the order of the ontology's types), and how likely, in percent; not there where the model knows no deeds. */
  deeds?: string;
}
