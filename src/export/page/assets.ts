/// Made by scripts/derive.ts; do not edit. The style and the script of the HTML page, from style.css and client.js beside this file, and
/// their hashes as a Content-Security-Policy names them.
export const STYLE = ['', ''].join('\n');
export const STYLE_HASH = 'sha256-AbpHGcgLb+kRsJGnwFEktk7uzpZOCcBY74+YBdrKVGs=';
export const SCRIPT = ['', ''].join('\n');
export const SCRIPT_HASH = 'sha256-AbpHGcgLb+kRsJGnwFEktk7uzpZOCcBY74+YBdrKVGs=';
