import { HerodotusError } from '../annotation/problem.js';
import { ENGLISH } from './en.js';
import type { LanguageHooks } from './hooks.js';

/// What of each language is code, by the code of its pack.
const HOOKS: ReadonlyMap<string, LanguageHooks> = new Map([['en', ENGLISH]]);

/// The hooks of a pack, by its code. Throws `language-without-hooks`.
export function hooksOf(language: string): LanguageHooks {
  const found = HOOKS.get(language);
  if (found === undefined)
    throw new HerodotusError('language-without-hooks', { language, known: [...HOOKS.keys()].join(', ') });
  return found;
}
