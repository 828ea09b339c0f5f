import { useEffect, useState } from 'react';

/// A day, a month or a year, as the server takes them.
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

interface DayFieldProps {
  readonly name: string;
  readonly value: string | undefined;
  readonly set: (value: string) => void;
}

/// A day that is written, or as well a month or a whole year; it counts when it is complete and the field is left, or with Enter.
export function DayField({ name, value = '', set }: DayFieldProps) {
  const [written, setWritten] = useState(value);
  useEffect(() => setWritten(value), [value]);
  const isWrong = written !== '' && !DAY.test(written);
  const give = () => {
    if (!isWrong && written !== value) set(written);
  };
  return (
    <label>
      {name}
      <input
        value={written}
        size={10}
        maxLength={10}
        inputMode="numeric"
        placeholder="2017-05-31 or 2017"
        aria-invalid={isWrong}
        title="A day as 2017-05-31, a month as 2017-05, or a year"
        onChange={(event) => setWritten(event.currentTarget.value.trim())}
        onBlur={give}
        onKeyDown={(event) => {
          if (event.key === 'Enter') give();
        }}
      />
    </label>
  );
}
