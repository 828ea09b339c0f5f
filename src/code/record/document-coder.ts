import type { AnnotatedDocument } from '../../annotation/annotated-document.js';
import { CodePoints } from '../../annotation/code-points.js';
import type { DocumentRecord } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Codebook } from '../../codebook/codebook.js';
import { joinFrames } from '../../codebook/frames.js';
import { wordsByRole } from '../../language/grammar.js';
import type { LanguagePack } from '../../language/pack.js';
import type { ActorResolver } from '../../resolve/actor/actors.js';
import { AttributionReader } from '../attribution/attribution.js';
import { CitationIndex } from '../attribution/citation-index.js';
import { citeDocument } from '../attribution/citations.js';
import { ContextReader } from '../statement/contexts.js';
import { FactualityReader } from '../factuality/factuality.js';
import { FrameIndex } from '../frame/frame-index.js';
import type { Missed } from '../missed/missed.js';
import { MissTrace } from '../missed/miss-trace.js';
import { PhraseClasses, Phrases, type PhraseWords } from '../phrase/phrases.js';
import { readPronouns } from '../phrase/document-pronouns.js';
import { PronounReader, WeightedJudge, type GenderWords, type Judge } from '../phrase/pronouns.js';
import { NumberReader } from '../statement/numbers.js';
import { QuantityReader } from '../statement/quantities.js';
import { Surroundings } from '../phrase/surroundings.js';
import { codeSentence, type SentenceTables } from '../statement/sentence-coder.js';
import { VerdictReader } from '../statement/verdicts.js';
import { RecordWriter } from './record-writer.js';

/// Codes documents: made once for a codebook and a language, used for any number of documents.
export class DocumentCoder {
  private readonly tables: SentenceTables;
  private readonly contexts: ContextReader;
  private readonly quantities: QuantityReader;
  private readonly phraseWords: PhraseWords;
  private readonly judge: Judge;
  private readonly gender: GenderWords;
  private current = new Map<Sentence, Phrases>();
  private surroundings = new Surroundings([]);

  constructor(
    codebook: Codebook,
    pack: LanguagePack,
    private readonly resolver: ActorResolver,
  ) {
    const classes = new PhraseClasses(
      pack.classes,
      (sentence) => this.phrasesOf(sentence),
      (sentence) => this.surroundings.of(sentence),
    );
    this.tables = {
      codebook,
      frames: new FrameIndex(joinFrames(codebook.frames, pack.wordings)),
      factuality: new FactualityReader(pack.cues),
      attribution: new AttributionReader(pack.cues, wordsByRole(pack.grammar), (name) => classes.words(name)),
      light: {
        doer: new Set(pack.cues.doer),
        receiver: new Set(pack.cues.receiver),
        wanting: new Set(pack.cues.wanting),
      },
      classes,
      verdicts: new VerdictReader((name) => classes.words(name)),
      argumentWords: {
        relativePronouns: classes.words('relative-pronoun'),
        bareAgents: classes.words('bare-agent'),
        joint: classes.words('joint-verb'),
        askingOn: classes.words('asking-on'),
        means: classes.words('means-participle'),
        bounding: classes.words('number-preposition'),
        timeNouns: classes.words('time-noun'),
        giving: classes.words('giving-verb'),
      },
    };
    this.contexts = new ContextReader(pack.contexts);
    this.quantities = new QuantityReader(
      new NumberReader(pack.classes),
      codebook.ontology,
      classes.words('quantifying'),
    );
    this.judge = new WeightedJudge(pack.pronouns);
    this.gender = { male: classes.words('male'), female: classes.words('female') };
    this.phraseWords = {
      quantifying: classes.words('quantifying'),
      timeNouns: classes.words('time-noun'),
      personal: classes.words('personal-pronoun'),
    };
  }

  /// The record of a document.
  code(document: AnnotatedDocument): DocumentRecord {
    return this.record(document, () => null);
  }

  /// As `code`, with what was not coded though the codebook has a word for it, and why not.
  explain(document: AnnotatedDocument): { readonly record: DocumentRecord; readonly missed: Missed } {
    const points = new CodePoints(document.source.text);
    const traces: MissTrace[] = [];
    const record = this.record(document, (sentence) => {
      const trace = new MissTrace(sentence, this.phrasesOf(sentence), points);
      traces.push(trace);
      return trace;
    });
    const found = traces.map((trace) => trace.result());
    return {
      record,
      missed: {
        words: found.flatMap(({ words }) => words),
        silent: found.flatMap(({ silent }) => (silent === null ? [] : [silent])),
      },
    };
  }

  private record(document: AnnotatedDocument, traceOf: (sentence: Sentence) => MissTrace | null): DocumentRecord {
    const { source, sentences } = document;
    this.current = new Map(
      sentences.map((sentence) => [sentence, new Phrases(sentence, this.resolver, source.published, this.phraseWords)]),
    );
    this.surroundings = new Surroundings(sentences);
    const segmentOf = sentences.map((sentence) => document.segmentOf(sentence));
    const antecedents = readPronouns(sentences, segmentOf, new PronounReader(this.judge, this.gender), (sentence) =>
      this.phrasesOf(sentence),
    );
    const coded = sentences.map((sentence) =>
      codeSentence(sentence, this.phrasesOf(sentence), this.tables, traceOf(sentence)),
    );
    const citations = citeDocument(
      source.text,
      source.segments,
      sentences,
      coded.map((sentence) => sentence.attributions),
    );
    return new RecordWriter(
      document,
      coded,
      new CitationIndex(citations, sentences),
      segmentOf,
      antecedents,
      (sentence) => this.phrasesOf(sentence),
      this.contexts,
      this.quantities,
      this.tables.codebook,
    ).write();
  }

  private phrasesOf(sentence: Sentence): Phrases {
    const found = this.current.get(sentence);
    if (found === undefined) throw new RangeError('a sentence of another document');
    return found;
  }
}
