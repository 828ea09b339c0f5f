import { Parser } from 'htmlparser2';

/// An element of XML with what stands in it.
export interface XmlRecord {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /// Its own text, without that of its children.
  readonly text: string;
  readonly children: readonly XmlRecord[];
}

interface OpenRecord extends XmlRecord {
  text: string;
  readonly children: OpenRecord[];
}

/// A record with more characters or elements than this is cut there.
const LONGEST_RECORD = 64 * 1024 * 1024;
const MOST_ELEMENTS = 500_000;
const DEEPEST = 40;
/// No export nests its elements so deep; the parser's time grows with the square of the depth, so what follows is not read.
const ABYSS = 1000;
const PIECE = 8192;

/// Reads records (elements of given names) out of XML as it comes; only one is held at a time. Elements in records are
/// their children; names are in lower case.
export class XmlRecords {
  /// Whether the XML ended inside an element.
  isCut = false;
  private readonly parser: Parser;
  /// Elements that stand open, kept or not.
  private depth = 0;
  private readonly open: OpenRecord[] = [];
  private ending = false;
  private size = 0;
  private elements = 0;
  /// Depth below the deepest element that is kept.
  private beyond = 0;

  constructor(names: ReadonlySet<string>, record: (record: XmlRecord) => void) {
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => {
          this.depth++;
          const outer = this.open.at(-1);
          if (outer === undefined && !names.has(name)) return;
          if (this.beyond > 0 || this.open.length >= DEEPEST || this.elements >= MOST_ELEMENTS) {
            this.beyond++;
            return;
          }
          this.elements++;
          const made: OpenRecord = { name, attributes, text: '', children: [] };
          outer?.children.push(made);
          this.open.push(made);
        },
        ontext: (text) => {
          const at = this.open.at(-1);
          if (at === undefined || this.beyond > 0 || this.size > LONGEST_RECORD) return;
          this.size += text.length;
          at.text += text;
        },
        onclosetag: (name) => {
          this.depth--;
          // What the end of the export closes was cut off; no more than that is wrong with it.
          if (this.ending) this.isCut = true;
          if (this.beyond > 0) {
            this.beyond--;
            return;
          }
          const closed = this.open.at(-1);
          if (closed?.name !== name) return;
          this.open.pop();
          if (this.open.length > 0) return;
          this.size = 0;
          this.elements = 0;
          if (!this.ending) record(closed);
        },
      },
      { xmlMode: true, decodeEntities: true, recognizeCDATA: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
    );
  }

  write(text: string): void {
    for (let at = 0; at < text.length && this.depth < ABYSS; at += PIECE) this.parser.write(text.slice(at, at + PIECE));
  }

  end(): void {
    this.ending = true;
    this.parser.end();
  }
}

/// The text of a child, null where it is missing or empty.
export function childText(record: XmlRecord, name: string): string | null {
  const text = record.children.find((child) => child.name === name)?.text.trim() ?? '';
  return text === '' ? null : text;
}

export function childRecord(record: XmlRecord, name: string): XmlRecord | null {
  return record.children.find((child) => child.name === name) ?? null;
}
