/// Makes one HTML file of examples/browser: style, script, the WebAssembly runtime and the language model are in it, so that
/// it works when it is opened from disk: `tsx scripts/build-page.ts [OUT.html]`, by default out/parse.html.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'tsdown';
import { MODEL_FILES, WASM_FILE } from '../src/browser/index.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'examples', 'browser');

/// The page as one string of HTML.
export async function buildPage(): Promise<string> {
  const page = readFileSync(join(SOURCE, 'page.html'), 'utf8');
  const style = readFileSync(join(SOURCE, 'page.css'), 'utf8');
  // Inside a script element `<!--` and `</script` would be markup.
  const script = (await bundle(join(SOURCE, 'page.ts')))
    .replaceAll('<!--', String.raw`\x3c!--`)
    .replaceAll('</script', String.raw`<\/script`);
  const policy = [
    `default-src 'none'`,
    `style-src ${hash(style)}`,
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n<style>${style}</style>`;
  const files = [embed(WASM_FILE, runtimePath())];
  for (const name of Object.values(MODEL_FILES)) files.push(embed(name, join(ROOT, 'language', 'en', 'model', name)));
  return page
    .replace('</head>', () => `${head}\n</head>`)
    .replace('</body>', () => `${files.join('\n')}\n<script type="module">${script}</script>\n</body>`);
}

/// A module for browsers with all that it imports in it.
export async function bundle(entry: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-bundle-'));
  try {
    await build({
      config: false,
      cwd: ROOT,
      entry: { bundle: entry },
      tsconfig: join(SOURCE, 'tsconfig.json'),
      outDir: folder,
      format: 'esm',
      platform: 'browser',
      target: 'es2023',
      minify: true,
      dts: false,
      deps: { alwaysBundle: /./, onlyBundle: false },
      logLevel: 'error',
    });
    return readFileSync(join(folder, 'bundle.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/// Where npm put the WebAssembly runtime.
export function runtimePath(): string {
  return createRequire(import.meta.url).resolve(`onnxruntime-web/${WASM_FILE}`);
}

function embed(name: string, path: string): string {
  const packed = gzipSync(readFileSync(path), { level: 9 }).toString('base64');
  return `<script type="application/gzip" id="${name}">${packed}</script>`;
}

function hash(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const out = process.argv[2] ?? join(ROOT, 'out', 'parse.html');
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, await buildPage());
  process.stdout.write(`${out}\n`);
}
