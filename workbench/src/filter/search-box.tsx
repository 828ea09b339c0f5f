import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { withValues } from './filter.js';
import { useFilter } from './use-filter.js';

/// Searches the texts; the words become part of the filter.
export function SearchBox() {
  const { filter, setFilter } = useFilter();
  const asked = filter.words?.[0] ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        setFilter(withValues(filter, 'words', [words.trim()]));
      }}
    >
      <TextInput
        id="search"
        type="search"
        size="xs"
        aria-label="Search the texts"
        placeholder="Search the texts: words, “a phrase”, AND, OR, NOT"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </form>
  );
}
