import { Link } from '@tanstack/react-router';
import type { TellingAnswer } from '../../../src/server/api.js';
import type { Filter } from '../filter/filter.js';
import { bounded, days, isPlain, voiceClass, voiceName, whether } from '../words/words.js';
import type { Voice } from './voices.js';

const KINDS = {
  publication: 'the paper itself',
  author: 'the author',
  reader: 'a reader’s comment',
  unknown: 'the page',
  source: '',
} as const;

/// A voice with its words, each where it stands.
export function VoiceCard({ voice, filter }: { readonly voice: Voice; readonly filter: Filter }) {
  return (
    <div className={`voice-card ${voiceClass(voice.kind)}`}>
      <h3>
        <span className="voice">{voice.name}</span> <span className="soft">{KINDS[voice.kind]}</span>
      </h3>
      <ul>
        {voice.tellings.map((telling) => (
          <Told key={telling.statement.key + telling.statement.number} telling={telling} filter={filter} />
        ))}
      </ul>
    </div>
  );
}

function Told({ telling, filter }: { readonly telling: TellingAnswer; readonly filter: Filter }) {
  const { statement, copiedFrom } = telling;
  const { document } = statement;
  // Who cites whom: all voices but the one that the card is of.
  const through = statement.attribution
    .slice(0, -1)
    .filter(({ kind }) => kind === 'source')
    .map(voiceName);
  const facts = [
    ...telling.numbers.map((number) => `${bounded(number)} ${number.unit ?? ''}`),
    telling.place ?? '',
    days(telling.from, telling.to),
  ].filter((fact) => fact.trim() !== '');
  return (
    <li>
      <blockquote>
        <Quoted sentence={telling.sentence} words={telling.words} />
      </blockquote>
      <p>
        {!isPlain(statement) && <span className="badge marked">{whether(statement)}</span>} {facts.join(' · ')}
      </p>
      <p className="soft">
        {through.length > 0 && <>through {through.join(', ')}, </>}
        <Link to="/pages/$id" params={{ id: document.id }} search={{ ...filter, pick: [statement.key] }}>
          {document.publisher ?? document.title ?? document.input}
        </Link>{' '}
        <span className="numbers">{document.published}</span>
        {statement.publications > 1 && <>, printed by {statement.publications} papers</>}
        {copiedFrom !== null && <>, copied from {copiedFrom.publisher ?? copiedFrom.title}</>}
        {' · '}
        <Link to="/review" search={{ ...filter, pick: [statement.key], correct: ['yes'] }}>
          Correct
        </Link>
      </p>
    </li>
  );
}

/// A sentence with the words that tell it set off.
function Quoted({ sentence, words }: { readonly sentence: string; readonly words: string }) {
  const at = words === '' ? -1 : sentence.indexOf(words);
  if (at < 0) return <>{sentence}</>;
  return (
    <>
      <span className="soft">{sentence.slice(0, at)}</span>
      <b>{words}</b>
      <span className="soft">{sentence.slice(at + words.length)}</span>
    </>
  );
}
