import { HerodotusError } from '../../annotation/problem.js';

/// Words of a text as they are searched: without accents and signs.
export function searchedWords(text: string): string {
  return plain(text).join(' ');
}

function plain(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/// A query — words, "a phrase", AND, OR, NOT, brackets, a beginning* — as `to_tsquery` takes it. NOT binds before AND, AND before OR,
/// as in FTS5. Throws `query-invalid`.
export function searchedQuery(query: string): string {
  return new Reading(query).all();
}

type Token = { readonly sign: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { readonly words: string };

const TOKEN = /\s*(?:([()])|"((?:[^"]|"")*)"(\s*\*)?|([^\s()"]+))/y;

class Reading {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(private readonly query: string) {
    this.tokens = this.split(query.trimEnd());
  }

  all(): string {
    const found = this.either();
    if (this.at < this.tokens.length) throw this.invalid('a bracket too many');
    return found;
  }

  private split(query: string): Token[] {
    const found: Token[] = [];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < query.length) {
      const match = TOKEN.exec(query);
      if (match === null) throw this.invalid('unterminated string');
      const [, bracket, phrase, star, word = ''] = match;
      if (bracket === '(' || bracket === ')') found.push({ sign: bracket });
      else if (word === 'AND' || word === 'OR' || word === 'NOT') found.push({ sign: word });
      else if (phrase !== undefined) found.push({ words: this.phrase(phrase, star !== undefined) });
      else found.push({ words: this.phrase(word, word.endsWith('*')) });
    }
    return found;
  }

  /// Words one behind the other.
  private phrase(words: string, begins: boolean): string {
    const found = plain(words);
    if (found.length === 0) throw this.invalid(`"${words}" holds no word`);
    const lexemes = found.map((word) => `'${word}'`);
    return `(${lexemes.join(' <-> ')}${begins ? ':*' : ''})`;
  }

  private either(): string {
    let found = this.both();
    while (this.takes('OR')) found = `(${found} | ${this.both()})`;
    return found;
  }

  private both(): string {
    let found = this.except();
    while (this.takes('AND') || this.begins()) found = `(${found} & ${this.except()})`;
    return found;
  }

  private except(): string {
    let found = this.one();
    while (this.takes('NOT')) found = `(${found} & !${this.one()})`;
    return found;
  }

  private one(): string {
    const token = this.tokens[this.at++];
    if (token !== undefined && 'words' in token) return token.words;
    if (token?.sign !== '(')
      throw this.invalid(token === undefined ? 'a word is missing at the end' : `${token.sign} stands alone`);
    const found = this.either();
    if (!this.takes(')')) throw this.invalid('a bracket is not closed');
    return found;
  }

  private begins(): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && ('words' in token || token.sign === '(');
  }

  private takes(sign: string): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || !('sign' in token) || token.sign !== sign) return false;
    this.at++;
    return true;
  }

  private invalid(reason: string): HerodotusError {
    return new HerodotusError('query-invalid', { words: this.query, reason });
  }
}
