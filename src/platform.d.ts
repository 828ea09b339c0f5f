/// What the engine takes for granted of every platform that runs it: Node and browsers alike have these.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(input?: string): Uint8Array;
  encodeInto(input: string, bytes: Uint8Array): { read: number; written: number };
}
