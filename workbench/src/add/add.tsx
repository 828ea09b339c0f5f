import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { statusQuery } from '../data/queries.js';
import { count } from '../words/words.js';
import { cancel, code, codeFiles, isOver, useCodings, type Coding } from './codings.js';
import './add.css';

/// A place to drop pages on, to paste a text or to name an address: each is coded at once.
export function Add() {
  const queries = useQueryClient();
  const status = useQuery(statusQuery);
  const codings = useCodings();
  const files = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [published, setPublished] = useState('');
  const [url, setUrl] = useState('');
  const done = () => void queries.invalidateQueries();
  if (status.data?.writable === false)
    return (
      <section className="add">
        <h1>Add pages</h1>
        <p className="badge marked">This corpus can only be read.</p>
      </section>
    );
  return (
    <section className="add">
      <h1>Add pages</h1>
      {status.data?.sample === true && (
        <p className="soft">
          This corpus is a sample that goes when the server ends. To keep what you add, start{' '}
          <code>herodotus serve my.db</code>.
        </p>
      )}
      <div className="add-ways">
        <div className="drop">
          <h2>Files</h2>
          <p className="soft">
            Drop web pages, texts, PDFs, e-mails, feeds, WARC or zip files anywhere on this window, or choose them.
          </p>
          <input
            ref={files}
            type="file"
            multiple
            aria-label="Files"
            onChange={() => {
              void codeFiles([...(files.current?.files ?? [])], done);
              if (files.current !== null) files.current.value = '';
            }}
          />
        </div>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (url.trim() === '') return;
            void code(url.trim(), { url: url.trim() }, done);
            setUrl('');
          }}
        >
          <h2>An address</h2>
          <label>
            Address of a page or feed
            <input
              type="url"
              placeholder="https://"
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
          </label>
          <button type="submit" className="plain-button">
            Fetch and code
          </button>
        </form>
        <form
          className="paste"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            const request = {
              text,
              ...(title.trim() === '' ? {} : { title: title.trim() }),
              ...(published === '' ? {} : { published }),
            };
            void code(title.trim() || `${text.trim().slice(0, 40)}…`, request, done);
            setText('');
            setTitle('');
          }}
        >
          <h2>A text</h2>
          <label>
            Text, with the comments under it if there are any
            <textarea rows={7} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </label>
          <div className="row">
            <label>
              Title
              <input value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
            </label>
            <label>
              Published on
              <input type="date" value={published} onChange={(event) => setPublished(event.currentTarget.value)} />
            </label>
            <button type="submit" className="plain-button">
              Code the text
            </button>
          </div>
        </form>
      </div>
      {codings.length > 0 && (
        <section aria-label="What is coded" aria-live="polite">
          <h2>What is coded</h2>
          <ol className="codings">
            {[...codings.entries()].reverse().map(([index, coding]) => (
              <li key={index}>
                <Progress coding={coding} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </section>
  );
}

const STATES = {
  waiting: 'waiting',
  coding: 'reading and coding',
  joining: 'joining incidents over pages',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
} as const;

function Progress({ coding }: { readonly coding: Coding }) {
  const { what, answer, refused } = coding;
  return (
    <>
      <p>
        <b>{what}</b>{' '}
        <span className={refused === null ? 'soft' : 'badge marked'}>
          {refused === null ? (answer === null ? 'sending' : STATES[answer.state]) : 'not taken'}
        </span>
        {answer !== null && !isOver(coding) && (
          <>
            {' '}
            <progress aria-label={`Coding ${what}`} />{' '}
            <button type="button" className="plain-button" onClick={() => void cancel(answer.id)}>
              Cancel
            </button>
          </>
        )}
      </p>
      {refused !== null && <p role="alert">{refused}</p>}
      {answer?.problem != null && (
        <p role="alert">
          {answer.problem.message} {answer.problem.remedy}
        </p>
      )}
      {answer !== null && (answer.added > 0 || answer.known > 0 || answer.failed > 0) && (
        <p className="soft">
          {[
            answer.added > 0 && `${count(answer.added, 'page')} added`,
            answer.known > 0 && `${answer.known} known before`,
            answer.failed > 0 && `${answer.failed} not coded`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
      <ul>
        {answer?.documents.slice(-12).map(({ input, id, problem }, index) => (
          <li key={index}>
            {id === null ? (
              <>
                {input}: {problem?.message} <span className="soft">{problem?.remedy}</span>
              </>
            ) : (
              <Link to="/pages/$id" params={{ id }}>
                {input}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
