import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Node, type ParsedNode, type Scalar } from 'yaml';
import { HerodotusError } from '../annotation/problem.js';

/// A file of the codebook: its path below the codebook's folder ("frames/assault.yaml") and its text.
export interface CodebookFile {
  readonly name: string;
  readonly text: string;
}

/// What to do about the slips that hands make most, by the parser's code.
const CURES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'mend the YAML there: put spaces in the place of tabs',
  BAD_INDENT: 'mend the YAML there: begin the line as far from the margin as its neighbours of the same kind',
  DUPLICATE_KEY: 'mend the YAML there: it stands twice in the same frame; join the two',
  MULTILINE_IMPLICIT_KEY: 'mend the YAML there: a ":" is missing behind the first word, there or in the line before',
  MISSING_CHAR: 'mend the YAML there: a "]" or a quote is missing, there or above',
};

/// A node of a codebook file that knows where it stands, so that every complaint names file, line and cure.
/// All `as…` methods throw HerodotusError `codebook-invalid` when the file says something else.
export class YamlNode {
  private constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
    private readonly node: Node | null,
    private readonly offset: number,
  ) {}

  /// Parses a file and checks its `format:` line.
  static read(file: CodebookFile, format: string): YamlNode {
    const lines = new LineCounter();
    const parsed = parseDocument<ParsedNode>(file.text, { lineCounter: lines, uniqueKeys: true });
    const first = parsed.errors[0];
    if (first !== undefined) {
      throw new HerodotusError('codebook-invalid', {
        file: file.name,
        line: lines.linePos(first.pos[0]).line,
        reason: first.message.split('\n')[0] ?? 'not valid YAML',
        cure:
          (first.message.includes('end with a') ? CURES['MISSING_CHAR'] : CURES[first.code]) ??
          'mend the YAML there; a text with ": " or "[" in it needs quotes',
      });
    }
    const root = new YamlNode(file.name, lines, parsed.contents, 0);
    const found = root.get('format')?.asString();
    if (found !== format) root.fail(`the format is ${found ?? 'missing'}`, `begin the file with "format: ${format}"`);
    if (root.get('origin') === null)
      root.fail('the origin is missing', 'say in "origin:" where the content comes from');
    return root;
  }

  get line(): number {
    return this.lines.linePos(this.offset).line;
  }

  fail(reason: string, cure: string): never {
    throw new HerodotusError('codebook-invalid', { file: this.file, line: this.line, reason, cure });
  }

  /// The value of a key, or null where the key is absent or empty.
  get(key: string): YamlNode | null {
    for (const [name, value] of this.entries()) if (name === key) return value;
    return null;
  }

  /// The key-value pairs of a mapping, in file order. Pairs without a value are left out.
  entries(): [string, YamlNode][] {
    if (!isMap(this.node)) this.fail('a mapping is wanted here', 'write "key: value" lines');
    const out: [string, YamlNode][] = [];
    for (const pair of this.node.items) {
      const key = pair.key;
      const value = pair.value;
      if (!isScalar(key) || value === null || value === undefined) continue;
      const node = value as Node;
      if (isScalar(node) && node.value === null) continue;
      const offset = (key.range?.[0] ?? node.range?.[0]) || 0;
      out.push([written(key), new YamlNode(this.file, this.lines, node, offset)]);
    }
    return out;
  }

  /// Complains about keys that are not among `known`: a misspelt key would otherwise be silently without effect.
  only(known: readonly string[]): void {
    for (const [key, value] of this.entries()) {
      if (!known.includes(key)) value.fail(`"${key}" is not known here`, `use one of: ${known.join(', ')}`);
    }
  }

  asString(): string {
    if (!isScalar(this.node) || typeof this.node.value === 'object')
      this.fail('a text is wanted here', 'write one line of text');
    return written(this.node);
  }

  /// The text of a key that must be there and have a form.
  matching(key: string, form: RegExp, cure: string): string {
    const node = this.get(key) ?? this.fail(`"${key}" is missing`, cure);
    const text = node.asString();
    return form.test(text) ? text : node.fail(`"${key}" is "${text}"`, cure);
  }

  asNumber(): number {
    const value = isScalar(this.node) ? this.node.value : null;
    if (typeof value !== 'number') this.fail('a number is wanted here', 'write a number without quotes');
    return value;
  }

  /// The texts of a list; a single text counts as a list of one.
  asStrings(): string[] {
    if (isScalar(this.node)) return [this.asString()];
    return this.items().map((item) => item.asString());
  }

  /// The same of words, which must be in small letters.
  asSmallWords(): string[] {
    return this.asStrings().map((word) => this.small(word));
  }

  /// A word that stands in this node and must be in small letters.
  small(word: string): string {
    if (word !== word.toLowerCase()) this.fail(`"${word}" has a capital`, `write "${word.toLowerCase()}"`);
    return word;
  }

  items(): YamlNode[] {
    if (!isSeq(this.node)) this.fail('a list is wanted here', 'write [a, b] or lines that begin with "- "');
    return this.node.items.map((item) => {
      const node = item as Node;
      return new YamlNode(this.file, this.lines, node, node.range?.[0] ?? this.offset);
    });
  }
}

/// The text of a value. A number is its figures: 081, which PyYAML writes without quotes, is a code and not the number 81.
function written({ value, source }: Scalar): string {
  return typeof value === 'number' && source !== undefined ? source : String(value);
}
