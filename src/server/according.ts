import type { Desk } from '../store/desk/desk.js';
import type { Ledger } from '../store/desk/ledger.js';
import { versionOfIncident } from '../store/desk/reviewing.js';
import type { DocumentRow, IncidentRow, StatementRow, VoiceStep } from '../store/rows.js';
import { documentSummary, incidentFacts, partyAnswer, statementAnswers, voiceAnswer } from './answers.js';
import type { IncidentAnswer, TellingAnswer } from './api.js';

/// According to whom an incident happened: all its tellings, and what each voice says otherwise than others.
export async function accordingTo(desk: Desk, ledger: Ledger, incident: IncidentRow): Promise<IncidentAnswer> {
  const { statements } = incident;
  const answers = await statementAnswers(desk, ledger, statements);
  const originals = await originalsOf(desk, statements);
  const tellings = statements.flatMap((row, index): TellingAnswer[] => {
    const statement = answers[index];
    if (statement === undefined) return [];
    const { cue, quantities, time, place, actor, document } = row;
    const original = originals.get(document.copyOf ?? 0);
    return [
      {
        statement,
        who: voiceAnswer(innermost(row)),
        says: row.polarity === 'negative' ? 'denies' : 'asserts',
        words: cue.words,
        sentence: statement.sentence.words,
        blames: actor.map(partyAnswer),
        numbers: quantities.map(({ value, least, most, unit }) => ({ value, least, most, unit })),
        from: time?.from ?? null,
        to: time?.to ?? null,
        place: place?.place?.name ?? null,
        copiedFrom: original === undefined ? null : documentSummary(original),
      },
    ];
  });
  const variants = (valuesOf: (telling: TellingAnswer) => readonly string[]): IncidentAnswer['numbers'] =>
    variantsOf(tellings, valuesOf);
  const names = (says: TellingAnswer['says']): string[] => [
    ...new Set(tellings.filter((telling) => telling.says === says).map(nameOf)),
  ];
  return {
    ...incidentFacts(incident),
    version: versionOfIncident(
      ledger,
      statements.map(({ key }) => key),
    ),
    tellings,
    assertedBy: names('asserts'),
    deniedBy: names('denies'),
    numbers: variants(({ numbers }) =>
      numbers.flatMap(({ value, unit }) => (unit === null ? [] : [`${value} ${unit}`])),
    ),
    days: variants(({ from, to }) =>
      from === null && to === null ? [] : [from === to ? (from ?? '') : `${from ?? ''}/${to ?? ''}`],
    ),
    places: variants(({ place }) => (place === null ? [] : [place])),
    blamed: variants(({ blames }) => blames.map(({ words, actor }) => actor?.name ?? words)),
    suffered: variants(({ statement }) => statement.recipient.map(({ words, actor }) => actor?.name ?? words)),
    copies: uniqueCopies(tellings),
  };
}

/// Who in the end says it: the last voice of the chain.
function innermost({ attribution }: StatementRow): VoiceStep {
  return attribution.at(-1) ?? { kind: 'unknown', name: null, actor: null, source: null, cue: null };
}

/// What a voice is called; one without a name by the page on which it speaks.
function nameOf({ who, statement }: TellingAnswer): string {
  return who.name ?? statement.document.publisher ?? statement.document.title ?? who.kind;
}

async function originalsOf(desk: Desk, statements: readonly StatementRow[]): Promise<Map<number, DocumentRow>> {
  const found = new Map<number, DocumentRow>();
  for (const { document } of statements) {
    if (document.copyOf === null || found.has(document.copyOf)) continue;
    const [original] = await desk.publications(document);
    if (original !== undefined) found.set(document.copyOf, original);
  }
  return found;
}

function variantsOf(
  tellings: readonly TellingAnswer[],
  valuesOf: (telling: TellingAnswer) => readonly string[],
): IncidentAnswer['numbers'] {
  const found = new Map<string, { value: string; voices: Set<string>; statements: Set<string> }>();
  for (const telling of tellings)
    for (const value of valuesOf(telling)) {
      // A sentence may begin with it.
      const key = value.toLowerCase();
      const own = found.get(key) ?? { value, voices: new Set(), statements: new Set() };
      found.set(key, own);
      own.voices.add(nameOf(telling));
      own.statements.add(telling.statement.key);
    }
  return [...found.values()]
    .map(({ value, voices, statements }) => ({ value, voices: [...voices], statements: [...statements] }))
    .sort((a, b) => b.voices.length - a.voices.length);
}

function uniqueCopies(tellings: readonly TellingAnswer[]): IncidentAnswer['copies'] {
  const found = new Map<number, IncidentAnswer['copies'][number]>();
  for (const { statement, copiedFrom } of tellings)
    if (copiedFrom !== null) found.set(statement.document.number, { document: statement.document, of: copiedFrom });
  return [...found.values()];
}
