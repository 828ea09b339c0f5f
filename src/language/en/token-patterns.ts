/// The shapes of tokens, each to be matched where `lastIndex` says.

/// Blanks, control characters and marks that have no width.
export const BLANK = /[\s\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]{1,100000}/uy;
/// No token is longer; the expression below says the same.
export const CHUNK_LIMIT = 400;
/// What stands between blanks.
export const CHUNK = /[^\s\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]{1,400}/uy;

export const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"\u201c\u201d]+|[\w.+%-]{1,80}@[\w-]{1,80}(?:\.[\w-]{1,80}){0,6}/iuy;
/// "news.com", "news.com/page"; the first group is the last part of the name.
export const SITE = /[\w-]{1,80}(?:\.[\w-]{1,80}){0,5}\.([a-z]{2,6})(?:\/[^\s<>"\u201c\u201d]*)?(?![\w@])/iuy;
/// Punctuation that may follow an address but is no part of it.
export const ADDRESS_TAIL = /(?<!\.\.)[.,;:!?)\]}>'\u2019]+$/;
/// Names of newsgroups and the like: small letters with two stops or more.
export const DOTTED = /[a-z]{2,30}(?:\.[a-z-]{2,30}){2,8}(?![\p{L}\p{N}@])/uy;
export const HANDLE = /[@#][\p{L}_][\p{L}\p{N}_]{1,50}/uy;
export const EMOTICON = /(?:[:;=][-^o']?[()[\]DPp|\\/*]{1,3}|<\/?3|\^_+\^|[xX]D)(?![\p{L}\p{N}])/uy;
export const PICTURE = /\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*/uy;

/// "11/28/2000", "2019-05-03", "9/11"; a fraction such as "1/2" is three tokens.
export const DATE = /\d{1,4}([/-])\d{1,2}\1\d{1,4}(?![\p{L}\p{N}])|\d{1,2}\/\d{2}(?![\p{N}/])(?<!\/0\d)/uy;
export const PHONE = /\+\d{1,14}|\d-\d{4}(?!\d)|(?:\d-)?(?:\d{3}-){1,2}\d{4}(?!\d)|\d{3}\.\d{3}\.\d{4}(?!\d)/uy;
/// "10 000" with blanks that do not break, as in ISO 80000 and in French, is one number.
export const NUMBER = /\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,:]\d+)*/uy;
/// A blank within a number, and what must stand before it.
export const THOUSANDS = /[\u00a0\u2009\u202f]\d{3}(?!\d)/uy;
export const FIRST_GROUP = /(?<![\p{L}\p{N}.,:/-])\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})*$/u;
/// What turns a number into an ordinal or a decade: "th", "s", "'s".
export const NUMBER_ENDING = /(?:st|nd|rd|th)(?![\p{L}\p{N}])|['\u2019]?s(?![\p{L}\p{N}'\u2019])/iuy;
/// "'72", "'90s"
export const SHORT_YEAR = /['\u2019]\d\ds?(?![\p{L}\p{N}])/uy;

/// "U.S.", "e.g.", "Ph.D.", "a.k.a"
export const INITIALS =
  /(?:\p{L}\.){2,8}(?![\p{L}\p{N}])|\p{Lu}\p{Ll}?\.(?:\p{Lu}\p{Ll}?\.){1,4}(?![\p{L}\p{N}])|(?:\p{L}\.){1,8}\p{L}(?![\p{L}\p{N}])/uy;
export const WORD = /[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+(?:['\u2019\u02bc`\u00b4&][\p{L}\p{M}\p{N}]+)*/uy;
/// "w/", "b/c"
export const SLASHED = /\p{L}\/\p{L}?(?![\p{L}/])/uy;
/// Masked words: "d**n".
export const MASKED = /\p{L}+\*+\p{L}+/uy;
/// "US$"
export const LETTERED_CURRENCY = /[A-Z]{1,2}\$/uy;
/// Signs that are one token when they are repeated.
export const RUN = /\.{2,}|[!?]{2,}|[-=]{3,}|''|``|\u2018\u2019|\u2019\u2019|([-*=_~+<>|#.$/\\])\1+/uy;
export const ANY = /[^]/uy;

/// Behind an abbreviation that goes on: a number, a comma or a small letter.
export const GOES_ON = /[ \t]?[\p{N}\p{Ll},]/uy;
export const NUMBER_NEXT = / ?\d/uy;
/// The next word, in the first group.
export const NEXT_WORD = / (\p{L}{1,20})(?![\p{L}'\u2019])/uy;

/// Where the match of a sticky expression at `at` ends; `at` where there is none.
export function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
