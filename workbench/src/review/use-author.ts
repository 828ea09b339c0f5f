import { useCallback, useState } from 'react';

const NAME = 'herodotus-reviewer';

/// By which name decisions are signed; the browser remembers it.
export function useAuthor() {
  const [author, setOwn] = useState(() => localStorage.getItem(NAME) ?? '');
  const setAuthor = useCallback((name: string) => {
    setOwn(name);
    localStorage.setItem(NAME, name);
  }, []);
  return [author, setAuthor] as const;
}
