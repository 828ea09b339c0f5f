/// What each trait adds to the score of two tellings; above 0 they are rather of one happening. Set on the first halves of bench/across
/// and on the development part of ECB+ by CoNLL F1 (`scripts/across-weights.ts`), but for otherDay and otherBoth, which weigh more than those sets alone ask. docs/across.md says what they are worth.
export const WEIGHTS = {
  sameWord: 1.7,
  rareWord: 2.2,
  sameKind: 4.4,
  sameType: 0.2,
  otherType: -1.6,
  otherMode: -0.5,
  pages: 3.8,
  sides: 1.2,
  otherSides: -1.3,
  otherActor: -0.1,
  otherRecipient: -0.3,
  otherBoth: -2.5,
  otherPlace: -1.8,
  otherGivenPlace: -1.1,
  otherScene: -0.3,
  sameDay: 0.3,
  otherDay: -3.5,
  sameNumber: 1.1,
  otherNumber: -0.3,
  otherStatus: -0.1,
  oneIncident: 1.3,
  onePage: 0.4,
  apartElsewhere: -1.6,
} as const;

/// What speaks for two tellings being of one happening, or against it.
export type Trait = keyof typeof WEIGHTS;

/// Facts that one telling in ten may tell, and the traits that compare them: each is averaged over the pairs that tell it.
export const FACTS = [
  ['sameDay', 'otherDay'],
  ['otherPlace', 'otherScene'],
] as const satisfies readonly (readonly Trait[])[];

/// What is added to every score.
export const BIAS = -2;
/// No pair speaks louder than this, for or against.
export const LOUDEST = 3;
/// The score of a pair that has neither a word, a kind of deed, nor type and side in common.
export const ABSENT = -2.4;

/// From how alike two pages are (0 to 1) they speak rather of one affair. Up to 0.18 both development sets have whole affairs
/// joined that are two; from 0.22 they fall apart.
export const ONE_AFFAIR = 0.19;
/// Pages that appear within as many days of each other are as near as can be; as many days later `LATE` is taken off.
export const NEAR_DAYS = 3;
export const LATE_DAYS = 7;
export const LATE = 0.15;
/// Pages further apart are not compared.
export const FARTHEST_DAYS = 30;
