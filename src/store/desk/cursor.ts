import { HerodotusError } from '../../annotation/problem.js';

/// Where a page ends: the value by which it is sorted and the number of its last row.
export interface Place {
  readonly value: string | number | null;
  readonly number: number;
}

export function packPlace({ value, number }: Place): string {
  return Buffer.from(JSON.stringify([value, number])).toString('base64url');
}

/// Throws `request-invalid` where it is none that was given out.
export function readPlace(cursor: string): Place {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(read)) {
      const [value, number] = read as unknown[];
      const sound = value === null || typeof value === 'string' || typeof value === 'number';
      if (sound && typeof number === 'number' && Number.isSafeInteger(number)) return { value, number };
    }
  } catch {
    // As below.
  }
  throw new HerodotusError('request-invalid', { field: 'after', reason: 'is no "next" of an answer' });
}
