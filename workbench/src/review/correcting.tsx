import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StatementAnswer, StatementChanges } from '../../../src/server/api.js';
import { codesQuery } from '../data/queries.js';
import { PlaceField } from './place-field.js';
import { RoleField } from './role-field.js';

interface CorrectingProps {
  readonly statement: StatementAnswer;
  readonly save: (changes: StatementChanges) => void;
  readonly cancel: () => void;
}

type Roles = NonNullable<StatementChanges['actor']>;

/// Other values for the fields of a statement. Roles are given by selecting words of the clause. What is left as it is is not written.
export function Correcting({ statement, save, cancel }: CorrectingProps) {
  const codes = useQuery(codesQuery);
  const words = useRef<HTMLQuoteElement>(null);
  const [changes, setChanges] = useState<StatementChanges>({});
  const [told, setTold] = useState('');
  const types = codes.data?.types ?? [];
  const statuses = codes.data?.labels.filter(({ list }) => list === 'status') ?? [];
  const time = changes.time ?? { from: statement.time?.from ?? null, to: statement.time?.to ?? null };
  const set = (next: StatementChanges) => setChanges({ ...changes, ...next });
  const giveRole = (role: 'actor' | 'recipient') => {
    const span = words.current === null ? null : selectedIn(words.current, statement);
    if (span === null) setTold('Select words of the clause first.');
    else {
      setTold('');
      set({ [role]: [span] });
    }
  };
  return (
    <form
      className="correcting"
      aria-label="Correct"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(changes).length === 0) setTold('Nothing is changed yet.');
        else save(changes);
      }}
    >
      <blockquote ref={words}>{statement.words}</blockquote>
      <div className="roles">
        {(['actor', 'recipient'] as const).map((role) => (
          <span key={role}>
            <button type="button" className="plain-button" onClick={() => giveRole(role)}>
              {role === 'actor' ? 'Who' : 'To whom'}: the words selected
            </button>{' '}
            <button type="button" className="plain-button" onClick={() => set({ [role]: [] })}>
              nobody
            </button>{' '}
            {changes[role] !== undefined && <b>{wordsOf(statement, changes[role])}</b>}{' '}
            {changes[role]?.map((party) => (
              <RoleField
                key={party.start}
                words={wordsOf(statement, [party])}
                actor={party.actor}
                set={(actor) => set({ [role]: [{ ...party, actor }] })}
              />
            ))}
          </span>
        ))}
      </div>
      {statement.event !== null && (
        <label>
          Type
          <select
            value={changes.type ?? statement.event.type}
            onChange={(event) => {
              const type = types.find((each) => each.type === event.currentTarget.value);
              if (type !== undefined) set({ type: type.type, mode: null });
            }}
          >
            {types.map(({ type }) => (
              <option key={type}>{type}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        Status
        <select
          value={changes.status ?? statement.status}
          onChange={(event) => set({ status: event.currentTarget.value as StatementAnswer['status'] })}
        >
          {statuses.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        Polarity
        <select
          value={changes.polarity ?? statement.polarity}
          onChange={(event) => set({ polarity: event.currentTarget.value as StatementAnswer['polarity'] })}
        >
          <option value="positive">said to be so</option>
          <option value="negative">said not to be so</option>
        </select>
      </label>
      <PlaceField
        place={changes.place === undefined ? placeOf(statement) : changes.place}
        set={(place) => set({ place })}
      />
      <label>
        From
        <input
          type="date"
          value={time.from ?? ''}
          onChange={(event) => set({ time: { ...time, from: event.currentTarget.value || null } })}
        />
      </label>
      <label>
        To
        <input
          type="date"
          value={time.to ?? ''}
          onChange={(event) => set({ time: { ...time, to: event.currentTarget.value || null } })}
        />
      </label>
      <p role="status" className="soft">
        {told}
      </p>
      <div className="roles">
        <button type="submit" className="plain-button">
          Save the correction
        </button>
        <button type="button" className="plain-button" onClick={cancel}>
          Leave it
        </button>
      </div>
    </form>
  );
}

function placeOf({ place }: StatementAnswer): NonNullable<StatementChanges['place']> | null {
  const known = place?.place;
  return known == null ? null : { name: known.name, lat: known.lat, lon: known.lon, country: known.country };
}

/// The words that are selected in the clause as a span of the text of the page, in code points; null where none are.
function selectedIn(clause: HTMLElement, { start, end, words }: StatementAnswer): Roles[number] | null {
  const selection = window.getSelection();
  const range = selection === null || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
  if (range === null || range.collapsed || !clause.contains(range.commonAncestorContainer)) return null;
  // Where blanks were taken out of the clause, its letters no longer tell where they stand on the page.
  if ([...words].length !== end - start) return null;
  const before = [...words.slice(0, range.startOffset)].length;
  return { start: start + before, end: start + before + [...range.toString()].length, actor: null };
}

function wordsOf({ words, start }: StatementAnswer, roles: Roles): string {
  const points = [...words];
  return roles.map((role) => points.slice(role.start - start, role.end - start).join('')).join('; ') || 'nobody';
}
