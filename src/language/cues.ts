import { STATUSES, type Status } from '../annotation/record.js';
import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { isYes } from './fields.js';

/// Words of one way of saying, thinking, wanting or showing, and where what is said stands.
export interface AttributionGroup {
  readonly name: string;
  /// clause, quotation, infinitive, object
  readonly content: readonly string[];
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  /// The prepositions that bring in what the nouns and the adjectives tell of ("criticism of", "worried about").
  readonly nounPrepositions: readonly string[];
  readonly adjectivePrepositions: readonly string[];
  /// Preposition to the verbs after which it brings in the content ("called for").
  readonly prepositions: Readonly<Record<string, readonly string[]>>;
  /// A word class whose members are no sources of this kind, or null.
  readonly notOf: string | null;
}

/// Words before a source: "according to". `named` asks for a name or an article behind them ("per the treaty"), `nouns` for one
/// of these ("in a poll"; empty for any).
export interface SourcePhrase {
  readonly phrase: string;
  readonly named: boolean;
  readonly nouns: readonly string[];
}

/// What a word says of the factuality of the act that it embeds; null where it says nothing.
export interface Signature {
  readonly name: string;
  readonly line: number;
  readonly status: Status;
  readonly polarity: 'negative' | null;
  readonly certainty: 'probable' | 'possible' | null;
  /// What a negation of the word does: `through` passes it on to the act ("no reports of"), `open` leaves the act undecided
  /// ("did not rule out"); null where it reaches infinitives but no told clause ("did not say that").
  readonly negated: 'through' | 'open' | null;
  /// Whether it says so of finite clauses too, which other words of wishing leave as they are ("hoped that they leave").
  readonly told: boolean;
  readonly verbs: readonly string[];
  readonly nouns: readonly string[];
  readonly adjectives: readonly string[];
  /// Which of the verbs say the same of an act told as their object ("called off the attack").
  readonly objectVerbs: readonly string[];
  /// Which verbs say it in the passive alone ("were feared killed").
  readonly passiveVerbs: readonly string[];
  /// Which verbs and adjectives say it of an act told as their subject ("the attack never happened").
  readonly subjectWords: readonly string[];
}

export interface Modal {
  readonly status: Status;
  readonly certainty: 'probable' | 'possible' | null;
  /// The status with "have"; "would have attacked" is counterfactual.
  readonly perfect: Status;
}

/// The words of saying, of factuality and of lending support, from `codebook/cues`.
export interface Cues {
  readonly attribution: readonly AttributionGroup[];
  /// Prepositions between a noun of saying and who says it: "criticism from the mayor".
  readonly sourcePrepositions: readonly string[];
  /// Prepositions between a noun for who thinks so and what is thought of: "an opponent of the plan".
  readonly agentPrepositions: readonly string[];
  /// Prepositions that join nouns inside the phrase that names a source: "the ministry of health".
  readonly phrasePrepositions: readonly string[];
  /// Pronouns that can be the subject of a verb right behind them.
  readonly subjectPronouns: readonly string[];
  /// Prepositional phrases that name a source: "according to".
  readonly sourcePhrases: readonly SourcePhrase[];
  /// Nouns for the occasion of a saying: "said in an interview".
  readonly occasions: readonly string[];
  /// Nouns for who thinks so: "an opponent of the plan".
  readonly agents: readonly string[];
  /// Nouns for what says something in writing or speech: "issued a statement calling for …".
  readonly documents: readonly string[];
  /// Verbs whose object says what their subject tells on: "which cited a police source".
  readonly relaying: readonly string[];
  /// Labels of who asks in an interview or speaks for the broadcaster, and of who answers: "Q", "A".
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
  /// Nouns before or behind a headline for what it has its news from: "Study: …".
  readonly headlineSources: readonly string[];
  readonly hedges: readonly string[];
  readonly hedgingAdjectives: readonly string[];
  readonly signatures: readonly Signature[];
  readonly modals: Readonly<Record<string, Modal>>;
  readonly negations: readonly string[];
  /// Words behind a negation that undo it: "not only".
  readonly affirming: readonly string[];
  readonly conditions: readonly string[];
  /// Auxiliaries that make a condition of the clause that they open: "should they leave".
  readonly invertedConditions: readonly string[];
  readonly purposes: readonly string[];
  /// Words that bring in a clause of time.
  readonly times: readonly string[];
  /// Prepositions before an act that is only spoken of: "warned against entering".
  readonly prospects: readonly string[];
  /// Prepositions before an act in whose place another is done: "instead of arresting them".
  readonly replaced: readonly string[];
  /// Words of time behind a negation before which nothing has happened: "not until".
  readonly awaiting: readonly string[];
  /// Adverbs beside a word of saying that make what is told untrue: "wrongly reported".
  readonly belying: readonly string[];
  /// Adverbs that say of an infinitive that it is still undone: "has yet to attack".
  readonly lacking: readonly string[];
  /// Words for having a part in an act: who has it acts, and who denies it denies the act of his.
  readonly partaking: readonly string[];
  /// Verbs with the preposition before the one who, they say, did it: "blame on".
  readonly blaming: readonly string[];
  /// Nouns for what is played, planned or dreamt: nothing that happens in it is real.
  readonly scenes: readonly string[];
  /// Verbs for one thing that becomes another: "turned the march into a riot".
  readonly turning: readonly string[];
  readonly probable: readonly string[];
  readonly possible: readonly string[];
  /// Verbs whose subject does the act that their object names.
  readonly doer: readonly string[];
  /// Verbs whose subject is the one to whom it is done.
  readonly receiver: readonly string[];
  /// Light verbs whose subject wants the act or speaks of it.
  readonly wanting: readonly string[];
}

/// Reads `cues/attribution.yaml`, `cues/status.yaml` and `cues/light-verbs.yaml`. Throws `codebook-invalid`.
export function parseCues(attribution: CodebookFile, status: CodebookFile, lightVerbs: CodebookFile): Cues {
  const said = YamlNode.read(attribution, 'herodotus/cues/1');
  const fact = YamlNode.read(status, 'herodotus/cues/1');
  const light = YamlNode.read(lightVerbs, 'herodotus/cues/1');
  return {
    attribution: (said.get('attribution')?.entries() ?? []).map(([name, node]) => parseGroup(name, node)),
    sourcePhrases: (said.get('phrases')?.entries() ?? []).map(([phrase, node]) => parseSourcePhrase(phrase, node)),
    sourcePrepositions: list(said, 'source-prepositions'),
    agentPrepositions: list(said, 'agent-prepositions'),
    phrasePrepositions: list(said, 'phrase-prepositions'),
    subjectPronouns: list(said, 'subject-pronouns'),
    occasions: list(said, 'occasions'),
    documents: list(said, 'documents'),
    agents: list(said, 'agents'),
    relaying: list(said, 'relaying'),
    askers: list(said, 'askers'),
    answerers: list(said, 'answerers'),
    headlineSources: list(said, 'headline-sources'),
    hedges: list(said, 'hedges'),
    hedgingAdjectives: list(said, 'hedging-adjectives'),
    signatures: (fact.get('signatures')?.entries() ?? []).map(([name, node]) => parseSignature(name, node)),
    modals: Object.fromEntries((fact.get('modals')?.entries() ?? []).map(([word, node]) => [word, parseModal(node)])),
    negations: list(fact, 'negations'),
    affirming: list(fact, 'affirming'),
    conditions: list(fact, 'conditions'),
    invertedConditions: list(fact, 'inverted-conditions'),
    purposes: list(fact, 'purposes'),
    times: list(fact, 'times'),
    prospects: list(fact, 'prospects'),
    replaced: list(fact, 'replaced'),
    awaiting: list(fact, 'awaiting'),
    belying: list(fact, 'belying'),
    lacking: list(fact, 'lacking'),
    partaking: list(fact, 'partaking'),
    scenes: list(fact, 'scenes'),
    turning: list(fact, 'turning'),
    probable: list(fact, 'probable'),
    possible: list(fact, 'possible'),
    doer: list(light, 'doer'),
    receiver: list(light, 'receiver'),
    wanting: list(light, 'wanting'),
    blaming: list(light, 'blaming'),
  };
}

function list(node: YamlNode, key: string): string[] {
  return node.get(key)?.asStrings() ?? [];
}

function parseGroup(name: string, node: YamlNode): AttributionGroup {
  node.only([
    'gloss',
    'content',
    'verbs',
    'nouns',
    'adjectives',
    'prepositions',
    'noun-prepositions',
    'adjective-prepositions',
    'not-of',
  ]);
  return {
    name,
    content: list(node, 'content'),
    verbs: list(node, 'verbs'),
    nouns: list(node, 'nouns'),
    adjectives: list(node, 'adjectives'),
    nounPrepositions: list(node, 'noun-prepositions'),
    adjectivePrepositions: list(node, 'adjective-prepositions'),
    prepositions: Object.fromEntries(
      (node.get('prepositions')?.entries() ?? []).map(([preposition, verbs]) => [preposition, verbs.asStrings()]),
    ),
    notOf: node.get('not-of')?.asString().replace('$', '') ?? null,
  };
}

function parseSourcePhrase(phrase: string, node: YamlNode): SourcePhrase {
  node.only(['of', 'named']);
  return { phrase, named: node.get('named')?.asString() === 'yes', nouns: list(node, 'of') };
}

function parseSignature(name: string, node: YamlNode): Signature {
  node.only([
    'status',
    'polarity',
    'certainty',
    'negated',
    'told',
    'verbs',
    'nouns',
    'adjectives',
    'also-object',
    'of-passive',
    'as-subject',
  ]);
  const verbs = list(node, 'verbs');
  const also = node.get('also-object');
  const polarity = node.get('polarity')?.asString();
  const negated = node.get('negated')?.asString();
  return {
    name,
    line: node.line,
    status: parseStatus(node),
    polarity: polarity === 'negative' ? polarity : null,
    certainty: parseCertainty(node),
    negated: negated === 'through' || negated === 'open' ? negated : null,
    told: isYes(node, 'told'),
    verbs,
    nouns: list(node, 'nouns'),
    adjectives: list(node, 'adjectives'),
    objectVerbs: also === null ? [] : also.asStrings()[0] === 'true' ? verbs : also.asStrings(),
    passiveVerbs: list(node, 'of-passive'),
    subjectWords: list(node, 'as-subject'),
  };
}

function parseModal(node: YamlNode): Modal {
  node.only(['status', 'certainty', 'perfect']);
  const perfect = node.get('perfect')?.asString();
  return {
    status: parseStatus(node),
    certainty: parseCertainty(node),
    perfect: STATUSES.find((value) => value === perfect) ?? 'counterfactual',
  };
}

function parseStatus(node: YamlNode): Status {
  const text = node.get('status')?.asString() ?? '';
  return (
    STATUSES.find((value) => value === text) ??
    node.fail(`"${text}" is no status`, `use one of: ${STATUSES.join(', ')}`)
  );
}

function parseCertainty(node: YamlNode): 'probable' | 'possible' | null {
  const text = node.get('certainty')?.asString();
  return text === 'probable' || text === 'possible' ? text : null;
}
