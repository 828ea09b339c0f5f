import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LaidAnswer, SuggestionsAnswer } from '../../../src/server/api.js';
import { Failed, Loading, Notice } from '../app/notices.js';
import { tell } from '../data/client.js';
import { suggestionsQuery } from '../data/queries.js';
import { count } from '../words/words.js';
import { SuggestionCard } from './suggestion-card.js';
import { useDraft } from './use-draft.js';

type Suggestion = SuggestionsAnswer['rows'][number];

/// Changes of the codebook that follow from what reviewers corrected; each can be copied or put into the draft.
export function Suggestions({ edit }: { readonly edit: (file: string) => void }) {
  const answer = useQuery(suggestionsQuery);
  const { files, write } = useDraft();
  const [put, setPut] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (answer.isPending) return <Loading what="suggestions" />;
  const { rows } = answer.data;
  if (rows.length === 0)
    return (
      <Notice title="Nothing follows from corrections yet.">
        <p>
          Where a type, an actor, a recipient or a place is corrected, a statement rejected or one added, under{' '}
          <Link to="/review">Review</Link>, the lines that the codebook lacks stand here.
        </p>
      </Notice>
    );
  const holding = rows.filter(holds);
  const lay = async (wanted: readonly Suggestion[]) => {
    const ids = wanted.map(({ id }) => id);
    const own = new Set(wanted.flatMap(({ blocks }) => blocks.map(({ file }) => file)));
    const drafts = Object.entries(files).flatMap(([name, text]) => (own.has(name) ? [{ name, text }] : []));
    try {
      const laid = await tell<LaidAnswer>('POST', 'codebook/suggestions/files', { ids, files: drafts });
      for (const { name, text } of laid.files) write(name, text);
      setPut(new Set([...put, ...ids]));
      setSaid(`${count(laid.files.length, 'file')} of the draft changed.`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : 'That could not be done.');
    }
  };
  const isIn = (row: Suggestion): boolean => put.has(row.id) || stands(row, files);
  return (
    <>
      <p className="soft">
        What reviewers corrected, as lines for a codebook of one’s own; what touches most of the corpus stands first.
        Each way was tried on the sentences and on the codebook’s own examples. The draft shows what a change would
        change in the whole corpus.
      </p>
      <div className="draft-tools">
        <button
          type="button"
          className="plain-button"
          disabled={holding.every(isIn)}
          onClick={() => void lay(holding.filter((row) => !isIn(row)))}
        >
          Put all {holding.length} that hold into the draft
        </button>
        {holding.length > 0 && (
          <a className="plain-button" href="/api/codebook/suggestions/download" download>
            Download them as a folder
          </a>
        )}
        <span role="status" className="soft">
          {said}
        </span>
      </div>
      <ol className="suggestions">
        {rows.map((row) => (
          <li key={row.id}>
            <SuggestionCard row={row} edit={edit} put={isIn(row) ? null : () => void lay([row])} />
          </li>
        ))}
      </ol>
    </>
  );
}

/// Whether a suggestion does what it says, with nothing left to be filled in.
function holds({ right, corrected, complete, against }: Suggestion): boolean {
  return complete && against.length === 0 && (right === null || right === corrected);
}

/// Whether the examples and rows of a suggestion stand in the draft.
function stands({ blocks }: Suggestion, files: Readonly<Record<string, string>>): boolean {
  const marks = blocks.flatMap(({ file, text }) =>
    text
      .split('\n')
      .filter((line) => line.includes('\t') || line.trimStart().startsWith('- '))
      .map((line) => ({ file, line: line.trimStart() })),
  );
  return marks.length > 0 && marks.every(({ file, line }) => files[file]?.includes(line) === true);
}
