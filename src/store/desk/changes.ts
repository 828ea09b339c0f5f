import type { Status } from '../../annotation/record.js';

/// What a reviewer says of the fields of a statement; what is left out stays as it was coded.
export interface Changes {
  readonly type?: string | undefined;
  readonly mode?: string | null | undefined;
  readonly contexts?: readonly string[] | undefined;
  readonly actor?: readonly ChangedParty[] | undefined;
  readonly recipient?: readonly ChangedParty[] | undefined;
  readonly place?:
    | {
        readonly name: string;
        readonly lat: number | null;
        readonly lon: number | null;
        readonly country: string | null;
      }
    | null
    | undefined;
  readonly time?: { readonly from: string | null; readonly to: string | null } | null | undefined;
  readonly polarity?: 'positive' | 'negative' | undefined;
  readonly certainty?: 'certain' | 'probable' | 'possible' | undefined;
  readonly status?: Status | undefined;
}

interface ChangedParty {
  readonly start: number;
  readonly end: number;
  readonly actor: string | null;
}
