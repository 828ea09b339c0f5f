import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SampleAnswer, SampleRequest } from '../../../src/server/api.js';
import { Failed, Loading } from '../app/notices.js';
import { tell, written } from '../data/client.js';
import { samplesQuery } from '../data/queries.js';
import { useFilter } from '../filter/use-filter.js';
import { Signature } from '../review/signature.js';
import { useAuthor } from '../review/use-author.js';
import { count } from '../words/words.js';
import './samples.css';

/// Random samples that several people judge blind to each other, and a way to draw one of what the filter leaves.
export function Samples() {
  const { filter } = useFilter();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const samples = useQuery(samplesQuery);
  const [author, setAuthor] = useAuthor();
  const [name, setName] = useState('');
  const [size, setSize] = useState(100);
  const [of, setOf] = useState<'statements' | 'pages'>('statements');
  const draw = useMutation({
    mutationFn: () => {
      // A seed is given so that the same sample can be drawn again.
      const seed = Math.floor(Math.random() * 4_294_967_295);
      const wish: SampleRequest = { name: name.trim(), of, size, seed, author: author.trim() };
      return tell<SampleAnswer>('POST', `samples${written({ ...filter })}`, wish);
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: samplesQuery.queryKey });
      await navigate({ to: '/samples/$id', params: { id: String(id) }, search: filter });
    },
  });
  if (samples.isPending) return <Loading what="samples" />;
  if (samples.isError) return <Failed error={samples.error} again={() => void samples.refetch()} />;
  return (
    <section className="samples">
      <h1>Samples</h1>
      <p className="soft">
        Two or more people judge the same random sample, none seeing what the others think. It says how far they agree
        and how right the coding is, and changes nothing in the corpus.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '' && author.trim() !== '') draw.mutate();
        }}
      >
        <label>
          Name
          <input required value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          How many
          <input
            type="number"
            required
            min={1}
            max={10_000}
            value={size}
            onChange={(event) => setSize(event.currentTarget.valueAsNumber || 1)}
          />
        </label>
        <label>
          Of
          <select value={of} onChange={(event) => setOf(event.currentTarget.value as typeof of)}>
            <option value="statements">statements</option>
            <option value="pages">whole pages (tells recall too)</option>
          </select>
        </label>
        <Signature author={author} set={setAuthor} />
        <button type="submit" className="plain-button" disabled={draw.isPending}>
          Draw a sample
        </button>
      </form>
      {draw.isError && <p role="alert">{draw.error.message}</p>}
      <ul className="drawn">
        {samples.data.samples.map((sample) => (
          <li key={sample.id}>
            <Link to="/samples/$id" params={{ id: String(sample.id) }} search={filter}>
              {sample.name}
            </Link>
            <span className="soft">
              {' '}
              {count(sample.statements, 'statement')}
              {sample.of === 'pages' && ` of ${count(sample.size, 'page')}`}, drawn by {sample.author} on{' '}
              {sample.made.slice(0, 10)} (seed {sample.seed})
              {sample.judged.map((each) => ` · ${each.author}: ${each.count}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
