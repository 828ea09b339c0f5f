import type { DocumentRecord, RoleRecord, SpanRecord, StatementRecord } from '../annotation/record.js';
import { CLASSES, statementClass } from './event-class.js';
import { breaks, wrap } from './lines.js';
import { palette, type Palette } from './palette.js';
import { shownLinks } from './shown-links.js';
import type { TableOptions } from './table.js';
import { clean, count, Wording } from './wording.js';

const INDENT = '    ';
/// Room for the name of a field.
const LABEL = 13;

export interface ExplainOptions extends TableOptions {
  /// Show only sentences that hold these words.
  readonly only?: string;
  /// Where the words at an offset (code points of the text) stand in the page as it was served, in words; null where nobody
  /// can tell. Shown with each statement.
  readonly placeOf?: (offset: number) => string | null;
  /// Where an entry of the codebook or the language stands: "wording/assault.yaml:12" for "frames/assault.yaml#bomb"; null for
  /// what is none.
  readonly lineOf?: (entry: string) => string | null;
}

/// Renders one document with each statement explained: the clause with its roles named beneath, what it was coded as, why
/// each field has its value, who says so. Claims are left out unless asked for. Ends with a line feed.
export function renderExplain(record: DocumentRecord, options: ExplainOptions): string {
  const wording = new Wording(record);
  const paint = palette(options.color);
  const lines = [paint.bold(clean(record.title ?? '') || clean(record.input))];
  const byline = wording.byline();
  if (byline !== '') lines.push(paint.dim(byline));
  for (const section of wording.sections()) {
    const statements = section.statements.filter(
      (statement) =>
        (options.claims === true || statement.kind !== 'claim') &&
        wording.inSentence(statement.cue, options.only ?? ''),
    );
    if (statements.length === 0) continue;
    const { title, about } = wording.heading(section);
    lines.push('', `${paint.heading(title.toUpperCase())}${about === '' ? '' : `  ${paint.dim(about)}`}`);
    for (const statement of statements) lines.push('', ...explained(statement, wording, paint, options));
  }
  const claims = record.statements.filter(({ kind }) => kind === 'claim').length;
  lines.push('', wording.figures());
  if (claims > 0 && options.claims !== true) lines.push(paint.dim(`${count(claims, 'claim')} left out`));
  for (const { code, message } of record.warnings) {
    lines.push(paint.warning(`warning ${clean(code)}: ${clean(message)}`));
  }
  return `${lines.join('\n')}\n`;
}

function explained(
  statement: StatementRecord,
  wording: Wording,
  paint: Palette,
  { width, placeOf, lineOf }: ExplainOptions,
): string[] {
  const named = statementClass(statement);
  const what = wording.what(statement) ?? 'claim';
  const sure = paint.dim(`${Math.round(statement.confidence * 100)} % sure`);
  return [
    `${paint.bold(clean(statement.id))}  ${paint.classes[named](`${CLASSES[named].sign} ${what}`)}  ${wording.whether(statement)}  ${sure}`,
    ...quoted(statement, wording, paint, width),
    ...reasons(statement, wording, paint, width, lineOf),
    ...field('stands in', placeOf?.(statement.cue.start) ?? '', paint, width),
  ];
}

function field(label: string, words: string, paint: Palette, width: number): string[] {
  if (words === '') return [];
  return wrap(words, width - INDENT.length - LABEL).map(
    (line, index) => `${INDENT}${paint.dim((index === 0 ? label : '').padEnd(LABEL))}${line}`,
  );
}

type Named = SpanRecord & { readonly name: string };

/// The clause, its roles underlined and named on the line beneath.
function quoted(statement: StatementRecord, wording: Wording, paint: Palette, width: number): string[] {
  const clause = [...wording.text.slice(statement)];
  const owner: (number | undefined)[] = clause.map(() => undefined);
  const roles = named(statement);
  roles.forEach((role, index) => {
    for (let at = role.start; at < role.end; at++) {
      const place = at - statement.start;
      if (place >= 0 && place < owner.length && owner[place] === undefined) owner[place] = index;
    }
  });
  const lines: string[] = [];
  // Code points are drawn as one column each; names of roles shift a little where a letter is two columns wide.
  for (const [from, to] of breaks(clause, width - INDENT.length)) {
    const letters = clause.slice(from, to).map((letter) => (/\s/.test(letter) ? ' ' : clean(letter) || ' '));
    lines.push(paint.dim(INDENT) + letters.join('').trimEnd());
    const under = underline(owner.slice(from, to), roles);
    if (under.trim() !== '') lines.push(paint.dim(INDENT + under));
  }
  return lines;
}

/// Roles that are named under the clause; the first to claim a letter keeps it, so the deed stands before the rest.
function named(statement: StatementRecord): Named[] {
  const spans: Named[] = [{ ...statement.cue, name: 'deed' }];
  for (const each of statement.actor) spans.push({ ...each, name: 'who' });
  for (const each of statement.recipient) spans.push({ ...each, name: 'to whom' });
  if (statement.instrument !== null) spans.push({ ...statement.instrument, name: 'with what' });
  if (statement.place !== null) spans.push({ ...statement.place, name: 'where' });
  if (statement.time !== null) spans.push({ ...statement.time, name: 'when' });
  for (const each of statement.quantities) spans.push({ ...each, name: 'how many' });
  return spans;
}

/// "╰who╯ ╰deed╯": a run of one role with its name in it, shortened where the run is short.
function underline(owner: readonly (number | undefined)[], roles: readonly Named[]): string {
  let line = '';
  for (let at = 0; at < owner.length;) {
    const role = owner[at];
    let end = at + 1;
    while (end < owner.length && owner[end] === role) end++;
    const length = end - at;
    if (role === undefined) line += ' '.repeat(length);
    else {
      const name = roles[role]?.name ?? '';
      const filled = `╰${name}${'─'.repeat(Math.max(length - name.length - 2, 0))}╯`;
      line += filled.length === length ? filled : name.length <= length ? name.padEnd(length, '─') : '─'.repeat(length);
    }
    at = end;
  }
  return line.trimEnd();
}

/// Each field with its value and the reason for it.
function reasons(
  statement: StatementRecord,
  wording: Wording,
  paint: Palette,
  width: number,
  lineOf: ExplainOptions['lineOf'],
): string[] {
  const { event } = statement;
  const why = withSources(statement, wording, lineOf);
  const contexts = event === null || event.contexts.length === 0 ? '' : `, about ${event.contexts.join(', ')}`;
  const coded = event === null ? '' : `CAMEO ${event.cameo ?? 'none'}, score ${event.score}${contexts}`;
  const fields: (readonly [label: string, value: string, fields: readonly string[]])[] = [
    ['coded by', clean(coded), ['rule', 'event', 'mode', 'contexts']],
    ['by the model', modelled(why['model']), []],
    ['who', wording.role(statement.actor), ['actor']],
    ['to whom', wording.role(statement.recipient), ['recipient']],
    ['with what', statement.instrument === null ? '' : wording.phrase(statement.instrument), ['instrument']],
    ['where', wording.where(statement), ['place']],
    ['when', wording.when(statement), ['time']],
    ['whether', wording.whether(statement), ['status', 'polarity', 'certainty']],
    ['who says so', wording.chain(statement), ['attribution']],
  ];
  const told = new Set(fields.flatMap(([, , names]) => names));
  const others = Object.keys(why)
    .filter((field) => !told.has(field) && field !== 'model')
    .map((field) => [clean(field), '', [field]] as const);
  const lines = [...fields, ...others].flatMap(([label, value, names]) => {
    const reason = names.flatMap((name) => (why[name] === undefined ? [] : [clean(why[name])])).join('; ');
    const words = [value, reason].filter((part) => part !== '').join(' — ');
    return field(label, words, paint, width);
  });
  const links = shownLinks(wording.record).filter(({ from }) => from === statement.id);
  for (const { kind, to } of links) lines.push(`${INDENT}${paint.dim(kind.padEnd(LABEL))}${clean(to)}`);
  return lines;
}

/// How sure the language model is of a deed that no frame alone tells.
function modelled(odds: string | undefined): string {
  return odds === undefined ? '' : `taken for a deed of this type, ${clean(odds)} sure; no frame alone tells it`;
}

/// The reasons of a statement, with the line of its frame, the codes of its actors and the entries of the codebook that gave
/// them, and the words by which each source is cited.
function withSources(
  statement: StatementRecord,
  wording: Wording,
  lineOf: ExplainOptions['lineOf'],
): Record<string, string> {
  const { why, actor, recipient, attribution } = statement;
  const line = lineOf?.(why['rule'] ?? '') ?? null;
  const cues = attribution.flatMap(({ cue }) => (cue === undefined ? [] : [`“${wording.phrase(cue)}”`]));
  const added: Record<string, string> = {
    rule: line ?? '',
    actor: codesOf(actor, wording),
    recipient: codesOf(recipient, wording),
    attribution: cues.join(', '),
  };
  const result = Object.fromEntries(
    Object.entries(why).map(([field, reason]) => [field, field === 'rule' ? reason : withLines(reason, lineOf)]),
  );
  for (const [field, more] of Object.entries(added))
    if (more !== '') result[field] = why[field] === undefined ? more : `${why[field]}, ${more}`;
  return result;
}

/// "cues/status.yaml:47 order" for "cues/status.yaml#order" where the line is known.
function withLines(reason: string, lineOf: ExplainOptions['lineOf']): string {
  return reason.replace(/([\w/-]+\.yaml)#([\w-]+)/g, (entry: string, _file: string, name: string) => {
    const line = lineOf?.(entry) ?? null;
    return line === null ? entry : `${line} ${name}`;
  });
}

/// "IRQ GOV by actors/states.yaml#IRQ" for each actor of a role that has a code or an entry.
function codesOf(fillers: readonly RoleRecord[], { record }: Wording): string {
  const ids = [...new Set(fillers.map((filler) => filler.actor))];
  return record.actors
    .filter(({ id, code, source }) => ids.includes(id) && (code !== null || source !== null))
    .map(({ code, source }) => [code, source].filter((part) => part !== null).join(' by '))
    .join('; ');
}
