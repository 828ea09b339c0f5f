import type { LinkRecord } from '../annotation/record.js';
import { VerdictReader } from '../code/statement/verdicts.js';
import type { LanguagePack } from '../language/pack.js';
import { linkDenials } from './denials.js';
import { withDeniedDeeds } from './denied-deeds.js';
import type { AgainstWords } from './dispute-signs.js';
import { FrameWords } from './frame-words.js';
import type { HappeningWords } from './likeness.js';
import type { PageReading } from './reading.js';
import { linkReplies, type ReplyWords } from './replies.js';
import { linkRetold } from './retold.js';

/// The words of a language by which links are found.
export interface LinkWords {
  readonly replies: ReplyWords;
  readonly against: AgainstWords;
  readonly happening: HappeningWords;
}

export function linkWordsOf({ classes, wordings }: Pick<LanguagePack, 'classes' | 'wordings'>): LinkWords {
  const classOf = (name: string): ReadonlySet<string> => new Set(classes[name] ?? []);
  const frames = new FrameWords(wordings);
  return {
    replies: { pageNouns: classOf('page-noun'), commentNouns: classOf('comment-noun') },
    against: {
      denying: classOf('denying'),
      falsehoods: classOf('falsehood'),
      saidThings: classOf('said-thing'),
      untold: classOf('untold'),
      counting: classOf('counting'),
      lessening: classOf('lessening'),
      whatever: classOf('whatever'),
      beginning: classOf('beginning'),
      selves: classOf('self'),
      anyDeeds: classOf('any-deed'),
      insisting: classOf('insisting'),
      contrast: classOf('contrast'),
      frames,
    },
    happening: { another: classOf('another'), frames },
  };
}

/// Finds how the statements of a document bear on each other: made once for a codebook, used for any number of documents.
export class Linker {
  private readonly verdicts: VerdictReader;
  private readonly words: LinkWords;

  constructor(pack: Pick<LanguagePack, 'classes' | 'wordings'>) {
    this.verdicts = new VerdictReader((name) => new Set(pack.classes[name] ?? []));
    this.words = linkWordsOf(pack);
  }

  /// The links of a record, in the order of the statements that they start from; between two statements at most one of a kind. One may
  /// both repeat and dispute another: it tells of the same happening otherwise.
  links(page: PageReading): LinkRecord[] {
    const { record } = page;
    const { replies, against, happening } = this.words;
    if (record.statements.length < 2) return [];
    const said = [...linkReplies(page, this.verdicts, replies), ...linkDenials(page, against.saidThings)];
    const verdicts = new Set(said.filter(({ kind }) => kind === 'disputes').map(({ from }) => from));
    const retold = linkRetold(page, against, happening, verdicts);
    const statements = new Map(record.statements.map((statement) => [statement.id, statement]));
    const order = new Map(record.statements.map(({ id }, index) => [id, index]));
    const seen = new Set<string>();
    return withDeniedDeeds([...said, ...retold], statements, verdicts)
      .filter(({ kind, from, to }) => {
        const link = `${kind} ${from} ${to}`;
        return seen.has(link) ? false : seen.add(link);
      })
      .sort((a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0));
  }
}
