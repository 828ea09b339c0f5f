/// What browsers append to a page's name to call the folder of its pictures, styles and frames, by the browser's language.
const SUFFIXES =
  /(?:[._-](?:files|file)|-dateien|_fichiers|_bestanden|_archivos|-filer|_tiedostot|_pliki|_soubory|_elemei|_ficheiros|_arquivos|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|_fitxategiak)$/i;

/// The name that a page would have, without ".html", if this is the folder of its parts; null for other folders.
export function pageOfFolder(folder: string): string | null {
  return SUFFIXES.test(folder) ? folder.replace(SUFFIXES, '') : null;
}

/// The name of a page without its ending, null for other files.
export function pageStem(file: string): string | null {
  return /\.x?html?$/i.test(file) ? file.replace(/\.x?html?$/i, '') : null;
}

/// Parts of pages that are text, but not for readers.
export function isPagePart(file: string): boolean {
  return /\.(?:css|m?js|map|svg|woff2?|ico)$/i.test(file);
}
