import type { ReactNode } from 'react';

interface FactsProps {
  /// Of the columns, from left to right.
  readonly heads: readonly string[];
  /// Rows of a table.
  readonly children: ReactNode;
}

/// A table of a few facts.
export function Facts({ heads, children }: FactsProps) {
  return (
    <table className="facts">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
