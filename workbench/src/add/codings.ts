import { useSyncExternalStore } from 'react';
import type { CodingAnswer, CodingRequest } from '../../../src/server/api.js';
import { ask, Refusal, tell } from '../data/client.js';

/// Something that is coded into the corpus, or was, since the page was opened.
export interface Coding {
  readonly what: string;
  /// Null until the server has taken it.
  readonly answer: CodingAnswer | null;
  /// Why it was not taken.
  readonly refused: string | null;
}

/// The largest files that are sent at a time, in bytes.
const TOGETHER = 24_000_000;

let codings: readonly Coding[] = [];
const listeners = new Set<() => void>();

function set(index: number, change: Partial<Coding>): void {
  codings = codings.map((coding, at) => (at === index ? { ...coding, ...change } : coding));
  for (const listener of listeners) listener();
}

/// All of them, the first first, as they go on.
export function useCodings(): readonly Coding[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => codings,
  );
}

export function isOver({ answer, refused }: Coding): boolean {
  return refused !== null || (answer !== null && ['done', 'cancelled', 'failed'].includes(answer.state));
}

/// Has a text or address coded; `done` is called when the corpus holds it.
export async function code(what: string, request: CodingRequest, done: () => void): Promise<void> {
  const index = codings.length;
  codings = [...codings, { what, answer: null, refused: null }];
  set(index, {});
  try {
    const begun = await tell<CodingAnswer>('POST', 'codings', request);
    set(index, { answer: begun });
    await followed(begun.id, (answer) => set(index, { answer }));
    done();
  } catch (error) {
    const problem = error instanceof Refusal ? `${error.problem.message} ${error.problem.remedy}` : String(error);
    set(index, { refused: problem });
  }
}

/// Has files coded, so many at a time as a request may hold.
export async function codeFiles(files: readonly File[], done: () => void): Promise<void> {
  let held: File[] = [];
  let size = 0;
  const send = async (): Promise<void> => {
    if (held.length === 0) return;
    const [first] = held;
    const what = held.length === 1 ? (first?.name ?? '') : `${held.length} files`;
    const written = await Promise.all(held.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
    held = [];
    size = 0;
    await code(what, { files: written }, done);
  };
  for (const file of files) {
    if (size + file.size > TOGETHER || held.length >= 200) await send();
    held.push(file);
    size += file.size;
  }
  await send();
}

export async function cancel(id: string): Promise<void> {
  await tell<CodingAnswer>('DELETE', `codings/${id}`);
}

/// Tells of each step; ends with the coding. Where no events come, it asks.
function followed(id: string, step: (answer: CodingAnswer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const events = new EventSource(`/api/codings/${id}/events`);
    const read = (event: MessageEvent<string>): void => step(JSON.parse(event.data) as CodingAnswer);
    events.addEventListener('progress', read);
    events.addEventListener('end', (event: MessageEvent<string>) => {
      read(event);
      events.close();
      resolve();
    });
    events.addEventListener('error', () => {
      events.close();
      ask<CodingAnswer>(`codings/${id}`).then((answer) => {
        step(answer);
        if (isOver({ what: '', answer, refused: null })) resolve();
        else setTimeout(() => void followed(id, step).then(resolve, reject), 1000);
      }, reject);
    });
  });
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error(file.name)));
    reader.readAsDataURL(file);
  });
}
