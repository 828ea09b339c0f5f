import { AnnotatedDocument } from './annotation/annotated-document.js';
import type { Segment, SourceDocument } from './annotation/document.js';
import type { DocumentRecord, Provenance } from './annotation/record.js';
import type { Sentence } from './annotation/sentence.js';
import { lastBegun } from './annotation/span.js';
import type { Codebook } from './codebook/codebook.js';
import type { LanguagePack } from './language/pack.js';
import { PageReading } from './compare/reading.js';
import { settledStatements } from './compare/scenes.js';
import { incidentsOf } from './compare/incidents.js';
import { Linker } from './compare/links.js';
import { DocumentCoder } from './code/record/document-coder.js';
import type { Missed } from './code/missed/missed.js';
import type { Calendar } from './language/calendar-index.js';
import type { Parser, Stretch } from './parse/parser.js';
import type { ActorResolver } from './resolve/actor/actors.js';
import { storyYears } from './resolve/time/story-years.js';
import { resolveAllDates } from './resolve/time/dates.js';
import { dayHeadings, yearHeadings } from './resolve/time/day-headings.js';
import { withoutDayNames } from './resolve/time/day-names.js';
import type { PlaceResolver } from './resolve/place/places.js';

/// What the stages need to code one language.
export interface LanguageEquipment {
  readonly pack: LanguagePack;
  readonly parser: Parser;
  readonly actors: ActorResolver;
  readonly places: PlaceResolver;
  readonly calendar: Calendar;
  /// The versions and hashes of all this, for the records.
  readonly provenance: Provenance;
}

/// What the stages need: made once, used for any number of documents.
export interface Equipment {
  readonly codebook: Codebook;
  /// By code of ISO 639. A document whose language nobody knows is read in the first.
  readonly languages: ReadonlyMap<string, LanguageEquipment>;
}

/// The stages, made for one language.
interface Stages extends LanguageEquipment {
  readonly coder: DocumentCoder;
  readonly linker: Linker;
}

/// From a page that was read to its record, stage by stage. A document in a language without a pack is kept, not coded as
/// noise.
export class Pipeline {
  private readonly stages: ReadonlyMap<string, Stages>;
  private readonly first: Stages;

  /// Throws RangeError where there is no language at all.
  constructor({ codebook, languages }: Equipment) {
    this.stages = new Map(
      [...languages].map(([code, equipment]) => [
        code,
        {
          ...equipment,
          coder: new DocumentCoder(codebook, equipment.pack, equipment.actors),
          linker: new Linker(equipment.pack),
        },
      ]),
    );
    const [first] = this.stages.values();
    if (first === undefined) throw new RangeError('equipment without a language');
    this.first = first;
  }

  async run(source: SourceDocument): Promise<DocumentRecord> {
    return this.code(await this.annotate(source));
  }

  /// As `run`, with what was not coded though the codebook has a word for it, and why not.
  async explain(source: SourceDocument): Promise<{ readonly record: DocumentRecord; readonly missed: Missed }> {
    const annotated = await this.annotate(source);
    const { record, missed } = (this.stagesFor(source) ?? this.first).coder.explain(annotated);
    return { record: this.withLinks(record, annotated), missed };
  }

  /// The record of a document that was parsed before, here or where it was stored.
  code(document: AnnotatedDocument): DocumentRecord {
    return this.withLinks((this.stagesFor(document.source) ?? this.first).coder.code(document), document);
  }

  /// What stands in a page before it is coded: sentences with their trees, places and dates.
  async annotate(source: SourceDocument): Promise<AnnotatedDocument> {
    const stages = this.stagesFor(source);
    if (stages === null) return new AnnotatedDocument(source, [], [], []);
    const foreign = new Set(source.foreign);
    const coded = source.segments.filter((_, index) => !foreign.has(index));
    return this.resolve(source, await stages.parser.parse(source.text, coded.map(stretchOf)));
  }

  /// The same for sentences that were parsed before: their places and dates as this codebook and language know them.
  resolve(source: SourceDocument, parsed: readonly Sentence[]): AnnotatedDocument {
    const { places, calendar } = this.stagesFor(source) ?? this.first;
    const sentences = parsed.map((sentence) => withoutDayNames(calendar, sentence));
    const headings = yearHeadings(source, sentences);
    const written = sentences.map((sentence, index) => headings[index] ?? writtenOn(source, sentence));
    const first = resolveAllDates(calendar, sentences, written);
    // In a diary "this morning" is that of its day, in a story of long ago "in August" that of its year.
    const days = dayHeadings(source, sentences, first);
    const story = storyYears(calendar, source, sentences, first);
    const years = headings.map((year, index) => (year === null ? (story[index] ?? null) : Number(year)));
    const times =
      days.every((day) => day === null) && years.every((year) => year === null)
        ? first
        : resolveAllDates(
            calendar,
            sentences,
            written.map((day, index) => days[index]?.from ?? day),
            years,
          );
    // "in August" is no town of that name.
    const located = places.locate(sentences, source);
    const named = located.places.map((own, index) =>
      own.filter(({ first, last }) => !times[index]?.some((time) => time.first <= first && last <= time.last)),
    );
    return new AnnotatedDocument(source, sentences, named, times, located.datelines);
  }

  private withLinks(record: DocumentRecord, { source, sentences, times }: AnnotatedDocument): DocumentRecord {
    const stages = this.stagesFor(source);
    if (stages === null) return record;
    const page = new PageReading(record, sentences);
    const links = stages.linker.links(page);
    const statements = settledStatements(page, dayHeadings(source, sentences, times));
    const linked = { ...record, provenance: stages.provenance, statements, links };
    return { ...linked, incidents: incidentsOf(linked) };
  }

  private stagesFor({ language }: SourceDocument): Stages | null {
    return language === null ? this.first : (this.stages.get(language) ?? null);
  }
}

/// When a sentence was written, as far as its segment or its page says.
export function writtenOn({ segments, published }: SourceDocument, { start }: Sentence): string | null {
  return segments[lastBegun(segments, start)]?.published ?? published;
}

/// What a publication prints is edited prose; what readers write is not.
function stretchOf({ start, end, kind }: Segment): Stretch {
  return { start, end, edited: kind !== 'comment', heading: kind === 'title' };
}
