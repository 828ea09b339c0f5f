import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AddedStatement, AddRequest } from '../../../src/server/api.js';
import { tell } from '../data/client.js';
import { codesQuery, statusQuery } from '../data/queries.js';
import { Signature } from '../review/signature.js';
import { useAuthor } from '../review/use-author.js';
import { useSelected } from '../words/use-selected.js';
import type { Page } from './page.js';

interface AddingProps {
  readonly page: Page;
  readonly pick: (key: string) => void;
}

/// What the program did not find is added by selecting the words that tell it.
export function Adding({ page, pick }: AddingProps) {
  const queries = useQueryClient();
  const status = useQuery(statusQuery);
  const codes = useQuery(codesQuery);
  const [author, setAuthor] = useAuthor();
  const [type, setType] = useState('');
  const cue = useSelected();
  const types = codes.data?.types ?? [];
  const add = useMutation({
    mutationFn: (request: AddRequest) =>
      tell<AddedStatement>('POST', `documents/${encodeURIComponent(page.record.id)}/statements`, request),
    onSuccess: async ({ key }) => {
      await queries.invalidateQueries();
      pick(key);
    },
  });
  if (status.data?.writable !== true) return null;
  const chosen = types.find((each) => each.type === type);
  return (
    <form
      className="adding"
      onSubmit={(event) => {
        event.preventDefault();
        if (cue === null || chosen === undefined || author.trim() === '') return;
        const around = page.record.sentences.find(({ start, end }) => start <= cue.start && cue.end <= end) ?? cue;
        const { start, end } = around;
        add.mutate({ start, end, cue, changes: { type: chosen.type }, author: author.trim() });
      }}
    >
      <h3>Is something missing?</h3>
      <p className="soft">Select the words of the text that tell the act.</p>
      <p role="status">{cue === null ? 'Nothing is selected.' : `“${page.text.line(cue)}”`}</p>
      <label>
        It is{' '}
        <select required value={type} onChange={(event) => setType(event.currentTarget.value)}>
          <option value="">choose a type</option>
          {types.map((each) => (
            <option key={each.type} value={each.type}>
              {each.type}
            </option>
          ))}
        </select>
      </label>
      <Signature author={author} set={setAuthor} />
      <button type="submit" className="plain-button" disabled={cue === null || add.isPending}>
        Add it
      </button>
      {add.isError && <p role="alert">{add.error.message}</p>}
    </form>
  );
}
