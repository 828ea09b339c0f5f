import type { RawBuilder } from 'kysely';

/// Lists of any length as one value of a query: what stands behind `in`. Databases write them differently.
export interface Lists {
  numbers(list: readonly number[]): RawBuilder<number>;

  /// `keys` in hexadecimal.
  keys(keys: readonly string[]): RawBuilder<Uint8Array>;
}
