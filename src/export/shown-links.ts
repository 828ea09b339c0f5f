import type { DocumentRecord, LinkRecord } from '../annotation/record.js';

/// A link as it is shown to readers, who would take what repeats another for what confirms it.
export interface ShownLink {
  readonly kind: LinkRecord['kind'] | 'tells the other way';
  readonly from: string;
  readonly to: string;
}

/// The links of a record: of two statements that tell one happening, one as done and the other as not done, it is said that one
/// disputes the other where it does, else that it tells it the other way.
export function shownLinks({ links, statements }: DocumentRecord): ShownLink[] {
  const polarities = new Map(statements.map(({ id, polarity }) => [id, polarity]));
  const disputed = new Set(links.flatMap(({ kind, from, to }) => (kind === 'disputes' ? [`${from} ${to}`] : [])));
  return links.flatMap((link): ShownLink[] => {
    const { kind, from, to } = link;
    if (kind !== 'repeats') return [link];
    if (disputed.has(`${from} ${to}`)) return [];
    return polarities.get(from) === polarities.get(to) ? [link] : [{ kind: 'tells the other way', from, to }];
  });
}
