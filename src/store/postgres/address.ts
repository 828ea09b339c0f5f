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
