/// What speaks for a candidate of a place name; `traitsOf` in traits.ts says what each is.
export type Trait =
  | 'people'
  | 'country'
  | 'region'
  | 'district'
  | 'world'
  | 'of-its-seat'
  | 'capital'
  | 'seat'
  | 'small-seat'
  | 'quarter'
  | 'other-name'
  | 'behind-comma'
  | 'held'
  | 'outside'
  | 'in-country'
  | 'in-region'
  | 'in-district'
  | 'near'
  | 'country-named'
  | 'region-named'
  | 'alike'
  | 'published-in';

/// Learned by `npx tsx scripts/place-weights.ts` on training/places.txt, but for the country of the publisher, which no text there has:
/// set by hand, so that it decides between towns of which one has up to eight times the people of the other, and hardly against what a page names.
export const WEIGHTS: Readonly<Record<Trait, number>> = {
  people: 2.4,
  country: 9.09,
  region: 7.19,
  district: -0.74,
  world: 9,
  'of-its-seat': -6.54,
  capital: 3.54,
  seat: 0.48,
  'small-seat': 0.22,
  quarter: -1,
  'other-name': -2.12,
  'behind-comma': 6.01,
  held: 6,
  outside: -1,
  'in-country': 3.38,
  'in-region': 4.39,
  'in-district': 1.12,
  near: 4.18,
  'country-named': 0.98,
  'region-named': 1.56,
  alike: 1.32,
  'published-in': 2.2,
};
