import type { EventType } from '../../annotation/record.js';
import type { Frame } from '../../codebook/frames.js';
import { clauseAt, type Clause } from './clause.js';
import { FRAME, type Decision } from './decisions.js';
import type { Trials } from './trial.js';

/// A decision with what the tree of its sentence says of the words that tell it.
export interface ReadDecision extends Decision {
  readonly clause: Clause;
}

/// Decisions that ask the same of the same words.
export interface Group {
  readonly id: string;
  readonly language: string;
  readonly clause: Pick<Clause, 'kind' | 'unit'>;
  /// The word that carries the unit.
  readonly carrier: string;
  /// The frame that tells it today, or null: it was not told.
  readonly told: Frame | null;
  readonly from: EventType | null;
  /// What it should tell: an event, nothing, or the same with other roles.
  readonly to: { readonly type: EventType; readonly mode: string | null } | 'nothing' | 'roles';
  readonly decisions: readonly ReadDecision[];
}

/// Gathers decisions by their words, and those that let a coding stand.
export async function gathered(
  decisions: readonly Decision[],
  trials: Trials,
): Promise<{ readonly groups: Group[]; readonly standing: ReadDecision[] }> {
  const groups = new Map<string, Group & { decisions: ReadDecision[] }>();
  const standing: ReadDecision[] = [];
  for (const decision of decisions) {
    const { told, wanted, language, roles } = decision;
    const frame = told === null ? undefined : trials.own.frame(told.rule);
    const { sentences } = await trials.parse(decision.sentence, language);
    const sentence = sentences.find(({ start, end }) => start <= decision.cue.start && decision.cue.start < end);
    const clause = sentence === undefined ? null : clauseAt(sentence, decision.cue, frame?.units ?? []);
    if (clause === null) continue;
    const read = { ...decision, clause };
    if (wanted.as === 'it' && roles.length === 0) standing.push(read);
    // What no frame told cannot be told otherwise or not at all by one; what reviewers added can.
    else if (told === null || (frame !== undefined && FRAME.test(told.rule))) {
      const to = wanted.as === 'it' ? 'roles' : wanted.as === 'nothing' ? 'nothing' : wanted;
      const asked = typeof to === 'string' ? to : `${to.type}:${to.mode ?? ''}`;
      const id = [language, clause.kind, clause.unit.join('-'), told?.rule ?? '', asked].join(' ');
      const group = groups.get(id);
      if (group !== undefined) group.decisions.push(read);
      else
        groups.set(id, {
          ...{ id, language, clause, to },
          carrier: carrierOf(clause, frame),
          told: frame ?? null,
          from: told?.type ?? null,
          decisions: [read],
        });
    }
  }
  return { groups: [...groups.values()], standing };
}

function carrierOf({ kind, unit }: Clause, frame: Frame | undefined): string {
  const listed = frame?.units.find((each) => each.words.join(' ') === unit.join(' '));
  return (listed === undefined ? unit.at(kind === 'verb' ? 0 : -1) : unit[listed.anchor]) ?? '';
}
