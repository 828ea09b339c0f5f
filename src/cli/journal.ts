import { readFile } from 'node:fs/promises';
import { HerodotusError } from '../annotation/problem.js';
import type { Place } from '../input/inputs.js';

/// How far a run has come, at the end of a document or of an input that failed.
export interface Reached {
  readonly documents: number;
  readonly failed: number;
  readonly place: Place;
}

/// A line of the journal: so much of the part file is on the disk.
export interface Checkpoint extends Reached {
  readonly bytes: number;
  /// What the format needs to know again of the documents since the line before.
  readonly notes: readonly unknown[];
}

/// What decides what is written; a run is gone on with only where all are the same.
export type Settings = Readonly<Record<string, string>>;

/// A journal as it was found.
export interface Journal {
  readonly settings: Settings;
  readonly lines: readonly {
    readonly checkpoint: Checkpoint;
    /// Where the line ends, in bytes of the journal.
    readonly end: number;
  }[];
}

const FORMAT = 1;

export function firstLine(settings: Settings): string {
  return `${JSON.stringify({ format: FORMAT, settings })}\n`;
}

export function lineOf(checkpoint: Checkpoint): string {
  return `${JSON.stringify(checkpoint)}\n`;
}

/// Reads a journal up to the first line that is cut off or damaged; null where it is missing or is none of this version.
export async function readJournal(path: string): Promise<Journal | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return null;
  let settings: Settings | null = null;
  const lines: Journal['lines'][number][] = [];
  let end = 0;
  for (let to = bytes.indexOf(0x0a); to >= 0; to = bytes.indexOf(0x0a, end)) {
    const value = parsed(bytes.subarray(end, to).toString('utf8'));
    end = to + 1;
    if (settings === null) {
      settings = settingsIn(value);
      if (settings === null) return null;
    } else if (isCheckpoint(value)) lines.push({ checkpoint: value, end });
    else break;
  }
  return settings === null ? null : { settings, lines };
}

/// Throws `resume-settings` for the first setting that differs.
export function compareSettings(part: string, before: Settings, now: Settings): void {
  for (const setting of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [was = 'none', is = 'none'] = [before[setting], now[setting]];
    if (was !== is) throw new HerodotusError('resume-settings', { part, setting, before: was, now: is });
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    // A line that was cut off says nothing.
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function settingsIn(value: unknown): Settings | null {
  if (!isObject(value) || value['format'] !== FORMAT || !isObject(value['settings'])) return null;
  return Object.fromEntries(Object.entries(value['settings']).map(([name, setting]) => [name, String(setting)]));
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (!isObject(value) || !isObject(value['place']) || !Array.isArray(value['notes'])) return false;
  const { bytes, documents, failed, place } = value;
  const numbers = [bytes, documents, failed, place['file'], place['number']];
  return numbers.every((number) => Number.isSafeInteger(number)) && typeof place['chain'] === 'string';
}
