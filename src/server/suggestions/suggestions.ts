import { HerodotusError } from '../../annotation/problem.js';
import { readCodebookFiles } from '../../equip/codebook-files.js';
import type { Desk } from '../../store/desk/desk.js';
import type { LaidAnswer, SuggestionsAnswer } from '../api.js';
import { decisionsOf, type Decision } from './decisions.js';
import { blocksOf, type Edit } from './edits.js';
import { gathered, type Group } from './groups.js';
import { namedActors } from './names.js';
import { namedPlaces } from './places.js';
import { reachOf } from './reach.js';
import { laid, solved, type Originals } from './solving.js';
import { Trials } from './trial.js';

type Row = SuggestionsAnswer['rows'][number];

interface Suggestion {
  readonly row: Row;
  readonly edits: readonly Edit[];
}

/// Sentences that are shown of a suggestion.
const SHOWN = 20;

/// Changes of a codebook that follow from what reviewers corrected: made anew where the corpus has changed since.
export class Suggestions {
  private made: { readonly stamp: string; readonly found: Promise<Suggestion[]> } | null = null;
  private trials: Promise<Trials> | null = null;

  constructor(private readonly desk: Desk) {}

  async rows(): Promise<Row[]> {
    return (await this.all()).map(({ row }) => row);
  }

  /// Files with suggestions in them, all that hold where no ids are given; `drafts` go before the codebook's own. Throws `not-there`.
  async laid(ids: readonly string[] | undefined, drafts: LaidAnswer['files']): Promise<LaidAnswer['files']> {
    const all = await this.all();
    for (const id of ids ?? [])
      if (all.every(({ row }) => row.id !== id)) throw new HerodotusError('not-there', { what: `suggestion ${id}` });
    const wanted = all.filter(({ row }) => (ids === undefined ? holds(row) : ids.includes(row.id)));
    const own = new Map(drafts.map(({ name, text }) => [name, text]));
    const originals = originalFiles();
    const files = laid(
      wanted.flatMap(({ edits }) => edits),
      (file) => own.get(file) ?? originals(file),
    );
    return [...files].map(([name, text]) => ({ name, text }));
  }

  private async all(): Promise<Suggestion[]> {
    const stamp = await this.desk.stamp();
    if (this.made?.stamp !== stamp) {
      const found = this.make();
      this.made = { stamp, found };
      found.catch(() => (this.made = null));
    }
    return this.made.found;
  }

  private async make(): Promise<Suggestion[]> {
    const decisions = await decisionsOf(this.desk);
    if (decisions.length === 0) return [];
    const trials = await (this.trials ??= Trials.open());
    const { groups, standing } = await gathered(decisions, trials);
    const words = await solved(groups, standing, trials, originalFiles());
    const reach = await reachOf(this.desk, groups);
    const found = [
      ...words.map(({ group, edits, right, against }, index) => {
        const own = reach[index] ?? { touches: 0, touched: 'statements' as const };
        return {
          edits,
          row: {
            ...ofWords(group),
            ...shown(group.decisions, edits),
            right,
            against: [...against],
            complete: true,
            ...own,
          },
        };
      }),
      ...(await this.named(decisions, trials)),
    ].filter(({ edits }) => edits.length > 0);
    return found.sort(({ row: a }, { row: b }) => b.touches - a.touches || b.corrected - a.corrected);
  }

  private async named(decisions: readonly Decision[], trials: Trials): Promise<Suggestion[]> {
    const actors = await namedActors(this.desk, decisions, trials);
    const places = await namedPlaces(decisions, trials);
    const none = {
      against: [],
      kind: null,
      from: null,
      frame: null,
      to: null,
      right: null,
      touched: 'statements',
    } as const;
    const ofActors = actors.map(async ({ name, aliases, edits, complete, decisions: own }) => {
      const touches = Math.max(own.length, await this.desk.called([name, ...aliases]));
      const row = { id: `name ${name}`, what: 'name' as const, words: name, complete, touches };
      return { edits, row: { ...none, ...row, ...shown(own, edits), against: [] } };
    });
    const ofPlaces = places.map(async ({ name, edits, decisions: own }) => {
      const alike = (await this.desk.fired('places', name, SHOWN)).find((each) => each.name === name);
      const touches = Math.max(own.length, alike?.statements ?? 0);
      const row = { id: `place ${name}`, what: 'place' as const, words: name, complete: true, touches };
      return { edits, row: { ...none, ...row, ...shown(own, edits), against: [] } };
    });
    return Promise.all([...ofActors, ...ofPlaces]);
  }
}

/// Whether a suggestion does what it says, with nothing left to be filled in.
function holds({ right, corrected, complete, against }: Row): boolean {
  return complete && against.length === 0 && (right === null || right === corrected);
}

function ofWords({
  id,
  clause,
  from,
  told,
  to,
}: Group): Pick<Row, 'id' | 'what' | 'words' | 'kind' | 'from' | 'frame' | 'to'> {
  return {
    id,
    what: to === 'nothing' ? 'rejected' : to === 'roles' ? 'roles' : told === null ? 'missed' : 'type',
    words: clause.unit.join(' '),
    kind: clause.kind,
    from,
    frame: told?.id ?? null,
    to: typeof to === 'string' ? null : to.type,
  };
}

function shown(
  decisions: readonly Decision[],
  edits: readonly Edit[],
): Pick<Row, 'blocks' | 'already' | 'corrected' | 'evidence' | 'authors'> {
  return {
    blocks: blocksOf(edits),
    already: edits.every(({ what }) => what === 'example' || what === 'counterexample'),
    corrected: decisions.length,
    evidence: decisions
      .slice(0, SHOWN)
      .map(({ key, document, author, sentence, cue }) => ({ key, document, author, sentence, cue })),
    authors: [...new Set(decisions.flatMap(({ author }) => author ?? []))],
  };
}

function originalFiles(): Originals {
  const files = new Map(readCodebookFiles().files.map(({ name, text }) => [name, text]));
  return (file) => files.get(file) ?? null;
}
