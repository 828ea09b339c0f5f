import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SuggestionsAnswer } from '../../../src/server/api.js';
import { classOf } from '../words/classes.js';
import { count } from '../words/words.js';

type Suggestion = SuggestionsAnswer['rows'][number];

interface SuggestionCardProps {
  readonly row: Suggestion;
  readonly edit: (file: string) => void;
  /// Puts it into the draft; null where it is in it.
  readonly put: (() => void) | null;
}

/// One suggestion: what follows, the lines to copy, and the sentences from which it follows.
export function SuggestionCard({ row, edit, put }: SuggestionCardProps) {
  const { words, kind, blocks, corrected, authors, touches, touched, frame } = row;
  const told = frame === null ? '' : ` told by ${frame.replace('frames/', '')}`;
  return (
    <article className="suggestion" aria-label={words}>
      <header>
        <h2>
          <span className="lemma">{words}</span> {kind !== null && <span className="soft">{kind}</span>}{' '}
          <Change row={row} />
        </h2>
        <State row={row} />
        {put === null ? (
          <span className="soft">is in the draft</span>
        ) : (
          <button type="button" className="plain-button" onClick={put}>
            Put it in
          </button>
        )}
      </header>
      <p className="soft">
        {count(corrected, 'correction')}
        {authors.length > 0 && ` by ${authors.join(', ')}`} · touches{' '}
        {touched === 'texts' ? `${count(touches, 'page')} that hold the word` : `${count(touches, 'statement')}${told}`}
      </p>
      {blocks.map(({ file, text }) => (
        <Block key={file} file={file} text={text} edit={edit} />
      ))}
      {row.against.length > 0 && (
        <details>
          <summary>
            {count(row.against.length, 'sentence')} of the codebook’s examples, or that reviewers accepted, would no
            longer come out
          </summary>
          <ul>
            {row.against.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <Evidence row={row} />
    </article>
  );
}

function Change({ row: { what, from, to } }: Pick<SuggestionCardProps, 'row'>) {
  const typed = (type: NonNullable<Suggestion['from']>) => (
    <span className={`k-${classOf({ event: { type }, relation: null })}`}>
      <span className="type">{type}</span>
    </span>
  );
  if (what === 'name') return <span className="soft">an actor</span>;
  if (what === 'place') return <span className="soft">a place</span>;
  if (what === 'roles') return <>{from !== null && typed(from)} with other roles</>;
  return (
    <>
      {from === null ? <span className="soft">not told</span> : typed(from)} <span aria-label="should be">→</span>{' '}
      {to === null ? <span className="soft">nothing</span> : typed(to)}
    </>
  );
}

function State({ row: { right, corrected, complete, already, against } }: Pick<SuggestionCardProps, 'row'>) {
  if (!complete) return <span className="badge marked">its code is missing</span>;
  if (right === null) return null;
  if (against.length > 0)
    return <span className="badge marked">against {count(against.length, 'sentence')} that shall stand</span>;
  if (right === corrected)
    return <span className="badge">{already ? 'comes out so, read alone' : 'comes out as corrected'}</span>;
  return (
    <span className="badge marked">
      {right === 0 ? 'no way found: mend the frame' : `${right} of ${corrected} come out as corrected`}
    </span>
  );
}

interface BlockProps {
  readonly file: string;
  readonly text: string;
  readonly edit: (file: string) => void;
}

/// Lines of one file.
function Block({ file, text, edit }: BlockProps) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="block">
      <div className="block-head">
        <button type="button" className="link-button" onClick={() => edit(file)}>
          {file}
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={`Copy the lines of ${file}`}
          onClick={() => void navigator.clipboard.writeText(`${text}\n`).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy'}
        </button>
      </div>
      <pre className="line" tabIndex={0} aria-label={`Lines of ${file}`}>
        {text}
      </pre>
    </div>
  );
}

/// The sentences on which reviewers decided, each with the way to its review.
function Evidence({ row: { evidence, corrected } }: Pick<SuggestionCardProps, 'row'>) {
  return (
    <details>
      <summary>
        {count(corrected, 'sentence')}
        {corrected > evidence.length && `, of which ${evidence.length} are shown`}
      </summary>
      <ul>
        {evidence.map(({ key, sentence, cue, author }) => (
          <li key={key}>
            {sentence.slice(0, cue.start)}
            <mark>{sentence.slice(cue.start, cue.end)}</mark>
            {sentence.slice(cue.end)}{' '}
            <Link to="/review" search={{ pick: [key] }}>
              {author ?? 'review'}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
