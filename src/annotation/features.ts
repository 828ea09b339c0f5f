/// The features of Universal Dependencies that a word's form may tell, and the values of each; see
/// https://universaldependencies.org/u/feat/. `Int,Rel` is a pronoun of which the form does not say whether it asks or relates.
export const FEATURE_VALUES = {
  VerbForm: ['Fin', 'Inf', 'Part', 'Ger', 'Conv', 'Sup', 'Vnoun'],
  VerbType: ['Mod', 'Aux', 'Cop', 'Light'],
  Tense: ['Past', 'Pres', 'Fut', 'Imp', 'Pqp'],
  Aspect: ['Imp', 'Perf', 'Prog', 'Prosp', 'Hab', 'Iter'],
  Mood: ['Ind', 'Imp', 'Cnd', 'Sub', 'Pot', 'Jus', 'Opt', 'Des', 'Nec'],
  Voice: ['Act', 'Pass', 'Mid', 'Cau'],
  Number: ['Sing', 'Plur', 'Dual', 'Coll'],
  Person: ['0', '1', '2', '3', '4'],
  Gender: ['Masc', 'Fem', 'Neut', 'Com'],
  Case: ['Nom', 'Acc', 'Gen', 'Dat', 'Voc', 'Loc', 'Ins', 'Abl'],
  Definite: ['Ind', 'Def', 'Spec', 'Cons'],
  Degree: ['Pos', 'Cmp', 'Sup', 'Equ', 'Abs'],
  Polarity: ['Neg', 'Pos'],
  Poss: ['Yes'],
  Reflex: ['Yes'],
  PronType: ['Prs', 'Rel', 'Int', 'Int,Rel', 'Dem', 'Art', 'Ind', 'Neg', 'Tot', 'Rcp', 'Exc'],
  NumType: ['Card', 'Ord', 'Mult', 'Frac', 'Dist', 'Range', 'Sets'],
  PartType: ['Inf', 'Neg', 'Vbp', 'Int', 'Mod', 'Emp', 'Res'],
  Foreign: ['Yes'],
  Typo: ['Yes'],
} as const;

export type FeatureName = keyof typeof FEATURE_VALUES;

/// What the form of a word tells; null for what it does not tell. All words with the same features share one object.
export type Features = { readonly [Name in FeatureName]: (typeof FEATURE_VALUES)[Name][number] | null };

/// The same as it is written down, without what is not told: `{ VerbForm: 'Fin', Tense: 'Past' }`.
export type ToldFeatures = { readonly [Name in FeatureName]?: (typeof FEATURE_VALUES)[Name][number] };

/// Whether names and values are those of `FEATURE_VALUES`.
export function isToldFeatures(told: Readonly<Record<string, string>>): told is ToldFeatures {
  const values: Readonly<Record<string, readonly string[]>> = FEATURE_VALUES;
  return Object.entries(told).every(([name, value]) => Object.hasOwn(values, name) && values[name]?.includes(value));
}

/// The features of a word of which nothing is known.
export const NO_FEATURES: Features = featuresOf({});

/// All features by name. Every object has all names in one order, which keeps asking for one of them fast.
export function featuresOf(told: ToldFeatures): Features {
  return Object.freeze({
    VerbForm: told.VerbForm ?? null,
    VerbType: told.VerbType ?? null,
    Tense: told.Tense ?? null,
    Aspect: told.Aspect ?? null,
    Mood: told.Mood ?? null,
    Voice: told.Voice ?? null,
    Number: told.Number ?? null,
    Person: told.Person ?? null,
    Gender: told.Gender ?? null,
    Case: told.Case ?? null,
    Definite: told.Definite ?? null,
    Degree: told.Degree ?? null,
    Polarity: told.Polarity ?? null,
    Poss: told.Poss ?? null,
    Reflex: told.Reflex ?? null,
    PronType: told.PronType ?? null,
    NumType: told.NumType ?? null,
    PartType: told.PartType ?? null,
    Foreign: told.Foreign ?? null,
    Typo: told.Typo ?? null,
  });
}

/// Whether a verb stands in a form of its own tense ("attacked", "attacks"), modal verbs aside.
export function isFinite({ VerbForm, VerbType }: Features): boolean {
  return VerbForm === 'Fin' && VerbType !== 'Mod';
}

/// Whether a pronoun or adverb asks or relates: "who", "which", "where".
export function asksOrRelates({ PronType }: Features): boolean {
  return PronType === 'Int' || PronType === 'Rel' || PronType === 'Int,Rel';
}

/// Whether a verb has a tense but no mood of its own: English "leave" of "they leave" and of "that he leave".
export function isMoodless(features: Features): boolean {
  return isFinite(features) && features.Mood === null;
}

/// Whether a noun, not a pronoun, tells of one.
export function isOneThing({ Number, PronType }: Features): boolean {
  return Number === 'Sing' && PronType === null;
}
