import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SpanRecord } from '../../../src/annotation/record.js';
import type { AddedStatement, AddRequest } from '../../../src/server/api.js';
import { tell } from '../data/client.js';
import { codesQuery, statusQuery } from '../data/queries.js';
import { useAuthor } from '../review/use-author.js';
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
      <label>
        Your name{' '}
        <input required value={author} maxLength={200} onChange={(event) => setAuthor(event.currentTarget.value)} />
      </label>
      <button type="submit" className="plain-button" disabled={cue === null || add.isPending}>
        Add it
      </button>
      {add.isError && <p role="alert">{add.error.message}</p>}
    </form>
  );
}

/// The words of the page that were selected last, as a span in code points; it stays when the form takes the focus.
function useSelected(): SpanRecord | null {
  const [span, setSpan] = useState<SpanRecord | null>(null);
  useEffect(() => {
    const read = () => {
      const selection = window.getSelection();
      const range = selection === null || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
      if (range === null || range.collapsed) return;
      const { commonAncestorContainer: node } = range;
      const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]');
      const from = Number(block?.dataset['from'] ?? Number.NaN);
      if (block == null || Number.isNaN(from)) return;
      const before = document.createRange();
      before.selectNodeContents(block);
      before.setEnd(range.startContainer, range.startOffset);
      const words = range.toString();
      const start = from + [...before.toString()].length + [...(/^\s*/.exec(words)?.[0] ?? '')].length;
      const length = [...words.trim()].length;
      if (length > 0) setSpan({ start, end: start + length });
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, []);
  return span;
}
