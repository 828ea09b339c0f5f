import type { AnnotatedDocument } from '../../annotation/annotated-document.js';
import type { SourceDocument } from '../../annotation/document.js';
import type { DocumentRecord } from '../../annotation/record.js';
import { frameLines } from '../../codebook/editing.js';
import { checkExamples, type ExampleFailure } from '../../codebook/check-examples.js';
import { inOrder } from '../../codebook/codebook.js';
import { joinFrames, parseFrames, type Frame } from '../../codebook/frames.js';
import type { Ontology } from '../../codebook/ontology.js';
import { parseWordings } from '../../codebook/wording.js';
import type { CodebookFile } from '../../codebook/yaml.js';
import { loadEquipment, type LoadedEquipment } from '../../equip/equipment.js';
import { Pipeline } from '../../pipeline.js';

/// Sentences whose parses are kept.
const KEPT = 20_000;
/// Milliseconds of work at a time.
const AT_A_TIME = 20;

/// Codes single sentences with the codebook and with changed files in it.
export class Trials {
  private readonly parsed = new Map<string, AnnotatedDocument>();
  private readonly inside: ReadonlySet<string>;
  private rested = 0;
  /// The codebook as it is.
  readonly own: Trial;

  private constructor(private readonly equipment: LoadedEquipment) {
    const packs = [...equipment.languages.values()].map(({ pack }) => pack);
    this.inside = new Set(packs.flatMap((pack) => pack.prepositions['inside-unit']));
    this.own = new Trial(equipment, this);
  }

  /// Throws as `loadEquipment`.
  static async open(): Promise<Trials> {
    return new Trials(await loadEquipment());
  }

  /// The codebook with files of new frames beside its own, and with frames that files word otherwise: `changed` has the names of
  /// these by the file, since the files are long. Throws `codebook-invalid`.
  with(files: ReadonlyMap<string, string>, changed: ReadonlyMap<string, ReadonlySet<string>>): Trial {
    const { codebook, languages } = this.equipment;
    const given = [...files].map(([name, text]) => ({ name, text }));
    const frames = given.filter(({ name }) => name.startsWith('frames/'));
    const replaced = new Set(frames.map(({ name }) => name));
    const entries = [
      ...codebook.frames.filter(({ id }) => !replaced.has(fileOf(id))),
      ...frames.flatMap((file) => parseFrames(file, this.inside)),
    ].sort((a, b) => (fileOf(a.id) < fileOf(b.id) ? -1 : fileOf(a.id) > fileOf(b.id) ? 1 : 0));
    return new Trial(
      {
        codebook: { ...codebook, frames: inOrder(entries) },
        languages: new Map(
          [...languages].map(([code, own]) => {
            const worded = new Map(
              given
                .filter(({ name }) => name.startsWith(`language/${code}/wording/`))
                .flatMap((file) => parseWordings(onlyFrames(file, changed.get(file.name)), this.inside))
                .map((wording) => [wording.frame, wording]),
            );
            const wordings = own.pack.wordings.map((each) => worded.get(each.frame) ?? each);
            return [code, { ...own, pack: { ...own.pack, wordings } }];
          }),
        ),
      },
      this,
    );
  }

  /// Lets others be answered where it has worked for a while.
  async rest(): Promise<void> {
    if (performance.now() - this.rested < AT_A_TIME) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.rested = performance.now();
  }

  /// A sentence with its tree.
  async parse(text: string, language: string): Promise<AnnotatedDocument> {
    const key = `${language} ${text}`;
    const known = this.parsed.get(key);
    if (known !== undefined) return known;
    const parsed = await this.own.pipeline.annotate(documentOf(text, language));
    if (this.parsed.size >= KEPT) this.parsed.clear();
    this.parsed.set(key, parsed);
    return parsed;
  }
}

/// One codebook under trial.
export class Trial {
  readonly pipeline: Pipeline;
  readonly ontology: Ontology;
  private readonly frames: readonly Frame[];
  private readonly byId: ReadonlyMap<string, Frame>;
  private readonly known: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly records = new Map<string, DocumentRecord>();

  constructor(
    { codebook, languages }: Pick<LoadedEquipment, 'codebook' | 'languages'>,
    private readonly trials: Trials,
  ) {
    this.pipeline = new Pipeline({ codebook, languages });
    this.ontology = codebook.ontology;
    this.frames = [...languages.values()].flatMap(({ pack }) => joinFrames(codebook.frames, pack.wordings));
    this.known = new Map([...languages].map(([code, { pack }]) => [code, new Set(pack.classes['place-preposition'])]));
    this.byId = new Map(this.frames.map((frame) => [frame.id, frame]));
  }

  frame(id: string): Frame | undefined {
    return this.byId.get(id);
  }

  /// The prepositions that frames of a language may name as places.
  prepositions(language: string): ReadonlySet<string> {
    return this.known.get(language) ?? new Set();
  }

  /// Frames that list a word as what carries a unit.
  carriedBy(word: string): Frame[] {
    return this.frames.filter(({ units }) => units.some(({ words, anchor }) => words[anchor] === word));
  }

  async code(text: string, language: string): Promise<DocumentRecord> {
    const key = `${language} ${text}`;
    const known = this.records.get(key);
    if (known !== undefined) return known;
    const parsed = await this.trials.parse(text, language);
    await this.trials.rest();
    const record = this.pipeline.code(parsed);
    this.records.set(key, record);
    return record;
  }

  /// The examples of frames that do not come out.
  async failures(frames: readonly Frame[], language: string): Promise<ExampleFailure[]> {
    return (await checkExamples(frames, (text) => this.code(text, language))).failures;
  }
}

/// A file of wordings with these frames alone.
function onlyFrames({ name, text }: CodebookFile, frames: ReadonlySet<string> = new Set()): CodebookFile {
  const head = text.slice(0, text.indexOf('\nframes:') + '\nframes:\n'.length);
  return { name, text: head + [...frames].map((frame) => frameLines(text, frame)).join('') };
}

function documentOf(text: string, language: string): SourceDocument {
  const voice = { id: 'v1', kind: 'unknown', name: null } as const;
  return {
    ...{ id: 'sentence', input: 'sentence', uri: null, title: null, published: null, language, publisher: null, text },
    voices: [voice],
    segments: [{ start: 0, end: text.length, kind: 'body', voice: 'v1', replyTo: null, published: null }],
    warnings: [],
  };
}

function fileOf(frame: string): string {
  return frame.slice(0, frame.indexOf('#'));
}
