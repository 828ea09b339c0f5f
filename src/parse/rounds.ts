interface Request<Q, A> {
  readonly questions: readonly Q[];
  readonly resolve: (answers: A[]) => void;
  readonly reject: (error: unknown) => void;
}

/// Answers questions of several askers together: what comes while a round is worked on waits for the next one. Each asker
/// gets the answers to its own questions, in their order. Where a round fails, its askers are answered one by one.
export class Rounds<Q, A> {
  private waiting: Request<Q, A>[] = [];
  private busy = false;

  /// `answer` gives as many answers as it gets questions. A round ends with the request that brings it to `size` questions.
  constructor(
    private readonly answer: (questions: readonly Q[]) => Promise<A[]>,
    private readonly size: number,
  ) {}

  /// Rejects with what `answer` throws for these questions alone.
  async ask(questions: readonly Q[]): Promise<A[]> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ questions, resolve, reject });
      if (!this.busy) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.busy = true;
    while (this.waiting.length > 0) await this.settle(this.next());
    this.busy = false;
  }

  private next(): Request<Q, A>[] {
    let count = 0;
    const behind = this.waiting.findIndex(({ questions }) => (count += questions.length) >= this.size);
    return this.waiting.splice(0, behind < 0 ? this.waiting.length : behind + 1);
  }

  /// Never rejects.
  private async settle(round: readonly Request<Q, A>[]): Promise<void> {
    let answers: A[];
    try {
      answers = await this.answer(round.flatMap(({ questions }) => questions));
    } catch (error) {
      if (round.length > 1) for (const request of round) await this.settle([request]);
      else for (const { reject } of round) reject(error);
      return;
    }
    let from = 0;
    for (const { questions, resolve } of round) {
      resolve(answers.slice(from, from + questions.length));
      from += questions.length;
    }
  }
}
