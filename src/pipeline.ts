import { AnnotatedDocument } from './annotation/annotated-document.js';
import type { Segment, SourceDocument } from './annotation/document.js';
import type { DocumentRecord, Provenance } from './annotation/record.js';
import type { Sentence } from './annotation/sentence.js';
import type { Codebook } from './codebook/codebook.js';
import type { LanguagePack } from './language/pack.js';
import { Linker } from './compare/links.js';
import { DocumentCoder } from './code/record/document-coder.js';
import type { Missed } from './code/missed/missed.js';
import type { Calendar } from './language/calendar-index.js';
import type { Parser, Stretch } from './parse/parser.js';
import type { ActorResolver } from './resolve/actor/actors.js';
import { resolveDates } from './resolve/time/dates.js';
import type { PlaceResolver } from './resolve/place/places.js';

/// What the stages need: made once, used for any number of documents.
export interface Equipment {
  readonly parser: Parser;
  readonly codebook: Codebook;
  readonly pack: LanguagePack;
  readonly actors: ActorResolver;
  readonly places: PlaceResolver;
  readonly calendar: Calendar;
  /// The versions and hashes of all this, for the records.
  readonly provenance: Provenance;
}

/// From a page that was read to its record, stage by stage.
export class Pipeline {
  private readonly coder: DocumentCoder;
  private readonly linker: Linker;

  constructor(private readonly equipment: Equipment) {
    this.coder = new DocumentCoder(equipment.codebook, equipment.pack, equipment.actors);
    this.linker = new Linker(equipment.pack.classes);
  }

  async run(source: SourceDocument): Promise<DocumentRecord> {
    return this.code(await this.annotate(source));
  }

  /// As `run`, with what was not coded though the codebook has a word for it, and why not.
  async explain(source: SourceDocument): Promise<{ readonly record: DocumentRecord; readonly missed: Missed }> {
    const annotated = await this.annotate(source);
    const { record, missed } = this.coder.explain(annotated);
    return { record: this.withLinks(record, annotated), missed };
  }

  /// The record of a document that was parsed before, here or where it was stored.
  code(document: AnnotatedDocument): DocumentRecord {
    return this.withLinks(this.coder.code(document), document);
  }

  /// What stands in a page before it is coded: sentences with their trees, places and dates.
  async annotate(source: SourceDocument): Promise<AnnotatedDocument> {
    if (!isCoded(source)) return new AnnotatedDocument(source, [], [], []);
    const foreign = new Set(source.foreign);
    const coded = source.segments.filter((_, index) => !foreign.has(index));
    return this.resolve(source, await this.equipment.parser.parse(source.text, coded.map(stretchOf)));
  }

  /// The same for sentences that were parsed before: their places and dates as this codebook and language know them.
  resolve(source: SourceDocument, sentences: readonly Sentence[]): AnnotatedDocument {
    const { places, calendar } = this.equipment;
    return new AnnotatedDocument(
      source,
      sentences,
      places.resolve(sentences, source.text),
      sentences.map((sentence) => resolveDates(calendar, sentence, source.published)),
    );
  }

  private withLinks(record: DocumentRecord, { source, sentences }: AnnotatedDocument): DocumentRecord {
    const provenance = isCoded(source) ? this.equipment.provenance : record.provenance;
    return { ...record, provenance, links: this.linker.links(record, sentences) };
  }
}

/// What a publication prints is edited prose; what readers write is not.
function stretchOf({ start, end, kind }: Segment): Stretch {
  return { start, end, edited: kind !== 'comment' };
}

/// A document in another language is kept, not coded as noise.
function isCoded(source: SourceDocument): boolean {
  return !source.warnings.some((warning) => warning.code === 'language-not-english');
}
