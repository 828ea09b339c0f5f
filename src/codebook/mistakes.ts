import type { Frame } from './frames.js';
import type { Ontology } from './ontology.js';

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
const CONDITION_PLACES = [...PLACES, 'near', 'self'];

/// Modes, contexts, classes and places that are not known: without this a misspelt one would do nothing, silently.
export function mistakesOf(frame: Frame, { ontology, classes, prepositions }: KnownNames): FrameMistake[] {
  const found: FrameMistake[] = [];
  const name = frame.id.slice(frame.id.indexOf('#') + 1);
  const say = (line: number, what: string, cure: string): void =>
    void found.push({ line, reason: `${name}: ${what}`, cure });
  if (ontology !== null) {
    for (const { type, mode } of [frame, ...(frame.also === null ? [] : [frame.also])]) {
      const modes = type === null ? [] : Object.keys(ontology.types[type].modes);
      if (mode !== null && !modes.includes(mode))
        say(
          frame.line,
          `${type ?? 'a relation'} has no mode "${mode}"`,
          modes.length === 0 ? 'take "mode:" out' : `use one of: ${modes.join(', ')}`,
        );
    }
    const contexts = ontology.contexts.map((context) => context.name);
    for (const context of frame.contexts)
      if (!contexts.includes(context))
        say(frame.line, `there is no context "${context}"`, `use one of: ${contexts.join(', ')}`);
  }
  const roles = [
    frame.actor.verb,
    frame.actor.noun,
    frame.recipient.verb,
    frame.recipient.noun,
    frame.instrument,
  ].flat();
  for (const place of new Set(roles))
    if (prepositions?.has(place) === false && !PLACES.includes(place))
      say(frame.line, `there is no place "${place}"`, cureOf(PLACES));
  for (const { place, line, classes: used } of [...frame.when, ...frame.unless]) {
    if (prepositions?.has(place) === false && !CONDITION_PLACES.includes(place))
      say(line, `there is no place "${place}"`, cureOf(CONDITION_PLACES));
    for (const className of used)
      if (!classes.has(className)) say(line, `the class $${className} is not known`, 'define it in a file of words/');
  }
  return found;
}

function cureOf(places: readonly string[]): string {
  return `use one of: ${places.join(', ')}, or a preposition (the class place-preposition in words/grammar.yaml)`;
}
