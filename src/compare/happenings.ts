import type { Told } from './told.js';

/// Which statements have been found to tell one happening.
export class Happenings {
  private readonly first = new Map<string, string>();
  private readonly members = new Map<string, Told[]>();

  of(id: string): string {
    let at = id;
    for (let up = this.first.get(at); up !== undefined; up = this.first.get(at)) at = up;
    return at;
  }

  /// The statements of the happening of one that was added.
  tellings({ statement }: Told): readonly Told[] {
    return this.members.get(this.of(statement.id)) ?? [];
  }

  add(told: Told): void {
    this.members.set(told.statement.id, [told]);
  }

  join(later: Told, earlier: Told): void {
    const [from, to] = [this.of(later.statement.id), this.of(earlier.statement.id)];
    if (from === to) return;
    this.members.set(to, [...(this.members.get(to) ?? []), ...(this.members.get(from) ?? [])]);
    this.members.delete(from);
    this.first.set(from, to);
  }
}
