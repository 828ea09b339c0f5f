/// Numbers that a double may not hold have sixteen figures or more.
const LONG = /\d{16}/;
const STRING_OR_LONG = /"[^"\\]*(?:\\[^][^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/// The value of a text of JSON, whose whole numbers that a double does not hold come as text: two posts with the ids
/// 1790000000000000001 and 1790000000000000002 would be one otherwise. Throws SyntaxError as JSON.parse does.
export function parseExactly(text: string): unknown {
  // What is no JSON ends here, so that every string below has an end.
  const value = JSON.parse(text) as unknown;
  if (!LONG.test(text)) return value;
  const quoted = text.replace(STRING_OR_LONG, (found) =>
    found.startsWith('"') || Number.isSafeInteger(Number(found)) ? found : `"${found}"`,
  );
  return quoted === text ? value : (JSON.parse(quoted) as unknown);
}
