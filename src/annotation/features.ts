/// Morphological features as Universal Dependencies names them, by name: `{ VerbForm: 'Fin', Tense: 'Past' }`.
/// See https://universaldependencies.org/u/feat/.
export type Features = Readonly<Record<string, string>>;
