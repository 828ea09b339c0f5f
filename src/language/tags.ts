import type { Features } from '../annotation/features.js';
import type { YamlNode } from '../codebook/yaml.js';

/// Features by the tag of the language's own tagset ("VBD").
export type TagFeatures = Readonly<Record<string, Features>>;

/// The features of Universal Dependencies that a tag may tell, and their values.
const VALUES: Readonly<Record<string, readonly string[]>> = {
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
  PronType: ['Prs', 'Rel', 'Int', 'Int,Rel', 'Dem', 'Art', 'Ind', 'Neg', 'Tot', 'Rcp', 'Exc'],
  NumType: ['Card', 'Ord', 'Mult', 'Frac', 'Dist', 'Range', 'Sets'],
  Foreign: ['Yes'],
  Typo: ['Yes'],
};

/// Reads the table of tags of `pack.yaml`. Throws `codebook-invalid`, also at a feature that Universal Dependencies has not.
export function parseTags(node: YamlNode): TagFeatures {
  return Object.fromEntries(node.entries().map(([tag, features]) => [tag, parseFeatures(features)]));
}

function parseFeatures(node: YamlNode): Features {
  return Object.fromEntries(
    node.entries().map(([name, value]) => {
      const known = VALUES[name] ?? value.fail(`there is no feature "${name}"`, `use one of: ${Object.keys(VALUES).join(', ')}`);
      const text = value.asString();
      if (!known.includes(text)) value.fail(`${name} is never "${text}"`, `use one of: ${known.join(', ')}`);
      return [name, text];
    }),
  );
}
