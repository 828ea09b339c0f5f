import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

/// Light or dark; until somebody chooses, as the system has it.
export function Scheme() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const name = dark ? 'Light colours' : 'Dark colours';
  return (
    <button
      type="button"
      className="round"
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? '☀' : '☾'}
    </button>
  );
}
