/// Texts that print one another, by their numbers: of those that hang together the least stands for all.
export class Copies {
  private readonly parents = new Map<number, number>();

  unite(one: number, other: number): void {
    const [a, b] = [this.root(one), this.root(other)];
    if (a !== b) this.parents.set(Math.max(a, b), Math.min(a, b));
  }

  root(text: number): number {
    let root = text;
    for (let next = this.parents.get(root); next !== undefined; next = this.parents.get(root)) root = next;
    return root;
  }
}
