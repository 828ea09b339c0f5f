import { setFlagsFromString } from 'node:v8';

/// What a function must have run before V8 makes optimised code of it, in bytes of bytecode.
const BUDGET = 1_000_000;

/// Lets V8 wait longer than by default (135,168 in Node 20) before it optimises a function, in the whole process. Coding is many
/// functions of which none takes much: over 10,000 sentences V8 spends a quarter of the processor time on them by default, much of
/// it for nothing, since what it saw so early soon turns out otherwise. That run takes 11.1 s of processor time instead of 13.1,
/// with twice or four times this budget 11.7 (`npm run bench:throughput`).
export function optimiseLater(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`);
}
