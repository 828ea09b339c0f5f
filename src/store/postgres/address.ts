import { HerodotusError } from '../../annotation/problem.js';

/// The address of a database as it may be shown: without its password. Throws `usage` where it is none.
export function shownAddress(address: string): string {
  try {
    const url = new URL(address);
    url.password = '';
    url.searchParams.delete('password');
    return url.href;
  } catch (error) {
    // The address itself may hold a password, and so may what is said of it.
    const reason = 'the address of the database cannot be read; write postgres://USER@HOST:PORT/DATABASE';
    throw new HerodotusError('usage', { reason }, error);
  }
}

/// The address with settings that each connection has from its beginning, beside those that it names itself.
export function withSettings(address: string, settings: readonly string[]): string {
  const url = new URL(address);
  const own = url.searchParams.get('options');
  url.searchParams.set('options', [...(own === null ? [] : [own]), ...settings.map((each) => `-c ${each}`)].join(' '));
  return url.href;
}
