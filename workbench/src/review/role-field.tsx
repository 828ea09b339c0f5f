import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { actorsQuery } from '../data/queries.js';

interface RoleFieldProps {
  readonly words: string;
  readonly actor: string | null;
  readonly set: (actor: string | null) => void;
}

/// Who the words of a role mean: an actor that the corpus knows, or one with a new name.
export function RoleField({ words, actor, set }: RoleFieldProps) {
  const list = useId();
  const asked = actor ?? words;
  const found = useQuery({ ...actorsQuery(asked), enabled: asked !== '' });
  return (
    <label className="role-field">
      who is{' '}
      <input
        list={list}
        value={actor ?? ''}
        maxLength={300}
        placeholder="not known"
        onChange={(event) => set(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      />
      <datalist id={list}>
        {found.data?.actors.map(({ number, name, code }) => (
          <option key={number} value={name}>
            {code}
          </option>
        ))}
      </datalist>
    </label>
  );
}
