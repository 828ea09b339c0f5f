import { YamlNode, type CodebookFile } from '../codebook/yaml.js';

/// Word classes by name: what `$weapon` stands for.
export type WordClasses = Readonly<Record<string, readonly string[]>>;

/// Reads the files of `language/en/words`. Throws `codebook-invalid`, also where a class is defined twice.
export function parseWordClasses(files: readonly CodebookFile[]): WordClasses {
  const classes: Record<string, readonly string[]> = {};
  for (const file of files) {
    const root = YamlNode.read(file, 'herodotus/words/1');
    root.only(['format', 'origin', 'classes']);
    for (const [name, node] of root.get('classes')?.entries() ?? []) {
      if (name in classes)
        node.fail(`the class "${name}" is defined a second time`, 'give it another name or merge the two');
      classes[name] = node.asStrings().map((word) => word.toLowerCase());
    }
  }
  return classes;
}
