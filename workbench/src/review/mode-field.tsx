import { useId } from 'react';
import type { CodesAnswer } from '../../../src/server/api.js';

interface ModeFieldProps {
  /// Those that the codebook gives the type.
  readonly modes: CodesAnswer['types'][number]['modes'];
  readonly mode: string | null;
  readonly set: (mode: string | null) => void;
}

/// In which way it was done, of the ways that its type knows. A mode of another codebook stays to be chosen as long as it is the
/// statement's.
export function ModeField({ modes, mode, set }: ModeFieldProps) {
  const hint = useId();
  const chosen = modes.find((each) => each.mode === mode);
  const foreign = mode !== null && chosen === undefined;
  const isEmpty = modes.length === 0 && !foreign;
  return (
    <>
      <label>
        Mode
        <select
          value={mode ?? ''}
          disabled={isEmpty}
          aria-describedby={hint}
          onChange={({ currentTarget: { value } }) => set(value === '' ? null : value)}
        >
          <option value="">{isEmpty ? 'no modes' : 'none'}</option>
          {foreign && <option>{mode}</option>}
          {modes.map((each) => (
            <option key={each.mode}>{each.mode}</option>
          ))}
        </select>
      </label>
      <p id={hint} className="soft meaning">
        {chosen?.gloss}
      </p>
    </>
  );
}
