import { HerodotusError } from '../annotation/problem.js';
import type { DocumentRecord, Provenance } from '../annotation/record.js';
import { VERSION } from '../annotation/version.js';
import type { Ontology } from '../codebook/ontology.js';
import { loadEquipment } from '../equip/equipment.js';
import { loadLexis } from '../equip/lexis.js';
import { loadOntology } from '../equip/ontology.js';
import type { Lexis } from '../language/lexis.js';
import { Pipeline } from '../pipeline.js';
import { parsedOf, recordOf, type DocumentFacts, type KeptText } from './kept-text.js';

/// A text of which the record is wanted.
export interface RecordedText extends Pick<KeptText, 'body' | 'parse' | 'record'> {
  /// Its number in the corpus.
  readonly number: number;
  readonly facts: DocumentFacts;
  readonly provenance: Provenance;
}

/// Gives the records of texts: as they were kept, else coded again from their parses by the program and codebook that coded them, which
/// gives the same. What codes is loaded when it is first needed.
export class RecordSource {
  private loaded: Promise<{ readonly pipeline: Pipeline; readonly by: readonly Provenance[] }> | null = null;

  private words: Lexis | null = null;
  private types: Ontology | null = null;

  /// `codebook`: a folder in place of the built-in one.
  constructor(private readonly codebook?: string) {}

  /// What is known of words, by which pages are joined.
  async lexis(): Promise<Lexis> {
    return (this.words ??= await loadLexis('en', { folder: this.codebook }));
  }

  /// The types of the codebook, for what reviewers give.
  ontology(): Ontology {
    return (this.types ??= loadOntology({ folder: this.codebook }));
  }

  /// Throws `corpus-coded-otherwise` where the record is not kept and another version or codebook coded the text.
  async record(text: RecordedText): Promise<DocumentRecord> {
    const { facts, provenance, body, record } = text;
    if (record !== null) return recordOf(facts, { body, record }, provenance);
    const { pipeline, by } = await (this.loaded ??= this.load());
    if (!by.some((own) => codesAlike(own, provenance)))
      throw new HerodotusError('corpus-coded-otherwise', { input: facts.input, found: codedBy(provenance) });
    const { source, sentences } = parsedOf(facts, text);
    const coded = pipeline.code(pipeline.resolve(source, sentences));
    return { ...coded, provenance };
  }

  private async load(): Promise<{ readonly pipeline: Pipeline; readonly by: readonly Provenance[] }> {
    const equipment = await loadEquipment({ folder: this.codebook });
    const by = [...equipment.languages.values()].map(({ provenance }) => provenance);
    return { pipeline: new Pipeline(equipment), by };
  }
}

/// Whether two of these code a parse to the same record. A text in a language without a pack holds nothing that is coded.
export function codesAlike(one: Provenance, other: Provenance): boolean {
  if (other.codebook === null || other.language === null) return true;
  return (
    one.codebook?.hash === other.codebook.hash &&
    one.language?.code === other.language.code &&
    one.language.hash === other.language.hash &&
    (one.engine?.version ?? VERSION) === other.engine?.version
  );
}

function codedBy({ engine, codebook }: Provenance): string {
  const of = codebook === null ? '' : `, codebook ${codebook.version} (${codebook.hash.slice(0, 8)})`;
  return `${engine?.name ?? 'an unknown program'} ${engine?.version ?? ''}${of}`;
}
