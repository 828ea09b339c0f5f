import type { FrameEntry } from './frames.js';
import type { Ontology } from './ontology.js';
import type { FrameWording, Wording } from './wording.js';

/// What a frame names that nobody has defined: with its line and what to do.
export interface FrameMistake {
  readonly line: number;
  readonly reason: string;
  readonly cure: string;
}

/// What frames may name.
export interface KnownNames {
  /// Null where the ontology itself could not be read.
  readonly ontology: Ontology | null;
  readonly classes: ReadonlySet<string>;
  /// Null where no file tells them; places are not checked then.
  readonly prepositions: ReadonlySet<string> | null;
}

const PLACES = ['subject', 'object', 'indirect', 'clause', 'participant', 'possessor', 'modifier'];
const CONDITION_PLACES = [...PLACES, 'near', 'around', 'self'];

/// Modes and contexts that are not known: without this a misspelt one would do nothing, silently.
export function mistakesOfMeaning({ line, ...frame }: FrameEntry, { ontology }: KnownNames): FrameMistake[] {
  if (ontology === null) return [];
  const found: FrameMistake[] = [];
  const say = (what: string, cure: string): void =>
    void found.push({ line, reason: `${nameOf(frame.id)}: ${what}`, cure });
  for (const { type, mode } of [frame, ...(frame.also === null ? [] : [frame.also])]) {
    const modes = type === null ? [] : Object.keys(ontology.types[type].modes);
    if (mode !== null && !modes.includes(mode))
      say(
        `${type ?? 'a relation'} has no mode "${mode}"`,
        modes.length === 0 ? 'take "mode:" out' : `use one of: ${modes.join(', ')}`,
      );
  }
  for (const context of frame.contexts)
    if (!ontology.contexts.includes(context))
      say(`there is no context "${context}"`, `use one of: ${ontology.contexts.join(', ')}`);
  return found;
}

/// Classes and places that are not known, in the wording of the frame with an id.
export function mistakesOfWording(id: string, wording: Wording, { classes, prepositions }: KnownNames): FrameMistake[] {
  const found: FrameMistake[] = [];
  const say = (line: number, what: string, cure: string): void =>
    void found.push({ line, reason: `${nameOf(id)}: ${what}`, cure });
  const { actor, recipient, instrument } = wording;
  for (const place of new Set([actor.verb, actor.noun, recipient.verb, recipient.noun, instrument].flat()))
    if (prepositions?.has(place) === false && !PLACES.includes(place))
      say(wording.line, `there is no place "${place}"`, cureOf(PLACES));
  for (const { place, line, classes: used } of [...wording.when, ...wording.unless]) {
    if (prepositions?.has(place) === false && !CONDITION_PLACES.includes(place))
      say(line, `there is no place "${place}"`, cureOf(CONDITION_PLACES));
    for (const className of used)
      if (!classes.has(className)) say(line, `the class $${className} is not known`, 'define it in a file of words/');
  }
  return found;
}

/// Words that are listed as telling nothing, whatever stands beside them, and that a frame lists too: then the frame would never tell
/// anything.
export function mistakesOfIdiom(
  idiom: Wording & { readonly id: string },
  frames: readonly (Wording & { readonly id: string })[],
): FrameMistake[] {
  if (idiom.when.length + idiom.unless.length > 0) return [];
  return idiom.units.flatMap(({ kind, words }) => {
    const text = words.join(' ');
    const frame = frames.find(({ units }) => units.some((unit) => unit.kind === kind && unit.words.join(' ') === text));
    if (frame === undefined) return [];
    const reason = `${nameOf(idiom.id)}: "${text}" is a ${kind} of ${frame.id} too`;
    return [
      {
        line: idiom.line,
        reason,
        cure: 'take it out of one of the two, or say under "when:" or "unless:" when it tells nothing',
      },
    ];
  });
}

/// What is wrong with a wording whose frame the codebook has not.
export function unknownFrame({ frame, line }: FrameWording): FrameMistake {
  return { line, reason: `there is no frame ${frame}`, cure: 'add its meaning there, or mend the name' };
}

function nameOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

function cureOf(places: readonly string[]): string {
  return `use one of: ${places.join(', ')}, or a preposition (the class place-preposition in words/grammar.yaml)`;
}
