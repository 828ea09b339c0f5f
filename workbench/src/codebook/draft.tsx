import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TryAnswer } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import { ask, tell } from '../data/client.js';
import { codebookFileQuery, codebookQuery, tryQuery } from '../data/queries.js';
import { Facts } from '../look/facts.js';
import { count } from '../words/words.js';
import { useDraft } from './use-draft.js';

interface DraftProps {
  readonly file: string | undefined;
  readonly open: (file: string) => void;
}

/// Files of the codebook as somebody would have them: to try on the corpus, and to save as a diff.
export function Draft({ file, open }: DraftProps) {
  const codebook = useQuery(codebookQuery);
  const { files, write } = useDraft();
  const [tried, setTried] = useState<string | null>(null);
  const known = new Set(codebook.data?.files);
  const isNew = (name: string): boolean => codebook.data !== undefined && !known.has(name);
  const original = useQuery({
    ...codebookFileQuery(file ?? ''),
    enabled: file !== undefined && codebook.data !== undefined && !isNew(file),
  });
  const names = Object.keys(files);
  const begin = useMutation({
    mutationFn: () =>
      tell<TryAnswer>('POST', 'codebook/tries', { files: names.map((name) => ({ name, text: files[name] ?? '' })) }),
    onSuccess: ({ id }) => setTried(id),
  });
  const saveDiff = async () => {
    const { createTwoFilesPatch } = await import('diff');
    const patches = await Promise.all(
      names.map(async (name) => {
        const { text } = isNew(name) ? { text: '' } : await ask<{ readonly text: string }>('codebook/files', { name });
        const path = name.startsWith('language/') ? name : `codebook/${name}`;
        return createTwoFilesPatch(isNew(name) ? '/dev/null' : `a/${path}`, `b/${path}`, text, files[name] ?? '');
      }),
    );
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(patches, { type: 'text/x-diff' }));
    link.download = 'codebook.diff';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <div className="draft">
      <div className="draft-tools">
        <label>
          File{' '}
          <select value={file ?? ''} onChange={(event) => open(event.currentTarget.value)}>
            <option value="">choose a file</option>
            {[...new Set([...known, ...names])].sort().map((name) => (
              <option key={name} value={name}>
                {name}
                {name in files ? ' (changed)' : ''}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="plain-button"
          disabled={names.length === 0 || begin.isPending}
          onClick={() => begin.mutate()}
        >
          Try it on the corpus
        </button>
        <button type="button" className="plain-button" disabled={names.length === 0} onClick={() => void saveDiff()}>
          Save as a diff
        </button>
        {file !== undefined && file in files && (
          <button type="button" className="plain-button" onClick={() => write(file, undefined)}>
            As it was
          </button>
        )}
      </div>
      <p className="soft">
        {names.length === 0 ? 'Nothing is changed yet.' : `Changed: ${names.join(', ')}.`} The corpus and the codebook
        stay as they are.
      </p>
      {begin.isError && <p role="alert">{begin.error.message}</p>}
      {tried !== null && <Tried id={tried} />}
      {file !== undefined &&
        (original.isError ? (
          <Failed error={original.error} />
        ) : original.isPending && !isNew(file) ? (
          <Loading what={file} />
        ) : (
          <textarea
            key={file}
            aria-label={file}
            spellCheck={false}
            rows={32}
            value={files[file] ?? original.data?.text ?? ''}
            onChange={({ currentTarget: { value } }) =>
              write(file, value === (original.data?.text ?? '') ? undefined : value)
            }
          />
        ))}
    </div>
  );
}

/// What a draft would change: which events appear, go and change.
function Tried({ id }: { readonly id: string }) {
  const answer = useQuery(tryQuery(id));
  if (answer.isError) return <Failed error={answer.error} />;
  if (answer.isPending) return <Loading what="the try" />;
  const { state, done, of, appeared, gone, changed, changes, problem } = answer.data;
  return (
    <section className="tried" aria-label="What the draft would change" aria-live="polite">
      <h2>What the draft would change</h2>
      {state === 'trying' && (
        <p>
          {of === 0 ? 'Reading the draft …' : `${done} of ${count(of, 'text')}`}{' '}
          <progress aria-label="Trying the draft" {...(of === 0 ? {} : { max: of, value: done })} />{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => void tell<TryAnswer>('DELETE', `codebook/tries/${id}`).then(() => answer.refetch())}
          >
            Cancel
          </button>
        </p>
      )}
      {problem !== null && (
        <p role="alert">
          {problem.message} {problem.remedy}
        </p>
      )}
      {(state === 'done' || changes.length > 0) && (
        <p>
          <b>{appeared}</b> would appear, <b>{gone}</b> go, <b>{changed}</b> change
          {state === 'done' && `, in ${count(of, 'text')}`}.
        </p>
      )}
      {changes.length > 0 && (
        <Facts heads={['What', 'Before', 'With the draft', 'Page']}>
          {changes.map((change) => (
            <tr key={`${change.document} ${change.key}`}>
              <td>{change.became}</td>
              <td>{change.before}</td>
              <td>{change.after}</td>
              <td>
                <Link
                  to="/pages/$id"
                  params={{ id: change.document }}
                  search={change.before === null ? {} : { pick: [change.key] }}
                >
                  {change.document}
                </Link>
              </td>
            </tr>
          ))}
        </Facts>
      )}
    </section>
  );
}
