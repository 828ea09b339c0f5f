import { Kbd, Modal } from '@mantine/core';
import { Fragment } from 'react';

const KEYS = [
  [
    'Everywhere',
    [
      ['/', 'search'],
      ['g i', 'incidents'],
      ['g s', 'statements'],
      ['g t', 'timeline'],
      ['g n', 'network'],
      ['g m', 'map'],
      ['g r', 'review'],
      ['g p', 'pages'],
      ['g c', 'codebook'],
      ['?', 'this help'],
      ['Esc', 'close, leave the search'],
    ],
  ],
  [
    'In a list',
    [
      ['j k, ↑ ↓', 'next, previous row'],
      ['Home End', 'first, last loaded row'],
      ['Enter', 'open the row'],
      ['o', 'read it on its page'],
    ],
  ],
  [
    'While reading',
    [
      ['j k', 'next, previous statement'],
      ['a', 'according to whom'],
      ['Esc', 'pick nothing'],
    ],
  ],
  [
    'While reviewing',
    [
      ['a x', 'accept, reject'],
      ['c', 'correct'],
      ['u U', 'undo, redo'],
      ['j k', 'next, previous'],
    ],
  ],
] as const;

/// The keys of all views.
export function Help({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Keys"
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <div className="keys">
        {KEYS.map(([where, keys]) => (
          <section key={where}>
            <h2>{where}</h2>
            <dl>
              {keys.map(([key, does]) => (
                <Fragment key={key}>
                  <dt>
                    {key.split(' ').map((each) => (
                      <Kbd key={each}>{each}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
