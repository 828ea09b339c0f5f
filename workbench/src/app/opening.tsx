import { Popover } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface OpeningProps {
  readonly name: string;
  /// What stands on the panel, for those who do not see it.
  readonly about: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

/// A button that opens a panel beneath itself.
export function Opening({ name, about, children }: OpeningProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className="plain-button" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          {name}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={about}>
        {typeof children === 'function' ? children(() => setOpened(false)) : children}
      </Popover.Dropdown>
    </Popover>
  );
}
