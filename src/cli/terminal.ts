/// How to write on a stream: columns, and whether colours are wanted.
export interface TerminalStyle {
  readonly width: number;
  readonly color: boolean;
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const NARROWEST = 60;
const WIDEST = 160;
const UNKNOWN_WIDTH = 100;

/// Reads the style from the stream and the environment: colours on a terminal that can show them, unless NO_COLOR is set
/// (https://no-color.org) or FORCE_COLOR is 0; FORCE_COLOR of anything else asks for them everywhere. The width is the
/// terminal's, else COLUMNS, else 100, kept between 60 and 160.
export function terminalStyle(
  stream: Stream,
  environment: Readonly<Record<string, string | undefined>>,
): TerminalStyle {
  const asked = environment['FORCE_COLOR'];
  const forced = asked !== undefined && asked !== '0' && asked !== 'false';
  const refused =
    Boolean(environment['NO_COLOR']) || asked === '0' || asked === 'false' || environment['TERM'] === 'dumb';
  const columns = stream.columns ?? Number.parseInt(environment['COLUMNS'] ?? '', 10);
  const width = Number.isFinite(columns) && columns > 0 ? columns : UNKNOWN_WIDTH;
  return {
    width: Math.min(Math.max(width, NARROWEST), WIDEST),
    color: !refused && (forced || stream.isTTY === true),
  };
}
