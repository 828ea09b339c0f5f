import type { PrepositionWords } from '../../language/prepositions.js';
import type { ClassWords } from '../phrase/class-words.js';
import type { PlacingWords } from '../phrase/homeland.js';
import type { ReachWords } from './reach.js';
import type { SceneWords } from './scene.js';

/// The words by which statements are placed in space and time.
export type SettingWords = ReachWords & SceneWords & PlacingWords;

export function settingWords(classes: ClassWords, { placing, partitive }: PrepositionWords): SettingWords {
  return {
    placing,
    partitive,
    going: classes.of('going-preposition'),
    aimed: classes.of('aiming-preposition'),
    directing: classes.of('directing-preposition'),
    nouns: classes.of('scene-noun'),
    areas: classes.of('area-noun'),
    grounds: new Set([...classes.of('built'), ...classes.of('ground-noun')]),
    holders: classes.of('holder-noun'),
    around: classes.of('around-preposition'),
    craft: classes.of('craft'),
    dwellers: classes.of('dweller-noun'),
    along: classes.of('along-preposition'),
    relative: classes.of('relative-place'),
    pointing: classes.of('pointing-place'),
    simultaneous: classes.of('simultaneous'),
    within: classes.of('within-preposition'),
    lasting: classes.of('lasting-verb'),
  };
}
