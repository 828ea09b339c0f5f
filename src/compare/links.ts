import type { LinkRecord } from '../annotation/record.js';
import { VerdictReader } from '../code/statement/verdicts.js';
import type { WordClasses } from '../language/words.js';
import type { AgainstWords } from './dispute-signs.js';
import { linkDenials } from './denials.js';
import { withDeniedDeeds } from './denied-deeds.js';
import type { PageReading } from './reading.js';
import { linkReplies, type ReplyWords } from './replies.js';
import { linkRetold } from './retold.js';

/// Finds how the statements of a document bear on each other: made once for a codebook, used for any number of documents.
export class Linker {
  private readonly verdicts: VerdictReader;
  private readonly words: ReplyWords;
  private readonly against: AgainstWords;
  private readonly another: ReadonlySet<string>;

  constructor(classes: WordClasses) {
    const classOf = (name: string): ReadonlySet<string> => new Set(classes[name] ?? []);
    this.verdicts = new VerdictReader(classOf);
    this.words = { pageNouns: classOf('page-noun'), commentNouns: classOf('comment-noun') };
    this.against = {
      denying: classOf('denying'),
      falsehoods: classOf('falsehood'),
      saidThings: classOf('said-thing'),
      untold: classOf('untold'),
    };
    this.another = classOf('another');
  }

  /// The links of a record, in the order of the statements that they start from; between two statements at most one, and one more where
  /// a denial tells the deed that it denies.
  links(page: PageReading): LinkRecord[] {
    const { record } = page;
    if (record.statements.length < 2) return [];
    const said = [...linkReplies(page, this.verdicts, this.words), ...linkDenials(page, this.against.saidThings)];
    const verdicts = new Set(said.filter(({ kind }) => kind === 'disputes').map(({ from }) => from));
    const found = [...said, ...linkRetold(page, this.against, this.another, verdicts)];
    const order = new Map(record.statements.map(({ id }, index) => [id, index]));
    const seen = new Set<string>();
    const links = found
      .filter(({ from, to }) => {
        const ends = `${from} ${to}`;
        return seen.has(ends) ? false : seen.add(ends);
      })
      .sort((a, b) => (order.get(a.from) ?? 0) - (order.get(b.from) ?? 0));
    return withDeniedDeeds(links, new Map(record.statements.map((statement) => [statement.id, statement])), verdicts);
  }
}
