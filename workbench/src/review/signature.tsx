import type { Ref } from 'react';

interface SignatureProps {
  readonly author: string;
  readonly set: (author: string) => void;
  readonly field?: Ref<HTMLInputElement>;
}

/// By which name decisions are signed.
export function Signature({ author, set, field }: SignatureProps) {
  return (
    <label className="signature">
      Your name{' '}
      <input
        ref={field}
        required
        value={author}
        maxLength={200}
        onChange={(event) => set(event.currentTarget.value)}
        onKeyDown={(event) => {
          const { key, currentTarget } = event;
          if (key === 'Escape' || (key === 'Enter' && currentTarget.form === null)) currentTarget.blur();
        }}
      />
    </label>
  );
}
