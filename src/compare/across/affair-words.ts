/// In which sentences of an affair the words stand that tell something.
export class AffairWords {
  private readonly sentences = new Map<string, Set<string>>();

  /// `sentence` names it in the whole affair.
  add(sentence: string, cue: readonly string[]): void {
    for (const root of cue) {
      const found = this.sentences.get(root);
      if (found === undefined) this.sentences.set(root, new Set([sentence]));
      else found.add(sentence);
    }
  }

  /// How regularly two cues tell different things side by side ("shot and killed"), 0 to 1: the share of the sentences of the rarer
  /// word that hold the other too, as if one more held it alone.
  apart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
    let most = 0;
    for (const one of a)
      for (const two of b) most = Math.max(most, shareOf(this.sentences.get(one), this.sentences.get(two)));
    return most;
  }
}

function shareOf(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const each of small) if (large.has(each)) common++;
  return common / (small.size + 1);
}
