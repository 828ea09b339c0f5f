/// Which statements have been found to tell one happening.
export class Happenings {
  private readonly first = new Map<string, string>();

  of(id: string): string {
    let at = id;
    for (let up = this.first.get(at); up !== undefined; up = this.first.get(at)) at = up;
    return at;
  }

  join(later: string, earlier: string): void {
    const [from, to] = [this.of(later), this.of(earlier)];
    if (from !== to) this.first.set(from, to);
  }
}
