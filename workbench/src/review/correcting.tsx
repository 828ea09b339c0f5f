import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { StatementAnswer, StatementChanges } from '../../../src/server/api.js';
import { codesQuery } from '../data/queries.js';
import { DayField } from '../filter/day-field.js';
import { useSelected } from '../words/use-selected.js';
import { parties } from '../words/words.js';
import { ModeField } from './mode-field.js';
import { PlaceField } from './place-field.js';
import { RoleField } from './role-field.js';

interface CorrectingProps {
  readonly statement: StatementAnswer;
  readonly save: (changes: StatementChanges) => void;
  readonly cancel: () => void;
  /// Who signs it, where nobody has said so yet.
  readonly signature?: ReactNode;
}

type Roles = NonNullable<StatementChanges['actor']>;

/// Other values for the fields of a statement. Roles are given by selecting words of the sentence that
/// stands above. What is left as it is is not written.
export function Correcting({ statement, save, cancel, signature }: CorrectingProps) {
  const codes = useQuery(codesQuery);
  const marked = useSelected();
  const { sentence, event } = statement;
  const selected = marked !== null && marked.start >= sentence.start && marked.end <= sentence.end ? marked : null;
  const words = selected === null ? null : wordsOf(statement, [{ ...selected, actor: null }]);
  const [changes, setChanges] = useState<StatementChanges>({});
  const [told, setTold] = useState('');
  const types = codes.data?.types ?? [];
  const type = changes.type ?? event?.type;
  const statuses = codes.data?.labels.filter(({ list }) => list === 'status') ?? [];
  const time = changes.time ?? { from: statement.time?.from ?? null, to: statement.time?.to ?? null };
  const set = (next: StatementChanges) => setChanges({ ...changes, ...next });
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
      <p role="status" className="soft">
        {words === null ? 'Select words of the sentence above to say who they are.' : `Selected: “${words}”`}
      </p>
      {(['actor', 'recipient'] as const).map((role) => {
        const name = role === 'actor' ? 'Who' : 'To whom';
        const given = changes[role];
        return (
          <div key={role} className="role" role="group" aria-label={name}>
            <span>{name}</span>
            <span>
              {given === undefined ? parties(statement[role]) || 'nobody' : <b>{wordsOf(statement, given)}</b>}{' '}
              {given?.map((party) => (
                <RoleField
                  key={party.start}
                  words={wordsOf(statement, [party])}
                  actor={party.actor}
                  set={(actor) => set({ [role]: [{ ...party, actor }] })}
                />
              ))}
              <button
                type="button"
                className="plain-button"
                disabled={selected === null}
                onClick={() => selected !== null && set({ [role]: [{ ...selected, actor: null }] })}
              >
                the words selected
              </button>{' '}
              <button type="button" className="plain-button" onClick={() => set({ [role]: [] })}>
                nobody
              </button>
            </span>
          </div>
        );
      })}
      {event !== null && (
        <>
          <label>
            Type
            <select
              value={type}
              onChange={({ currentTarget: { value } }) => {
                const { type: _, mode: __, ...others } = changes;
                const other = types.find((each) => each.type === value && value !== event.type);
                // A mode belongs to its type; that of the statement comes back with its type.
                setChanges(other === undefined ? others : { ...others, type: other.type, mode: null });
              }}
            >
              {types.map((each) => (
                <option key={each.type}>{each.type}</option>
              ))}
            </select>
          </label>
          <ModeField
            modes={types.find((each) => each.type === type)?.modes ?? []}
            mode={changes.mode === undefined ? event.mode : changes.mode}
            set={(mode) => set({ mode })}
          />
        </>
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
      {(['from', 'to'] as const).map((end) => (
        <DayField
          key={end}
          name={end === 'from' ? 'From' : 'To'}
          value={time[end] ?? ''}
          set={(value) => set({ time: { ...time, [end]: value || null } })}
        />
      ))}
      <p role="status" className="soft">
        {told}
      </p>
      <div className="roles">
        {signature}
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

function wordsOf({ sentence }: StatementAnswer, roles: Roles): string {
  const points = [...sentence.words];
  const within = ({ start, end }: Roles[number]) => points.slice(start - sentence.start, end - sentence.start).join('');
  return roles.map(within).join('; ') || 'nobody';
}
