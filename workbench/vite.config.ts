import iso from 'i18n-iso-countries';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/// The shapes of countries are known by numbers and places by three letters, so that the map needs a table of both: a module made
/// while the pages are built, without the names of countries in 78 languages that the package also holds.
function countries(): Plugin {
  const name = 'virtual:countries';
  return {
    name: 'countries',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => {
      if (id !== `\0${name}`) return null;
      const codes = Object.keys(iso.getNumericCodes()).map((code) => [code, iso.numericToAlpha3(code)]);
      return `export default ${JSON.stringify(Object.fromEntries(codes))};`;
    },
  };
}

/// The pages are built beside the program, into `dist/workbench`. All that they need is in files of their own: a strict content
/// security policy lets no script, style or address in a page's markup.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), countries()],
  build: {
    outDir: '../dist/workbench',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is put into markup as `data:`, which the policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What is built in keeps its licences beside it.
    license: { fileName: 'licences.md' },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
});
