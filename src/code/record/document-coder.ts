import type { AnnotatedDocument } from '../../annotation/annotated-document.js';
import { CodePoints } from '../../annotation/code-points.js';
import type { DocumentRecord } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Codebook } from '../../codebook/codebook.js';
import { joinFrames } from '../../codebook/frames.js';
import { emptyFrame } from '../../language/idioms.js';
import { wordsByRole } from '../../language/grammar.js';
import type { LanguagePack } from '../../language/pack.js';
import type { ActorResolver } from '../../resolve/actor/actors.js';
import { AttributionReader } from '../attribution/attribution.js';
import { CitationIndex } from '../attribution/citation-index.js';
import { citeDocument } from '../attribution/citations.js';
import { TurnFinder, type Speakers } from '../attribution/turns.js';
import { ContextReader } from '../statement/contexts.js';
import { FactualityReader } from '../factuality/factuality.js';
import { FrameIndex } from '../frame/frame-index.js';
import type { Missed } from '../missed/missed.js';
import { MissTrace } from '../missed/miss-trace.js';
import { ClassWords } from '../phrase/class-words.js';
import type { RetellingWords } from '../phrase/meant-actors.js';
import { DocumentPhrases, type PhraseTables } from '../phrase/document-phrases.js';
import { readPronouns } from '../phrase/document-pronouns.js';
import { withInterviewed } from '../phrase/interviewed.js';
import { NounNature, natureWords, type NatureWords } from '../phrase/noun-nature.js';
import { PronounReader, WeightedJudge, type Judge } from '../phrase/pronouns.js';
import { NumberReader } from '../statement/numbers.js';
import { QuantityReader } from '../statement/quantities.js';
import { settingWords, type SettingWords } from '../statement/setting-words.js';
import { codeSentence, type SentenceTables } from '../statement/sentence-coder.js';
import { VerdictReader } from '../statement/verdicts.js';
import { OwnSides, type SideWords } from './own-side.js';
import { RecordWriter } from './record-writer.js';

/// The sector of the press.
const PRESS = 'MED';
/// Those of the state who tell the news.
const OFFICIAL: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'SPY']);

/// Codes documents: made once for a codebook and a language, used for any number of documents.
export class DocumentCoder {
  private readonly tables: SentenceTables;
  private readonly contexts: ContextReader;
  private readonly quantities: QuantityReader;
  private readonly phrases: PhraseTables;
  private readonly judge: Judge;
  private readonly nature: NatureWords;
  private readonly settingWords: SettingWords;
  private readonly labels: Readonly<Record<'askers' | 'answerers' | 'sources', ReadonlySet<string>>>;
  private readonly retelling: RetellingWords;
  private readonly sideWords: SideWords;

  constructor(codebook: Codebook, pack: LanguagePack, resolver: ActorResolver) {
    const classes = new ClassWords(pack.classes);
    const grammar = wordsByRole(pack.grammar);
    const prepositions = wordsByRole(pack.prepositions);
    this.tables = {
      parties: pack.parties,
      codebook,
      frames: new FrameIndex(joinFrames(codebook.frames, pack.wordings), grammar),
      idioms: new FrameIndex(pack.idioms.map(emptyFrame), grammar),
      factuality: new FactualityReader(pack.cues, grammar, prepositions),
      attribution: new AttributionReader(pack.cues, grammar, (name) => classes.of(name)),
      light: {
        doer: new Set(pack.cues.doer),
        receiver: new Set(pack.cues.receiver),
        wanting: new Set(pack.cues.wanting),
        partaking: new Set(pack.cues.partaking),
        blaming: new Set(pack.cues.blaming),
      },
      classes,
      verdicts: new VerdictReader((name) => classes.of(name)),
      argumentWords: {
        grammar,
        prepositions,
        relativePronouns: classes.of('relative-pronoun'),
        bareAgents: classes.of('bare-agent'),
        joint: classes.of('joint-verb'),
        askingOn: classes.of('asking-on'),
        means: classes.of('means-participle'),
        bounding: classes.of('number-preposition'),
        timeNouns: classes.of('time-noun'),
        giving: classes.of('giving-verb'),
        suffered: new Set([...classes.of('suffered-verb'), ...classes.of('transitive-verb')]),
        asking: classes.of('asking-verb'),
        aiming: classes.of('aiming-preposition'),
        headlined: classes.of('headline-passive'),
        stricken: classes.of('stricken'),
      },
    };
    this.labels = {
      askers: new Set(pack.cues.askers),
      answerers: new Set(pack.cues.answerers),
      sources: new Set(pack.cues.headlineSources),
    };
    this.contexts = new ContextReader(pack.contexts);
    this.settingWords = settingWords(classes, prepositions);
    this.retelling = {
      one: { state: classes.of('told-land'), body: classes.of('told-body') },
      two: {
        state: classes.of('told-lands'),
        side: classes.of('told-sides'),
        person: classes.of('told-persons'),
      },
      numbers: new Map([
        [2, classes.of('pair-word')],
        [3, classes.of('trio-word')],
      ]),
      male: classes.of('male'),
      female: classes.of('female'),
    };
    this.sideWords = {
      including: classes.of('including-word'),
      duty: classes.of('duty-word'),
      inviting: classes.of('inviting-verb'),
      others: classes.of('other-side'),
    };
    const counting = { quantifying: classes.of('quantifying'), partitive: prepositions.partitive };
    this.quantities = new QuantityReader(new NumberReader(pack.classes, grammar), codebook.ontology, counting);
    this.judge = new WeightedJudge(pack.pronouns);
    this.nature = natureWords(classes);
    this.phrases = {
      resolver,
      words: {
        ...counting,
        timeNouns: classes.of('time-noun'),
        personal: classes.of('personal-pronoun'),
      },
      classes,
      grammar,
    };
  }

  /// The record of a document.
  code(document: AnnotatedDocument): DocumentRecord {
    return this.written(document, this.phrasesIn(document), () => null).record;
  }

  /// As `code`, with what was not coded though the codebook has a word for it, and why not.
  explain(document: AnnotatedDocument): { readonly record: DocumentRecord; readonly missed: Missed } {
    const points = new CodePoints(document.source.text);
    const phrases = this.phrasesIn(document);
    const traces: MissTrace[] = [];
    const { record, mentions } = this.written(document, phrases, (sentence) => {
      const trace = new MissTrace(sentence, phrases.of(sentence), points);
      traces.push(trace);
      return trace;
    });
    for (const { draft, number } of mentions) traces[number]?.lackRoles(draft);
    const found = traces.map((trace) => trace.result());
    return {
      record,
      missed: {
        weighed: traces.flatMap(({ weighed }) => weighed),
        considered: traces.flatMap(({ considered }) => considered),
        words: found.flatMap(({ words }) => words),
        silent: found.flatMap(({ silent }) => (silent === null ? [] : [silent])),
      },
    };
  }

  private speakersIn({ sentences, places }: AnnotatedDocument, phrases: DocumentPhrases): Speakers {
    const nature = new NounNature(this.nature);
    const { askers, answerers, sources } = this.labels;
    return {
      askers,
      answerers,
      isPlace: (sentence, words) =>
        places[sentences.indexOf(sentence)]?.some(({ start, end }) => start === words.start && end === words.end) ??
        false,
      kindOf: (sentence, word) => {
        const { match, name } = phrases.of(sentence).facts(word);
        if (match?.sector === PRESS) return 'press';
        const isActor = match !== null && match.kind !== 'state';
        const isKnown = isActor && (match.key === match.source || OFFICIAL.has(match.sector ?? ''));
        if (name === 'person' || isKnown || sources.has(sentence.lemmas[word] ?? '')) return 'teller';
        return isActor || nature.being(sentence, word) === 'human' ? 'somebody' : null;
      },
    };
  }

  private phrasesIn({ source, sentences }: AnnotatedDocument): DocumentPhrases {
    return new DocumentPhrases(sentences, source.published, this.phrases);
  }

  /// The record, and what it leaves out since it only mentions a deed told elsewhere.
  private written(
    document: AnnotatedDocument,
    phrases: DocumentPhrases,
    traceOf: (sentence: Sentence) => MissTrace | null,
  ): { readonly record: DocumentRecord; readonly mentions: RecordWriter['mentions'] } {
    const { source, sentences } = document;
    const segmentOf = sentences.map((sentence) => document.segmentOf(sentence));
    const reader = new PronounReader(this.judge, this.nature);
    const turns = new TurnFinder(source.text, source.segments, sentences, this.speakersIn(document, phrases)).find();
    const antecedents = withInterviewed(
      readPronouns(sentences, segmentOf, reader, (sentence) => phrases.of(sentence)),
      turns,
      sentences,
      this.labels.answerers,
      (sentence, word) => phrases.of(sentence).facts(word),
    );
    const coded = sentences.map((sentence) => codeSentence(sentence, phrases, this.tables, traceOf(sentence)));
    const citations = citeDocument(
      source.text,
      source.segments,
      sentences,
      coded.map((sentence) => sentence.attributions),
      turns,
    );
    const cited = new CitationIndex(citations, sentences);
    const sides = new OwnSides(
      source,
      cited,
      (sentence) => phrases.of(sentence),
      (match) => this.phrases.resolver.sideOf(match),
      this.sideWords,
    );
    const writer = new RecordWriter(
      document,
      coded,
      cited,
      segmentOf,
      antecedents,
      (sentence) => phrases.of(sentence),
      this.contexts,
      this.quantities,
      this.tables.codebook,
      this.settingWords,
      this.retelling,
      sides,
      (match) => reader.genderOf(match),
    );
    return { record: writer.write(), mentions: writer.mentions };
  }
}
