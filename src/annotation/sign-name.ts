/// Names by what they are joined of. The signs of our models and their values are a few hundred.
const NAMES = new Map<string, Map<string | number, string>>();

/// The name of a sign that is one of several, by which a model has its weight: "distance 2-3". Each is joined once: by a text that
/// is put together anew a weight is slowly found.
export function signName(sign: string, value: string | number): string {
  let names = NAMES.get(sign);
  if (names === undefined) NAMES.set(sign, (names = new Map()));
  let name = names.get(value);
  if (name === undefined) names.set(value, (name = `${sign} ${value}`));
  return name;
}
