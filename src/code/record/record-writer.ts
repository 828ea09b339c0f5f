import type { AnnotatedDocument } from '../../annotation/annotated-document.js';
import { CodePoints } from '../../annotation/code-points.js';
import type { Segment } from '../../annotation/document.js';
import { isOneThing } from '../../annotation/features.js';
import type {
  AttributionRecord,
  AttributionStepRecord,
  DocumentRecord,
  PlaceRecord,
  RoleRecord,
  SpanRecord,
  StatementPlaceRecord,
  StatementRecord,
} from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import { statementKeys } from '../../annotation/statement-key.js';
import type { Span } from '../../annotation/span.js';
import { READ_ONLY } from '../../annotation/version.js';
import type { Codebook } from '../../codebook/codebook.js';
import { conjuncts, headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { PlaceMatch } from '../../resolve/place/places.js';
import type { TimeMention } from '../../resolve/time/dates.js';
import { ActorRegistry } from './actor-registry.js';
import { inheritSettings, type Written } from './inherit.js';
import { withoutMentions } from './mentioned.js';
import { notBoth, ourOwner, type OwnSides } from './own-side.js';
import { voicesOf } from './voices.js';
import type { CitationIndex } from '../attribution/citation-index.js';
import { listedCitations, type Citation } from '../attribution/citations.js';
import { spanOf } from '../grammar/word-range.js';
import { DocumentContexts, type ContextReader } from '../statement/contexts.js';
import type { Draft } from '../statement/draft.js';
import { eventOf } from '../statement/event.js';
import { Homelands, ToldLands } from '../phrase/homeland.js';
import { MeantActors, type RetellingWords } from '../phrase/meant-actors.js';
import type { Phrases } from '../phrase/phrases.js';
import { Reach } from '../statement/reach.js';
import { SceneReader, type Scene } from '../statement/scene.js';
import type { SettingWords } from '../statement/setting-words.js';
import { notAhead, timeOf } from '../statement/time-of.js';
import type { PronounsOf } from '../phrase/document-pronouns.js';
import type { Gender } from '../phrase/pronoun-questions.js';
import type { Antecedent } from '../phrase/pronouns.js';
import type { QuantityReader } from '../statement/quantities.js';
import type { CodedSentence } from '../statement/sentence-coder.js';
import { ReportQuotes } from '../attribution/report-quotes.js';

/// Turns what was coded into the record: offsets in code points, actors and places by id, voices in front of each chain.
export class RecordWriter {
  private readonly points: CodePoints;
  private readonly reportQuotes: ReportQuotes;
  private readonly actors = new ActorRegistry();
  private readonly homelands: Homelands;
  private readonly contexts: DocumentContexts;
  private readonly places = new Map<string, PlaceRecord>();
  /// What was left out since it only mentions a deed told elsewhere, with the number of its sentence.
  readonly mentions: { readonly draft: Draft; readonly number: number }[] = [];
  /// The actors of pronouns and of nouns that mean somebody told before, by where they stand.
  private readonly meant = new Map<number, readonly ActorMatch[]>();
  /// Where words begin that mean the side of the voice.
  private readonly ofVoice = new Set<number>();

  constructor(
    private readonly document: AnnotatedDocument,
    private readonly coded: readonly CodedSentence[],
    private readonly citations: CitationIndex<Citation>,
    private readonly segmentOf: readonly (Segment | null)[],
    private readonly antecedents: readonly PronounsOf[],
    private readonly phrasesOf: (sentence: Sentence) => Phrases,
    contexts: ContextReader,
    private readonly quantities: QuantityReader,
    private readonly codebook: Codebook,
    private readonly settingWords: SettingWords,
    private readonly retelling: RetellingWords,
    private readonly sides: OwnSides,
    private readonly genderOf: (match: ActorMatch) => Gender,
  ) {
    const { source, sentences, places, datelines } = document;
    this.points = new CodePoints(source.text);
    this.reportQuotes = new ReportQuotes(source.text, source.segments);
    const lands = new ToldLands(sentences, phrasesOf, places, datelines, settingWords.going);
    this.homelands = new Homelands(lands, sentences, phrasesOf, places, settingWords);
    this.contexts = new DocumentContexts(sentences, contexts);
  }

  write(): DocumentRecord {
    const { source, sentences } = this.document;
    this.collectActors();
    this.collectOwnSides();
    this.collectPlaces();
    const written = sentences.flatMap((sentence, index): Written[] => {
      const drafts = this.coded[index]?.drafts ?? [];
      const contexts = drafts.some(({ type }) => type !== null)
        ? this.contexts.around(index, this.paragraph(index))
        : [];
      const carriers = new Set(
        drafts.flatMap(({ anchor, support }) => (support === null ? [anchor] : [anchor, support])),
      );
      const anchors = new Set(drafts.flatMap(({ kind, anchor }) => (kind === 'claim' ? [] : [anchor])));
      const reach = new Reach(sentence, anchors, this.settingWords);
      const scenes = new SceneReader(
        sentence,
        this.document.places[index] ?? [],
        this.document.times[index] ?? [],
        (head) => this.phrasesOf(sentence).phrase(head),
        reach,
        this.settingWords,
      );
      const day = this.writtenOn(index);
      const times = this.document.times[index] ?? [];
      const told = drafts.map((draft) => timeOf(draft, sentence, times, reach, day));
      const isToCome = ({ type, factuality }: Draft): boolean => type !== null && factuality.status !== 'occurred';
      const toCome = new Set(drafts.flatMap((draft, at) => (isToCome(draft) ? (told[at] ?? []) : [])));
      return drafts.map((draft, at) => {
        const own = told[at] ?? null;
        const isOther = this.isMaterial(draft) || (draft.type !== null && own !== null && toCome.has(own));
        const time = notAhead(own, draft, sentence, day, isOther);
        const statement = this.statement(draft, sentence, index, contexts, carriers, scenes.of(draft), time);
        const segment = this.segmentOf[index] ?? null;
        const pointsBack = scenes.pointsBack(draft);
        return { statement, draft, sentence, number: index, segment, timed: times.length > 0, pointsBack };
      });
    });
    const own = withoutMentions(written, ({ draft, number }) => this.mentions.push({ draft, number }));
    inheritSettings(own);
    const statements = own.map(({ statement }) => statement);
    statements.forEach((statement, index) => (statement.id = `s${index + 1}`));
    const keys = statementKeys(source.id, source.text, statements);
    statements.forEach((statement, index) => (statement.key = keys[index] ?? ''));
    const attributions = listedCitations(this.citations).map((citation) => this.attribution(citation));
    return {
      schema: 'herodotus/2',
      id: source.id,
      provenance: READ_ONLY,
      input: source.input,
      uri: source.uri,
      title: source.title,
      published: source.published,
      language: source.language,
      publisher: source.publisher,
      text: source.text,
      voices: source.voices.map((voice) => ({ ...voice })),
      segments: source.segments.map(({ kind, voice, replyTo, published, ...span }) => ({
        ...this.span(span),
        kind,
        voice,
        replyTo,
        published,
      })),
      sentences: sentences.map((sentence) => this.span(sentence)),
      actors: this.actors.records((offset) => this.points.at(offset)),
      places: [...this.places.values()],
      attributions,
      statements,
      links: [],
      incidents: [],
      warnings: source.warnings.map(({ code, message, remedy }) => ({ code, message: `${message}; ${remedy}` })),
    };
  }

  /// The day on which a sentence was published, as YYYY-MM-DD; null where that is not known.
  private writtenOn(number: number): string | null {
    return (this.segmentOf[number]?.published ?? this.document.source.published)?.slice(0, 10) ?? null;
  }

  /// Whether a deed is one of force, help or goods, which happens when it is told to; words may be of days to come.
  private isMaterial({ type }: Draft): boolean {
    return type !== null && this.codebook.ontology.types[type].class.startsWith('material');
  }

  private addActor(match: ActorMatch, span: Span, form: 'name' | 'nominal' | 'pronoun'): string {
    return this.actors.add(this.homelands.of(match), span, form);
  }

  /// Goes through all noun phrases in order: who is named, and whom the pronouns mean.
  private collectActors(): void {
    const told = new MeantActors(this.phrasesOf, this.retelling, this.genderOf);
    this.document.sentences.forEach((sentence, number) => {
      const phrases = this.phrasesOf(sentence);
      for (let index = 0; index < sentence.words.length; index++) {
        const word = sentence.word(index);
        const antecedent = this.antecedents[number]?.get(index) ?? null;
        if (antecedent !== null) {
          const matches = this.actorsOf(antecedent);
          this.meant.set(word.start, matches);
          for (const match of matches) this.addActor(match, word, 'pronoun');
        } else if (headsPhrase(word)) {
          const own = phrases.actor(index);
          const us = ourOwner(sentence, index);
          if (us !== null && own !== null && this.sides.speaker(sentence, us) !== null) continue;
          const phrase = phrases.phrase(index);
          const found = told.read(phrase, own, number);
          if (found === null) continue;
          const { match, members, apart } = found;
          const span = spanOf(sentence, phrase);
          if (apart) {
            this.meant.set(word.start, members);
            for (const member of members) this.addActor(member, span, 'nominal');
            continue;
          }
          const owner = ownerOf(sentence, index);
          if (owner !== null && match === own)
            this.homelands.own(match, this.landOf(number, owner), isOneThing(word.features));
          if (own !== null && match.source === own.source) this.homelands.place(match, number);
          if (match !== own) this.meant.set(word.start, [match]);
          // A title stands in the phrase of its name.
          if (match !== own && word.label === 'nmod:desc') continue;
          const id = this.addActor(match, span, word.upos === 'PROPN' ? 'name' : 'nominal');
          this.sides.learn(id, match, sentence, index);
          for (const member of members) this.addActor(member, span, 'nominal');
        }
      }
    });
  }

  /// Finds whom "we" and "our" mean, once all are known who speak.
  private collectOwnSides(): void {
    this.document.sentences.forEach((sentence, number) => {
      const isComment = this.segmentOf[number]?.kind === 'comment';
      for (const { head, match } of this.sides.in(sentence, isComment, (citation) => this.speakerOf(citation))) {
        const word = sentence.word(head);
        this.ofVoice.add(word.start);
        if (match === null) continue;
        this.meant.set(word.start, [match]);
        if (word.upos === 'PRON') this.addActor(match, word, 'pronoun');
      }
    });
  }

  /// The one actor who is cited.
  private speakerOf({ sentence, named, attribution: { source } }: Citation): { id: string; match: ActorMatch } | null {
    const [id, other] = source === null || named === null ? [] : this.actorsAt(sentence, source, named);
    const match = id === undefined || other !== undefined ? null : this.actors.matchOf(id);
    return id === undefined || match === null ? null : { id, match };
  }

  /// The land of whom a pronoun means.
  private landOf(number: number, pronoun: number): string | null {
    const antecedent = this.antecedents[number]?.get(pronoun) ?? null;
    const [one, other] = antecedent === null ? [] : this.actorsOf(antecedent);
    return one === undefined || other !== undefined ? null : this.homelands.of(one).country;
  }

  private actorsOf({ sentence: number, word, joined }: Antecedent): readonly ActorMatch[] {
    const sentence = this.document.sentences[number];
    if (sentence === undefined) return [];
    const phrases = this.phrasesOf(sentence);
    return (joined ? conjuncts(sentence, word) : [word]).flatMap(
      (head) => this.meant.get(sentence.word(head).start) ?? phrases.actor(head) ?? [],
    );
  }

  private collectPlaces(): void {
    for (const mention of this.document.places.flat()) {
      const { match } = mention;
      const key = keyOf(match);
      const span = this.span(mention);
      const known = this.places.get(key);
      if (known === undefined) this.places.set(key, { id: `p${this.places.size + 1}`, ...match, mentions: [span] });
      else known.mentions.push(span);
    }
  }

  /// The sentences that stand in one paragraph with a sentence, itself among them: first and last.
  private paragraph(number: number): { first: number; last: number } {
    const { sentences, source } = this.document;
    const joined = (at: number): boolean => {
      const [left, right] = [sentences[at], sentences[at + 1]];
      if (left === undefined || right === undefined || this.segmentOf[at] !== this.segmentOf[at + 1]) return false;
      return !source.text.slice(left.end, right.start).includes('\n');
    };
    let first = number;
    let last = number;
    while (first > 0 && joined(first - 1)) first--;
    while (last < sentences.length - 1 && joined(last)) last++;
    return { first, last };
  }

  private statement(
    draft: Draft,
    sentence: Sentence,
    number: number,
    contexts: readonly string[],
    carriers: ReadonlySet<number>,
    scene: Scene | null,
    time: TimeMention | null,
  ): StatementRecord {
    const cue = spanOf(sentence, { first: draft.words[0] ?? draft.anchor, last: draft.words.at(-1) ?? draft.anchor });
    const anchor = sentence.word(draft.anchor);
    const voices = voicesOf(this.citations, sentence, draft, this.codebook.ontology);
    const { chain } = voices;
    const segment = this.segmentOf[number] ?? null;
    const { polarity, certainty, status, because } = draft.factuality;
    const echoed = chain.length === 0 && segment?.kind === 'comment' ? this.reportQuotes.voiceOf(anchor) : null;
    const hedged = voices.hedged && certainty === 'certain';
    const actor = draft.actor.flatMap((head) => this.roles(sentence, head));
    const recipient = draft.recipient.flatMap((head) => this.roles(sentence, head));
    return {
      id: '',
      key: '',
      ...this.span(around(spanOf(sentence, draft.clause), cue)),
      kind: draft.kind,
      cue: this.span(cue),
      event: eventOf(draft, contexts, this.codebook.ontology),
      relation: draft.relation,
      actor: notBoth(actor, recipient),
      recipient: notBoth(recipient, actor),
      instrument:
        draft.instrument === null
          ? null
          : this.span(spanOf(sentence, this.phrasesOf(sentence).phrase(draft.instrument))),
      quantities: this.quantities.of(sentence, draft, carriers).map(({ first, last, ...counted }) => ({
        ...this.span(spanOf(sentence, { first, last })),
        ...counted,
      })),
      place: scene === null ? null : this.place(sentence, scene),
      time: time === null ? null : { ...this.span(time), from: time.from, to: time.to, inherited: null },
      polarity,
      certainty: hedged ? 'possible' : certainty,
      status,
      attribution: [
        ...(segment === null ? [] : [{ voice: segment.voice }]),
        ...(echoed === null ? [] : [{ voice: echoed }]),
        ...chain.map((citation) => this.step(citation)),
      ],
      confidence: draft.confidence,
      why: because.length === 0 ? { ...draft.why } : { ...draft.why, status: because.join('; ') },
    };
  }

  /// A phrase in a role; once for each actor where a pronoun means several ("they": France and Chad).
  private roles(sentence: Sentence, head: number): RoleRecord[] {
    const span = spanOf(sentence, this.phrasesOf(sentence).phrase(head));
    const found = this.actorsAt(sentence, head, span);
    const land = found.length === 0 ? this.phrasesOf(sentence).ofItsLand(head) : null;
    const actors = land === null ? found : [this.actors.add(land, span, 'nominal')];
    const told = this.ofVoice.has(sentence.word(head).start) ? ({ inherited: 'voice' } as const) : {};
    return (actors.length === 0 ? [null] : actors).map((actor) => ({ actor, ...this.span(span), ...told }));
  }

  private actorsAt(sentence: Sentence, head: number, span: Span): string[] {
    const word = sentence.word(head);
    const match = this.phrasesOf(sentence).actor(head);
    const matches = this.meant.get(word.start) ?? (match === null ? [] : [match]);
    const form = word.upos === 'PRON' ? 'pronoun' : word.upos === 'PROPN' ? 'name' : 'nominal';
    return matches.map((each) => this.addActor(each, span, form));
  }

  private actorAt(sentence: Sentence, head: number, span: Span): string | null {
    return this.actorsAt(sentence, head, span)[0] ?? null;
  }

  private place(sentence: Sentence, { match, ...range }: Scene): StatementPlaceRecord {
    const id = match === null ? null : (this.places.get(keyOf(match))?.id ?? null);
    return { place: id, ...this.span(spanOf(sentence, range)), inherited: null };
  }

  private step(citation: Citation): AttributionStepRecord {
    const { source } = citation.attribution;
    const cue = this.span(citation.cue);
    if (source === null || citation.named === null) return { actor: null, cue };
    return { actor: this.actorAt(citation.sentence, source, citation.named), source: this.span(citation.named), cue };
  }

  private attribution(citation: Citation): AttributionRecord {
    const { source } = citation.attribution;
    return {
      source: citation.source === null ? [] : [this.span(citation.source)],
      cue: [this.span(citation.cue)],
      content: citation.content.map((piece) => this.span(piece)),
      actor:
        source === null || citation.named === null ? null : this.actorAt(citation.sentence, source, citation.named),
    };
  }

  private span(span: Span): SpanRecord {
    return { start: this.points.at(span.start), end: this.points.at(span.end) };
  }
}

/// The pronoun of one told before that owns what a noun names: "**its** troops", not "our troops".
function ownerOf(sentence: Sentence, noun: number): number | null {
  const owner = sentence.children(noun).find((child) => {
    const { label, upos, features } = sentence.word(child);
    return label === 'nmod:poss' && upos === 'PRON' && features.Person === '3';
  });
  return owner ?? null;
}

/// The clause with all words of its cue, one of which may stand behind its end where sentences run together.
function around(clause: Span, cue: Span): Span {
  return { start: Math.min(clause.start, cue.start), end: Math.max(clause.end, cue.end) };
}

/// What tells a place from others in one document.
function keyOf({ geonames, name }: PlaceMatch): string {
  return geonames === null ? name : String(geonames);
}
