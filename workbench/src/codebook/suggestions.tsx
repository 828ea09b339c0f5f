import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SuggestionsAnswer } from '../../../src/server/api.js';
import { Failed, Loading, Notice } from '../app/notices.js';
import { ask } from '../data/client.js';
import { suggestionsQuery } from '../data/queries.js';
import { Facts } from '../look/facts.js';
import { useDraft } from './use-draft.js';
import { withLine } from './with-line.js';

type Suggestion = SuggestionsAnswer['rows'][number];

const WHAT = {
  example: 'must be coded so',
  counterexample: 'must not be coded by it',
  name: 'a name',
} as const;

/// Lines for the codebook that follow from what reviewers corrected; each can be put into the draft.
export function Suggestions({ edit }: { readonly edit: (file: string) => void }) {
  const answer = useQuery(suggestionsQuery);
  const { files, write } = useDraft();
  if (answer.isError) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (answer.isPending) return <Loading what="suggestions" />;
  const { rows, table } = answer.data;
  if (rows.length === 0)
    return (
      <Notice title="Nothing follows from corrections yet.">
        <p>
          Where a recipient, an actor or a type is corrected, or a statement rejected, under{' '}
          <Link to="/review">Review</Link>, the line that the codebook lacks stands here.
        </p>
      </Notice>
    );
  const put = async (row: Suggestion) => {
    write(row.file, withLine(files[row.file] ?? (await textOf(row, table)), row));
  };
  return (
    <>
      <p className="soft">
        What reviewers corrected, as lines for a codebook of one’s own. An example says what a frame must code, a
        counterexample what it must not: <code>herodotus codebook check</code> holds it to them, and the draft shows
        what a change would change.
      </p>
      <Facts heads={['Frame or file', 'What', 'Line', 'Corrected', 'Into the draft']}>
        {rows.map((row) => (
          <tr key={`${row.file} ${row.frame ?? ''} ${row.line}`}>
            <th scope="row">
              <button type="button" className="link-button" onClick={() => edit(row.file)}>
                {row.frame ?? row.file}
              </button>
            </th>
            <td className="soft">
              {WHAT[row.what]}
              {!row.complete && ', of which the code is missing'}
            </td>
            <td className="line">{row.line}</td>
            <td>
              {row.statements.map((key, index) => (
                <Link key={key} to="/review" search={{ pick: [key] }}>
                  {index === 0 ? row.authors.join(', ') || 'open' : index + 1}{' '}
                </Link>
              ))}
            </td>
            <td>
              {(files[row.file] ?? '').includes(row.line) ? (
                <span className="soft">is in it</span>
              ) : (
                <button type="button" className="plain-button" onClick={() => void put(row)}>
                  Put it in
                </button>
              )}
            </td>
          </tr>
        ))}
      </Facts>
    </>
  );
}

/// The file as the codebook has it; a table of names begins as a new one.
async function textOf({ file, what }: Suggestion, table: string): Promise<string> {
  if (what === 'name') return table;
  return (await ask<{ readonly text: string }>('codebook/files', { name: file })).text;
}
