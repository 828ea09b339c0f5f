import type { NameWriting } from '../codebook/actors-trie.js';
import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { wordsOf } from './fields.js';
import type { Prepositions } from './prepositions.js';

/// Words around the names of places; `places.yaml` says what each list is. Plain data that goes through JSON unchanged.
export interface PlaceWordData {
  readonly kinds: readonly string[];
  readonly regionKinds: readonly string[];
  readonly droppedKinds: readonly string[];
  readonly namedKinds: readonly string[];
  readonly nameArticles: readonly string[];
  readonly pluralKinds: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
  /// By country: short forms of regions, and the region.
  readonly abbreviations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/// Reads `places.yaml` of a language. Throws `codebook-invalid`.
export function parsePlaceWords(file: CodebookFile): PlaceWordData {
  const root = YamlNode.read(file, 'herodotus/place-words/1');
  root.only([
    'format',
    'origin',
    'kinds',
    'region-kinds',
    'dropped-kinds',
    'named-kinds',
    'name-articles',
    'plural-kinds',
    'bodies',
    'abbreviations',
  ]);
  return {
    kinds: wordsOf(root, 'kinds'),
    regionKinds: wordsOf(root, 'region-kinds'),
    droppedKinds: wordsOf(root, 'dropped-kinds'),
    namedKinds: wordsOf(root, 'named-kinds'),
    nameArticles: wordsOf(root, 'name-articles'),
    pluralKinds: textsOf(root.get('plural-kinds')),
    bodies: wordsOf(root, 'bodies'),
    abbreviations: Object.fromEntries(
      (root.get('abbreviations')?.entries() ?? []).map(([country, forms]) => [country, textsOf(forms)]),
    ),
  };
}

function textsOf(node: YamlNode | null | undefined): Record<string, string> {
  return Object.fromEntries((node?.entries() ?? []).map(([key, value]) => [key, value.asString()]));
}

/// The words around places, ready to be asked: made once for a language.
export class PlaceWords {
  readonly kinds: ReadonlySet<string>;
  readonly regionKinds: ReadonlySet<string>;
  readonly nameArticles: readonly string[];
  readonly locating: ReadonlySet<string>;
  readonly surelyLocating: ReadonlySet<string>;
  readonly holding: ReadonlySet<string>;
  /// Kinds that stand before the name, and what stands between: "the town of Ely".
  readonly named: ReadonlySet<string>;
  readonly naming: ReadonlySet<string>;
  /// Kinds in the plural, and their singular.
  readonly pluralKinds: ReadonlyMap<string, string>;
  /// What a body is called that belongs to a place: "police".
  readonly bodies: ReadonlySet<string>;
  /// Short forms of regions, without a full stop at the end.
  readonly abbreviations: ReadonlyMap<string, { readonly country: string; readonly name: string }>;
  private readonly droppedKinds: ReadonlySet<string>;
  private readonly articles: ReadonlySet<string>;
  private readonly nameArticle: RegExp;

  /// `writing`: what the language writes around names of any kind.
  constructor(
    data: PlaceWordData,
    prepositions: Prepositions,
    readonly writing: NameWriting,
  ) {
    this.kinds = new Set(data.kinds);
    this.regionKinds = new Set(data.regionKinds);
    this.droppedKinds = new Set(data.droppedKinds);
    this.articles = new Set(writing.articles);
    this.nameArticles = data.nameArticles;
    this.nameArticle = new RegExp(data.nameArticles.length === 0 ? '(?!)' : `^(?:${data.nameArticles.join('|')})`);
    this.locating = new Set(prepositions.locating);
    this.surelyLocating = new Set(prepositions['surely-locating']);
    this.holding = new Set(prepositions.holding);
    this.named = new Set(data.namedKinds);
    this.naming = new Set(prepositions.partitive);
    this.pluralKinds = new Map(Object.entries(data.pluralKinds));
    this.bodies = new Set(data.bodies);
    this.abbreviations = new Map(
      Object.entries(data.abbreviations).flatMap(([country, forms]) =>
        Object.entries(forms).map(([short, name]) => [short.replace(/\.$/, ''), { country, name }] as const),
      ),
    );
  }

  /// Whether a word begins as the articles of names do.
  beginsWithArticle(form: string): boolean {
    return this.nameArticle.test(form);
  }

  /// A name without the article in front of it.
  withoutArticle(name: string): string {
    const space = name.indexOf(' ');
    return space > 0 && this.articles.has(name.slice(0, space).toLowerCase()) ? name.slice(space + 1) : name;
  }

  /// A name without the kind that it may be called without ("Georgia state"), or null where it has none.
  withoutKind(name: string): string | null {
    const space = name.lastIndexOf(' ');
    return space > 0 && this.droppedKinds.has(name.slice(space + 1)) ? name.slice(0, space) : null;
  }
}
