import { HerodotusError } from '../annotation/problem.js';

/// A version as it stands in an ETag.
export function etag(version: number | string): string {
  return `"${version}"`;
}

/// The version that an If-Match header names. Throws `version-missing`.
export function seenVersion(header: string | undefined): string {
  const version = /^(?:W\/)?"?([\w.]{1,80})"?$/.exec(header?.trim() ?? '')?.[1];
  if (version === undefined) throw new HerodotusError('version-missing', {});
  return version;
}
