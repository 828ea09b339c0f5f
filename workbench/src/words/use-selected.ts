import { useEffect, useState } from 'react';
import type { SpanRecord } from '../../../src/annotation/record.js';

/// The words that were selected last in an element whose `data-from` says where its text begins, as a span in code points; it stays
/// when a form takes the focus.
export function useSelected(): SpanRecord | null {
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
