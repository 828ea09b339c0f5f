import { FEATURE_VALUES, NO_FEATURES, featuresOf } from '../annotation/features.js';
import type { FeatureName, Features, ToldFeatures } from '../annotation/features.js';
import type { YamlNode } from '../codebook/yaml.js';

/// Features by the tag of the language's own tagset ("VBD").
export type TagFeatures = Readonly<Record<string, ToldFeatures>>;

/// Features by tag and form, in small letters: what single words tell beside their tag.
export type FormFeatures = Readonly<Record<string, TagFeatures>>;

/// Reads the table of tags of `pack.yaml`. Throws `codebook-invalid`, also at a feature that Universal Dependencies has not.
export function parseTags(node: YamlNode): TagFeatures {
  return Object.fromEntries(node.entries().map(([tag, features]) => [tag, parseFeatures(features)]));
}

/// Reads the table of forms of `pack.yaml`. Throws `codebook-invalid`, also where a tag is not in the table of tags.
export function parseForms(node: YamlNode | null, tags: TagFeatures): FormFeatures {
  return Object.fromEntries(
    (node?.entries() ?? []).map(([tag, forms]) => {
      if (tags[tag] === undefined) forms.fail(`there is no tag "${tag}"`, 'name it under "tags" too');
      return [tag, parseTags(forms)];
    }),
  );
}

function parseFeatures(node: YamlNode): ToldFeatures {
  return Object.fromEntries(
    node.entries().map(([name, value]) => {
      const known =
        valuesOf(name) ?? value.fail(`there is no feature "${name}"`, `use one of: ${FEATURE_NAMES.join(', ')}`);
      const text = value.asString();
      if (!known.includes(text)) value.fail(`${name} is never "${text}"`, `use one of: ${known.join(', ')}`);
      return [name, text];
    }),
  );
}

const FEATURE_NAMES: readonly string[] = Object.keys(FEATURE_VALUES);

function valuesOf(name: string): readonly string[] | undefined {
  return isFeature(name) ? FEATURE_VALUES[name] : undefined;
}

function isFeature(name: string): name is FeatureName {
  return FEATURE_NAMES.includes(name);
}

interface OfTag {
  readonly features: Features;
  readonly forms: ReadonlyMap<string, Features> | null;
}

/// What the words of a language tell by tag and form, as it is looked up for each word: those that tell the same share one
/// object.
export class FeatureTable {
  private readonly tags: ReadonlyMap<string, OfTag>;

  constructor({ tags, forms }: { readonly tags: TagFeatures; readonly forms: FormFeatures }) {
    const shared = new Map([[JSON.stringify(NO_FEATURES), NO_FEATURES]]);
    const share = (told: ToldFeatures): Features => {
      const features = featuresOf(told);
      const key = JSON.stringify(features);
      const known = shared.get(key) ?? features;
      shared.set(key, known);
      return known;
    };
    this.tags = new Map(
      Object.entries(tags).map(([tag, told]) => {
        const own = Object.entries(forms[tag] ?? {});
        const byForm = new Map(own.map(([form, more]) => [form, share({ ...told, ...more })]));
        return [tag, { features: share(told), forms: byForm.size === 0 ? null : byForm }];
      }),
    );
  }

  /// The features of a word; none where the pack does not know its tag.
  of(tag: string, form: string): Features {
    const known = this.tags.get(tag);
    if (known === undefined) return NO_FEATURES;
    return known.forms?.get(form.toLowerCase()) ?? known.features;
  }
}
