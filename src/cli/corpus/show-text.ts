import pc from 'picocolors';
import type { SearchHit } from '../../store/corpus.js';
import type { Counts } from '../../store/query.js';
import type { DocumentRow, IncidentRow, PartyRow, StatementRow } from '../../store/rows.js';
import { printable } from '../../input/source.js';
import type { TerminalStyle } from '../terminal.js';

/// Months that are shown side by side.
const MONTHS = 12;

/// What `herodotus show` writes on a terminal. Names and words of pages are without control characters.
export class ShowText {
  private readonly paint: ReturnType<typeof pc.createColors>;

  constructor(private readonly style: TerminalStyle) {
    this.paint = pc.createColors(style.color);
  }

  counts({ total, months, dyads, disputed }: Counts): string {
    const { bold, dim } = this.paint;
    if (total === 0) return 'no events\n';
    return [
      bold(`${total} incidents by type and month`),
      ...this.monthTable(months),
      '',
      bold('who acts on whom'),
      ...dyads.map(
        ({ actor, recipient, incidents, score }) =>
          `${String(incidents).padStart(6)}  ${printable(actor)} → ${printable(recipient)}  ${dim(`mean score ${score.toFixed(1)}`)}`,
      ),
      '',
      bold('disputed'),
      ...(disputed.length === 0 ? ['        nothing'] : disputed.map((incident) => this.disputedLine(incident))),
      '',
    ].join('\n');
  }

  incident(incident: IncidentRow): string {
    const { bold, dim } = this.paint;
    const { number, type, from, to, place, reports, publications, disputedFields, statements, claims } = incident;
    const copies = new Map(incident.copies.map(({ document, of }) => [document, of]));
    const copied = ({ id }: DocumentRow): string => (copies.has(id) ? `, a copy of ${copies.get(id) ?? ''}` : '');
    const when = from === null && to === null ? 'no day' : from === to ? from : `${from ?? '…'} to ${to ?? '…'}`;
    return [
      bold(`incident ${number}: ${type}, ${when}${place === null ? '' : `, ${printable(place.name)}`}`),
      `told by ${reports} reports in ${publications} publications; ${incident.asserted} voices assert it, ${incident.denied} deny it` +
        (disputedFields.length === 0 ? '' : `; disputed: ${disputedFields.join(', ')}`),
      ...statements.flatMap((statement) => [
        '',
        `${this.what(statement)}  ${dim(`${statement.id}, ${statement.key}`)}`,
        `  ${parties(statement.actor)} → ${parties(statement.recipient)}`,
        `  ${dim('says')} ${chain(statement)}`,
        `  ${dim('in')} ${printable(statement.document.title ?? statement.document.input)}${dim(
          ` (${statement.document.publisher ?? statement.document.id}, ${statement.document.published ?? 'no day'}${copied(statement.document)})`,
        )}`,
      ]),
      ...claims.flatMap(({ id, words, polarity, says, document }) => [
        '',
        `claim “${printable(words)}”${polarity === 'negative' ? ' denied' : ''}  ${dim(id)}`,
        `  ${dim('says')} ${printable(says ?? 'unknown')}`,
        `  ${dim('in')} ${printable(document.title ?? document.input)}${dim(
          ` (${document.publisher ?? document.id}, ${document.published ?? 'no day'}${copied(document)})`,
        )}`,
      ]),
      '',
    ].join('\n');
  }

  hits(hits: readonly SearchHit[]): string {
    const { bold, dim } = this.paint;
    if (hits.length === 0) return 'nothing is found\n';
    return hits
      .map(
        ({ document, words, source }) =>
          `${bold(printable(document.title ?? document.input))}  ${dim(document.id)}\n  ${
            source === null ? '' : `${printable(source)}: `
          }${printable(words.replace(/\s+/g, ' ').trim())}\n`,
      )
      .join('\n');
  }

  /// A row a type, a column a month, as many of the last as fit; the others and those without a month stand together.
  private monthTable(months: Counts['months']): string[] {
    const { dim } = this.paint;
    const fitting = Math.max(1, Math.min(MONTHS, Math.floor((this.style.width - 30) / 9)));
    const last = [...new Set(months.flatMap(({ month }) => month ?? []))].sort().slice(-fitting);
    const types = [...new Set(months.map(({ type }) => type))].sort();
    const columns = ['other', ...last, 'all'];
    const rows = types.map((type) => {
      const own = months.filter((row) => row.type === type);
      const sum = (rowsOf: Counts['months']): number => rowsOf.reduce((all, { incidents }) => all + incidents, 0);
      const counts = [
        sum(own.filter(({ month }) => month === null || !last.includes(month))),
        ...last.map((month) => sum(own.filter((row) => row.month === month))),
        sum(own),
      ];
      return `${type.padEnd(12)}${counts.map((count) => (count === 0 ? '·' : String(count)).padStart(9)).join('')}`;
    });
    return [dim(`${''.padEnd(12)}${columns.map((column) => column.padStart(9)).join('')}`), ...rows];
  }

  private disputedLine(incident: IncidentRow): string {
    const [first] = incident.statements;
    const who = first === undefined ? '' : `${parties(first.actor)} → ${parties(first.recipient)}`;
    const day = incident.from ?? 'no day';
    return `${String(incident.number).padStart(6)}  ${incident.type} ${day}  ${who}  ${this.paint.dim(
      `${incident.disputedFields.join(', ')}; ${incident.statements.length} statements`,
    )}`;
  }

  private what({ event, relation, status, polarity, certainty, cue }: StatementRow): string {
    const told =
      event === null ? (relation ?? 'claim') : [event.type, event.mode].filter((each) => each !== null).join(' ');
    const whether = [
      status,
      ...(polarity === 'negative' ? ['denied'] : []),
      ...(certainty === 'certain' ? [] : [certainty]),
    ].join(', ');
    return `${this.paint.bold(told)} “${printable(cue.words)}” ${whether}`;
  }
}

function parties(list: readonly PartyRow[]): string {
  return list.map(({ words, actor }) => printable(actor?.name ?? words)).join('; ') || '–';
}

function chain({ attribution }: StatementRow): string {
  return attribution.map(({ kind, name }) => printable(name ?? kind)).join(' › ');
}
