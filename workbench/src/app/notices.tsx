import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Refusal } from '../data/client.js';

/// Says instead of a view why there is nothing, and what to do.
export function Notice({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="notice">
      <h1>{title}</h1>
      {children}
    </section>
  );
}

/// What went wrong, in the words of the server, and a way to try again.
export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const refusal = error instanceof Refusal ? error.problem : null;
  return (
    <div role="alert">
      <Notice title={refusal?.message ?? 'This view has failed.'}>
        <p>{refusal?.remedy ?? error.message}</p>
        {again !== undefined && (
          <button type="button" className="plain-button" onClick={again}>
            Try again
          </button>
        )}
      </Notice>
    </div>
  );
}

export function Broken({ error, reset }: { readonly error: Error; readonly reset: () => void }) {
  return <Failed error={error} again={reset} />;
}

export function Missing() {
  return (
    <Notice title="There is no such page.">
      <p>The address may have been cut.</p>
      <Link to="/incidents">All incidents</Link>
    </Notice>
  );
}

/// Says that something is on its way, to eyes and screen readers.
export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="notice soft loading" role="status">
      Loading {what} …
    </p>
  );
}
