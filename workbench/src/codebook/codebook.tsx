import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CodebookAnswer, FiredAnswer } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import { codebookQuery, firedQuery } from '../data/queries.js';
import { useAddress, useAddresses } from '../filter/use-filter.js';
import { Facts } from '../look/facts.js';
import { classOf } from '../words/classes.js';
import { count } from '../words/words.js';
import { Draft } from './draft.js';
import { Suggestions } from './suggestions.js';
import './codebook.css';

const PARTS = [
  ['frames', 'Frames'],
  ['actors', 'Actors'],
  ['places', 'Places'],
  ['suggestions', 'Suggestions'],
  ['draft', 'Draft'],
] as const;

/// What the coding knows, where each entry fired, and a draft of it to try on the corpus.
export function Codebook() {
  const [part = 'frames', setPart] = useAddress('part');
  const [words = '', setWords] = useAddress('entry');
  const [file, setFile] = useAddress('file');
  const change = useAddresses();
  const edit = (name: string) => {
    change({ file: name, part: 'draft' });
  };
  return (
    <section className="codebook">
      <header>
        <h1>Codebook</h1>
        <div role="tablist" aria-label="Parts of the codebook">
          {PARTS.map(([id, name]) => (
            <button
              key={id}
              type="button"
              role="tab"
              aria-selected={part === id}
              className="plain-button"
              onClick={() => setPart(id)}
            >
              {name}
            </button>
          ))}
        </div>
        {part !== 'draft' && part !== 'suggestions' && (
          <label>
            Find <input value={words} onChange={(event) => setWords(event.currentTarget.value || undefined)} />
          </label>
        )}
      </header>
      {part === 'draft' ? (
        <Draft file={file} open={setFile} />
      ) : part === 'suggestions' ? (
        <Suggestions edit={edit} />
      ) : part === 'frames' ? (
        <Frames words={words} edit={edit} />
      ) : (
        <Named of={part === 'places' ? 'places' : 'actors'} words={words} edit={edit} />
      )}
    </section>
  );
}

/// Frames that are shown before somebody asks for more.
const FEW = 150;

function Frames({ words, edit }: { readonly words: string; readonly edit: (file: string) => void }) {
  const answer = useQuery(codebookQuery);
  const [all, setAll] = useState(false);
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (answer.isPending) return <Loading what="the codebook" />;
  const asked = words.toLowerCase();
  const frames = answer.data.frames
    .filter(({ id, gloss, type, mode }) => `${id} ${gloss} ${type ?? ''} ${mode ?? ''}`.toLowerCase().includes(asked))
    .sort((a, b) => b.statements - a.statements || (a.id < b.id ? -1 : 1));
  const shown = all ? frames : frames.slice(0, FEW);
  return (
    <>
      <p className="soft">
        {count(frames.length, 'frame')}, {frames.filter(({ statements }) => statements > 0).length} of them told
        something in this corpus.{' '}
        {answer.data.others.map(({ rule, statements }) => `${rule}: ${statements}`).join(', ')}
      </p>
      <Facts heads={['Frame', 'Tells', 'Meaning', 'Fired', 'File']}>
        {shown.map((frame) => (
          <FrameRow key={frame.id} frame={frame} edit={edit} />
        ))}
      </Facts>
      {!all && frames.length > FEW && (
        <button type="button" className="plain-button" onClick={() => setAll(true)}>
          All {frames.length}
        </button>
      )}
    </>
  );
}

interface FrameRowProps {
  readonly frame: CodebookAnswer['frames'][number];
  readonly edit: (file: string) => void;
}

function FrameRow({ frame, edit }: FrameRowProps) {
  const { id, gloss, type, relation, mode, cameo, statements } = frame;
  const [file = '', name = ''] = id.split('#');
  return (
    <tr className={`k-${classOf({ event: type === null ? null : { type }, relation })}`}>
      <th scope="row">{name}</th>
      <td>
        <span className="type">{[type ?? relation, mode].filter((each) => each !== null).join(' ')}</span>{' '}
        <span className="soft numbers">{cameo}</span>
      </td>
      <td className="wide">{gloss}</td>
      <td className="numbers">
        {statements === 0 ? (
          <span className="soft">never</span>
        ) : (
          <Link to="/statements" search={{ rule: [id] }}>
            {count(statements, 'time')}
          </Link>
        )}
      </td>
      <td>
        <button type="button" className="link-button" onClick={() => edit(file)}>
          {file.replace('frames/', '')}
        </button>{' '}
        <button
          type="button"
          className="link-button"
          onClick={() => edit(`language/en/${file.replace('frames/', 'wording/')}`)}
        >
          words
        </button>
      </td>
    </tr>
  );
}

interface NamedProps {
  readonly of: 'actors' | 'places';
  readonly words: string;
  readonly edit: (file: string) => void;
}

function Named({ of, words, edit }: NamedProps) {
  const answer = useQuery(firedQuery(of, words));
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (answer.isPending) return <Loading what={of} />;
  return (
    <Facts heads={['Name', of === 'actors' ? 'Code' : 'Kind', 'Country', 'In', 'From']}>
      {answer.data.rows.map((row, index) => (
        <NamedRow key={index} of={of} row={row} edit={edit} />
      ))}
    </Facts>
  );
}

function NamedRow({ of, row, edit }: Pick<NamedProps, 'of' | 'edit'> & { readonly row: FiredAnswer['rows'][number] }) {
  const { name, code, country, source, statements } = row;
  const file = source?.split('#')[0];
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{code}</td>
      <td>{country}</td>
      <td className="numbers">
        {of === 'places' ? (
          <Link to="/statements" search={{ place: [name] }}>
            {count(statements, 'statement')}
          </Link>
        ) : (
          <Link to="/statements" search={{ words: [`"${name}"`] }}>
            {count(statements, 'statement')}
          </Link>
        )}
      </td>
      <td>
        {file === undefined ? (
          <span className="soft">{of === 'places' ? 'the gazetteer' : 'the text'}</span>
        ) : (
          <button type="button" className="link-button" onClick={() => edit(file)}>
            {source}
          </button>
        )}
      </td>
    </tr>
  );
}
