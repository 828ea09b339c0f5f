import type { Features } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { AttributionGroup, Cues } from '../../language/cues.js';
import type { GrammarWords } from '../../language/grammar.js';
import { isNominal, nounPhrase } from '../../mention/noun-phrase.js';
import { isGerund, isSubjectLabel } from '../grammar/clauses.js';
import type { VerbArguments } from '../grammar/arguments.js';
import { adjectiveFinding, agentFinding, nounFinding, type NounWords } from './nominal.js';
import { CitingWords } from './citing-words.js';
import { clauseAround, SourcePhrases } from './phrase.js';
import type { Attribution } from './cited.js';
import { withoutAsides } from './bounds.js';
import type { WordRange } from '../grammar/word-range.js';
import { caseOf, clauseRange, holds, inside, trim, withBracket, without, withoutCase } from './ranges.js';
import { hyphenated, verbRange, withCircumstance, withOpening } from './cue.js';
import {
  besideAside,
  asPutBy,
  gerundTold,
  infinitiveTold,
  isSaidRightBehind,
  isSpeech,
  objectTold,
  prepositionTold,
  toldThat,
  type Told,
} from './content.js';
import { besideTag, toldBeyond } from './tag.js';
import { isBareParticiple, TellerFinder, type Teller } from './teller.js';
import { relayedBy } from './relayed.js';
import { sourcePhrase } from './source.js';
import { quotedRanges } from './quoted-source.js';

const NOTHING_TOLD: Told = { content: [], opening: null };
const NOTHING: ReadonlySet<string> = new Set();

interface Table {
  readonly verbs: ReadonlyMap<string, readonly AttributionGroup[]>;
  readonly nouns: ReadonlyMap<string, readonly AttributionGroup[]>;
  readonly adjectives: ReadonlyMap<string, readonly AttributionGroup[]>;
}

/// Finds who is said to say, think, want or show what. Follows the constructions of the PolNeAR guidelines (Newell, Margolin
/// and Ruths 2018): clauses, quotations, infinitives and noun phrases as content.
export class AttributionReader {
  private readonly table: Table;
  private readonly prepositions = new Map<string, ReadonlySet<string>>();
  private readonly contents = new Map<readonly AttributionGroup[], ReadonlySet<string>>();
  private readonly hedges: ReadonlySet<string>;
  private readonly hedgingAdjectives: ReadonlySet<string>;
  private readonly occasions: ReadonlySet<string>;
  private readonly relaying: ReadonlySet<string>;
  private readonly words: CitingWords;
  private readonly tellers: TellerFinder;
  private readonly nounWords: NounWords;
  private readonly sourcePhrases: SourcePhrases;

  constructor(
    cues: Cues,
    grammar: GrammarWords,
    private readonly wordsOf: (className: string) => ReadonlySet<string>,
  ) {
    this.table = {
      verbs: byWord(cues.attribution, (group) => group.verbs),
      nouns: byWord(cues.attribution, (group) => group.nouns),
      adjectives: byWord(cues.attribution, (group) => group.adjectives),
    };
    for (const group of cues.attribution) {
      for (const [preposition, verbs] of Object.entries(group.prepositions)) {
        for (const verb of verbs)
          this.prepositions.set(verb, new Set([...(this.prepositions.get(verb) ?? []), preposition]));
      }
    }
    this.hedges = new Set(cues.hedges);
    this.hedgingAdjectives = new Set(cues.hedgingAdjectives);
    this.occasions = new Set(cues.occasions);
    this.relaying = new Set(cues.relaying);
    this.words = new CitingWords(cues, grammar, wordsOf('time-noun'));
    const { equating } = this.words;
    this.tellers = new TellerFinder({
      citing: this.words,
      relativePronouns: wordsOf('relative-pronoun'),
      documents: new Set(cues.documents),
      says: (lemma) => this.table.verbs.get(lemma)?.some((group) => group.content.includes('clause')) ?? false,
      quotes: new Set(
        [...this.prepositions]
          .filter(([, brings]) => [...equating].some((word) => brings.has(word)))
          .map(([verb]) => verb),
      ),
    });
    this.nounWords = {
      citing: this.words,
      receiving: new Set(cues.receiver),
      agents: new Set(cues.agents),
    };
    this.sourcePhrases = new SourcePhrases(cues.sourcePhrases);
  }

  /// Whether a word says that someone says (used to leave it out of the claims).
  isSaying(sentence: Sentence, index: number): boolean {
    const word = sentence.word(index);
    return (
      word.upos === 'VERB' &&
      (this.table.verbs.get(word.lemma.toLowerCase())?.some((group) => group.name === 'saying') ?? false)
    );
  }

  of(sentence: Sentence, verbs: VerbArguments): Attribution[] {
    const out: Attribution[] = [];
    const quoted = quotedRanges(sentence);
    for (let index = 0; index < sentence.words.length; index++) {
      const word = sentence.word(index);
      const lemma = sentence.lemmas[index] ?? '';
      if (
        word.features.VerbForm === 'Part' &&
        this.ofAdjective(sentence, verbs, index, sentence.forms[index] ?? '', out)
      )
        continue;
      if (word.upos === 'VERB') this.ofVerb(sentence, verbs, quoted, index, lemma, out);
      else if (word.upos === 'NOUN') this.ofNoun(sentence, verbs, index, lemma, out);
      else if (word.upos === 'ADJ') this.ofAdjective(sentence, verbs, index, lemma, out);
      else if (word.upos === 'ADV' && this.hedges.has(lemma)) this.ofHedge(sentence, index, out);
      if (word.label === 'amod') this.ofHedgingAdjective(sentence, index, out);
      if (isNominal(word)) this.ofSourcePhrase(sentence, index, out);
    }
    const told = withoutAsides(sentence, out, quoted, this.words);
    const { timeNouns } = this.words;
    return [...told, ...told.flatMap((outer) => relayedBy(sentence, verbs, outer, this.relaying, timeNouns))];
  }

  private ofVerb(
    sentence: Sentence,
    verbs: VerbArguments,
    quoted: readonly WordRange[],
    index: number,
    lemma: string,
    out: Attribution[],
  ): void {
    const particle = particleOf(sentence, index);
    const phrasal = particle === '' ? lemma : `${lemma} ${particle}`;
    const groups = this.table.verbs.get(phrasal) ?? this.table.verbs.get(lemma);
    const brings = this.prepositions.get(phrasal) ?? this.prepositions.get(lemma);
    if ((groups === undefined && brings === undefined) || isBid(sentence, index)) return;
    const takes = this.contentOf(groups);
    const content: WordRange[] = [];
    let opening: number | null = null;
    const beyond = toldBeyond(sentence, index);
    for (const child of sentence.children(index)) {
      const dependent = sentence.word(child);
      if (child === beyond) continue;
      if ((dependent.label === 'ccomp' || dependent.label === 'csubj:pass') && takes.has('clause'))
        content.push(clauseRange(sentence, child));
      else if (
        dependent.label === 'parataxis' &&
        takes.has('quotation') &&
        verbs.of(index).object.length === 0 &&
        this.isQuoted(sentence, index, child)
      )
        content.push(clauseRange(sentence, child));
      else if (dependent.label === 'xcomp' && dependent.upos !== 'ADJ' && takes.has('infinitive'))
        content.push(infinitiveTold(sentence, index, child));
      // "denied having killed anyone"
      else if (dependent.label === 'xcomp' && takes.has('clause') && isGerund(sentence, child))
        content.push(clauseRange(sentence, child));
    }
    const clausal = content.length > 0;
    if (!clausal && takes.has('clause')) content.push(...asPutBy(sentence, index, this.words));
    if (content.length === 0 && takes.has('object')) content.push(...gerundTold(sentence, index));
    if (content.length === 0 && takes.has('clause')) {
      const told = toldThat(sentence, index, this.words, (noun) => this.table.nouns.has(sentence.lemmas[noun] ?? ''));
      if (told !== null) content.push(clauseRange(sentence, told));
    }
    if (content.length === 0 && takes.has('quotation')) content.push(...besideTag(sentence, index));
    const passive = takes.has('clause') && isSaidToDo(sentence, verbs, index);
    if (content.length === 0 && (takes.has('object') || passive)) {
      const told = this.isToldByObject(sentence, verbs, index)
        ? NOTHING_TOLD
        : objectTold(sentence, verbs, index, brings ?? NOTHING);
      content.push(...told.content);
      ({ opening } = told);
    }
    if (content.length === 0 && brings !== undefined) {
      const told = prepositionTold(sentence, verbs, index, brings);
      content.push(...told.content);
      ({ opening } = told);
    }
    if (content.length === 0 && takes.has('clause')) content.push(...besideAside(sentence, verbs, index));
    if (content.length === 0 && takes.has('quotation') && !inside(quoted, index)) {
      content.push(...quoted.filter((range) => isSpeech(range) || isSaidRightBehind(sentence, range, index)));
    }
    const awaits =
      content.length === 0 && takes.has('quotation') && !inside(quoted, index) && verbs.of(index).object.length === 0;
    if (content.length === 0 && !awaits) return;
    const [agent] = verbs.of(index).passive ? verbs.of(index).subject : [];
    if (agent !== undefined) {
      // "accused by the ministry of smuggling": who says it stands inside what is said.
      const own = clauseRange(sentence, agent);
      content.splice(0, content.length, ...content.flatMap((piece) => without(piece, own)));
    }
    const issued = this.tellers.issuer(sentence, verbs, index) ?? this.tellers.quotedAs(sentence, verbs, index);
    const told =
      issued === null
        ? this.tellers.of(sentence, verbs, index, content, takes.has('quotation') ? quoted : [])
        : { source: issued.source, range: null };
    if (
      told.source !== null &&
      groups?.every((group) => this.isBarred(group, sentence.word(told.source ?? index).lemma)) === true
    )
      return;
    const asked = isBareParticiple(sentence, index);
    if (told.source === null && ((asked && !clausal) || this.tellers.quotesSomeone(sentence, verbs, index))) return;
    const verb = verbRange(sentence, index, (other) => this.takesInfinitive(sentence, other));
    const first = issued === null ? verb.first : verbRange(sentence, issued.verb).first;
    const cue = withOpening(sentence, { first, last: verb.last }, opening);
    const cueRange =
      opening === null && takes.has('quotation')
        ? withCircumstance(sentence, cue, [...content, ...(told.range === null ? [] : [told.range])], (at) =>
            this.isOccasion(sentence, index, at),
          )
        : cue;
    const free = told.range === null ? content : content.flatMap((piece) => without(piece, told.range ?? cueRange));
    this.add(sentence, out, told, index, cueRange, free, groups?.[0]?.name ?? 'talking', awaits);
  }

  /// The kinds of content that some of these groups take.
  private contentOf(groups: readonly AttributionGroup[] | undefined): ReadonlySet<string> {
    if (groups === undefined) return NOTHING;
    let known = this.contents.get(groups);
    if (known === undefined)
      this.contents.set(groups, (known = new Set<string>(groups.flatMap((group) => group.content))));
    return known;
  }

  /// "expressed concern about the plan": the noun tells what is said, and the verb is told with it.
  private isToldByObject(sentence: Sentence, verbs: VerbArguments, verb: number): boolean {
    return verbs.of(verb).object.some((head) => {
      if (head < verb) return false;
      const out: Attribution[] = [];
      if (sentence.word(head).upos === 'NOUN') this.ofNoun(sentence, verbs, head, sentence.lemmas[head] ?? '', out);
      return out.some(({ cueRange }) => cueRange.first <= verb && verb <= cueRange.last);
    });
  }

  private takesInfinitive(sentence: Sentence, verb: number): boolean {
    const lemma = sentence.lemmas[verb] ?? '';
    const groups = this.table.verbs.get(lemma) ?? this.table.adjectives.get(lemma);
    return groups?.some((group) => group.content.includes('infinitive') || group.adjectives.includes(lemma)) ?? false;
  }

  /// Whether a word is the day or the occasion of a saying: "said **Friday**", "said in an **interview**".
  private isOccasion(sentence: Sentence, verb: number, index: number): boolean {
    const { head, label } = sentence.word(index);
    const lemma = sentence.lemmas[index] ?? '';
    if (head !== verb) return false;
    if (label === 'advmod') return index === verb + 1;
    const marker = caseOf(sentence, index);
    return marker === null
      ? (this.words.timeNouns.has(lemma) && label.startsWith('obl')) || label === 'nmod:unmarked'
      : this.occasions.has(lemma);
  }

  private isBarred(group: AttributionGroup, source: string): boolean {
    return group.notOf !== null && this.wordsOf(group.notOf).has(source.toLowerCase());
  }

  private isQuoted(sentence: Sentence, verb: number, content: number): boolean {
    return content > verb && sentence.words.slice(verb, content).some((word) => word.form === ':' || word.form === ',');
  }

  private ofNoun(sentence: Sentence, verbs: VerbArguments, index: number, lemma: string, out: Attribution[]): void {
    const groups = this.table.nouns.get(lemma);
    const found =
      groups === undefined
        ? agentFinding(sentence, verbs, index, this.nounWords)
        : nounFinding(sentence, verbs, index, groups, this.nounWords);
    if (found !== null) this.add(sentence, out, found.source, index, found.cueRange, found.content, found.group);
  }

  private ofAdjective(
    sentence: Sentence,
    verbs: VerbArguments,
    index: number,
    lemma: string,
    out: Attribution[],
  ): boolean {
    const groups = this.table.adjectives.get(lemma);
    const found = groups === undefined ? null : adjectiveFinding(sentence, verbs, index, groups, this.words);
    if (found !== null) this.add(sentence, out, found.source, index, found.cueRange, found.content, found.group);
    return found !== null;
  }

  private ofHedge(sentence: Sentence, index: number, out: Attribution[]): void {
    const head = sentence.word(index).head;
    if (head < 0) return;
    const content = without(clauseRange(sentence, head), { first: index, last: index });
    this.add(sentence, out, null, index, { first: index, last: index }, content, 'hedge');
  }

  /// "The **alleged** robbers", "the **so-called** rebels": the phrase that it stands in is someone's word.
  private ofHedgingAdjective(sentence: Sentence, index: number, out: Attribution[]): void {
    const { head } = sentence.word(index);
    const cue = hyphenated(sentence, index);
    const name = sentence.forms.slice(cue.first, cue.last + 1).join('');
    if (head < index || !this.hedgingAdjectives.has(name)) return;
    this.add(sentence, out, null, index, cue, without(withoutCase(sentence, head), cue), 'hedge');
  }

  /// "According to the ministry, …": the phrase of `index` is the source, the clause that it stands in the content.
  private ofSourcePhrase(sentence: Sentence, index: number, out: Attribution[]): void {
    const found = this.sourcePhrases.at(sentence, index);
    if (found === null) return;
    const content = clauseAround(sentence, index, found);
    if (content.length > 0) this.add(sentence, out, index, found.first, found, content, 'saying');
  }

  private add(
    sentence: Sentence,
    out: Attribution[],
    teller: number | null | Teller,
    cue: number,
    cueRange: WordRange,
    content: readonly WordRange[],
    group: string,
    awaits = false,
  ): void {
    const pieces = content
      .filter((piece) => !content.some((other) => holds(other, piece)))
      .flatMap((piece) => without(piece, cueRange))
      .map((piece) => withBracket(sentence, trim(sentence, piece)))
      .filter((piece) => piece.first <= piece.last);
    if (pieces.length === 0 && !awaits) return;
    const { source, range } = typeof teller === 'object' && teller !== null ? teller : { source: teller, range: null };
    const phrase = source === null ? null : (range ?? nounPhrase(sentence, source, this.words.timeNouns));
    const named = phrase === null ? null : { first: phrase.first, last: phrase.last };
    const whole =
      source === null || named === null || this.isRelative(sentence, named)
        ? named
        : sourcePhrase(sentence, source, named, [cueRange, ...pieces], this.words.timeNouns);
    out.push({
      source,
      namedRange: named,
      sourceRange: whole,
      cue,
      cueRange,
      content: pieces,
      group,
    });
  }

  private isRelative(sentence: Sentence, range: WordRange): boolean {
    return range.first === range.last && this.wordsOf('relative-pronoun').has(sentence.lemmas[range.first] ?? '');
  }
}

function byWord(
  groups: readonly AttributionGroup[],
  wordsOf: (group: AttributionGroup) => readonly string[],
): Map<string, readonly AttributionGroup[]> {
  const map = new Map<string, readonly AttributionGroup[]>();
  for (const group of groups) for (const word of wordsOf(group)) map.set(word, [...(map.get(word) ?? []), group]);
  return map;
}

/// "Don't blame the pilot": bids say nothing of what anybody says.
function isBid(sentence: Sentence, verb: number): boolean {
  const { features, label } = sentence.word(verb);
  if (features.VerbForm !== 'Inf' || label !== 'root') return false;
  return !sentence
    .children(verb)
    .some((child) => isSubjectLabel(sentence.word(child).label) || makesNoBid(sentence.word(child).features));
}

/// "Rebels are believed **to have left**".
function isSaidToDo(sentence: Sentence, verbs: VerbArguments, verb: number): boolean {
  return (
    sentence.children(verb).some((child) => child > verb && sentence.word(child).label === 'xcomp') &&
    verbs.of(verb).passive
  );
}

/// What tells that a bare verb is none of a bid: "will say", "to say".
function makesNoBid({ VerbType, PartType }: Features): boolean {
  return VerbType === 'Mod' || PartType === 'Inf';
}

/// The particle of a verb: "out" of "point out"; empty where it has none.
function particleOf(sentence: Sentence, verb: number): string {
  const particle = sentence.children(verb).find((child) => sentence.word(child).label === 'compound:prt');
  return particle === undefined ? '' : (sentence.lemmas[particle] ?? '');
}
