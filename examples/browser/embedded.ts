import { MODEL_FILES, WASM_FILE } from 'herodotus-events/browser';

/// The files of the model that the page holds.
export async function embeddedModel(): Promise<Record<string, Uint8Array>> {
  const names = Object.values(MODEL_FILES);
  const files = await Promise.all(names.map(embedded));
  return Object.fromEntries(names.map((name, i) => [name, files[i] ?? new Uint8Array()]));
}

/// The WebAssembly runtime that the page holds.
export async function embeddedRuntime(): Promise<Uint8Array> {
  return embedded(WASM_FILE);
}

/// A file that scripts/build-page.ts put into the page, compressed and in base64: a page opened from disk may fetch
/// nothing.
async function embedded(name: string): Promise<Uint8Array> {
  const holder = document.getElementById(name);
  const letters = atob(holder?.textContent ?? '');
  holder?.remove();
  const packed = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) packed[i] = letters.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
