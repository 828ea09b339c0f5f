import { useCallback, useEffect, useState } from 'react';

const KEPT = 'herodotus-draft';

/// Files as somebody would have them, by name. The browser keeps them.
export function useDraft() {
  const [files, setFiles] = useState(readKept);
  useEffect(() => localStorage.setItem(KEPT, JSON.stringify(files)), [files]);
  /// Without a text the file is as it was.
  const write = useCallback((name: string, text: string | undefined) => {
    setFiles(({ [name]: _, ...rest }) => (text === undefined ? rest : { ...rest, [name]: text }));
  }, []);
  return { files, write };
}

function readKept(): Readonly<Record<string, string>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}
