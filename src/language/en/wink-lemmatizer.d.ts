declare module 'wink-lemmatizer' {
  /// WordNet's base form of a word in small letters, or the word itself.
  const lemmatizer: {
    noun(word: string): string;
    verb(word: string): string;
    adjective(word: string): string;
  };
  export default lemmatizer;
}
