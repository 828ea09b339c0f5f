import { setFlagsFromString } from 'node:v8';

/// What a function must have run before V8 makes optimised code of it, in bytes of bytecode.
const BUDGET = 1_000_000;
/// How much the heap may grow before garbage is collected, in percent of what was in use after the last time.
const GROWTH = 60;

/// Sets V8 for coding, in the whole process.
///
/// It waits longer than by default (135,168 in Node 20) before it optimises a function. Coding is many functions of which none
/// takes much: over 10,000 sentences V8 spends a quarter of the processor time on them by default, much of it for nothing, since
/// what it saw so early soon turns out otherwise. That run takes 11.1 s of processor time instead of 13.1, with twice or four
/// times this budget 11.7 (`npm run bench:throughput`).
///
/// It collects garbage sooner: by default the heap grows to a multiple of what is in use, since the limit is far. 717 news
/// reports in one process peak at 361 MB in place of 547, for 23.3 s of processor time in place of 22.9, one run each; over
/// 239 of them 40 % took 7 % more time than the default (`/usr/bin/time -v node bin/herodotus.js code --workers 1 FILE`).
export function setV8Flags(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
