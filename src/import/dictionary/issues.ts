import type { CodebookFile } from '../../codebook/yaml.js';
import type { DictionaryLine } from './lines.js';
import type { ImportReport } from './report.js';

/// The codebook's files of contexts, to which issues are added.
export interface ContextFiles {
  /// ontology/contexts.yaml.
  readonly names: CodebookFile;
  /// contexts.yaml of the language.
  readonly words: CodebookFile;
}

/// Reads a dictionary of issues, as PETRARCH has it: phrases with codes ("n:teacher [TEACHERS]") in categories ("<ISSUE
/// CATEGORY="EDUCATION">"), whose name is the code of phrases without one. The words by code, in small letters.
export function readIssues(lines: readonly DictionaryLine[], report: ImportReport): Map<string, Set<string>> {
  const issues = new Map<string, Set<string>>();
  let category: string | null = null;
  for (const at of lines) {
    const { text } = at;
    const [, begun] = /^<ISSUE\b.*?CATEGORY="([^"]+)"/i.exec(text) ?? [];
    if (begun !== undefined) category = begun;
    if (text.startsWith('<')) continue;
    const [, phrase = '', code = category] = /^([^[]*?)\s*(?:\[([^\]]+)\])?$/.exec(text) ?? [];
    if (text.startsWith('~')) report.say('issue-exclusion', at, text);
    else if (code === null || !/[\p{L}\p{N}]/u.test(phrase)) report.say('line-unreadable', at, text);
    else {
      const name = code.toLowerCase().replace(/[^a-z0-9]+/g, '_');
      const words = issues.get(name) ?? new Set<string>();
      issues.set(name, words);
      for (const written of spellingsOf(phrase)) words.add(written);
      report.carry('phrases of issues');
    }
  }
  return issues;
}

/// "n:" and "v:" say that a word has other forms, which are found in any case; "pre+n:school" is "pre-school" or "pre school".
function spellingsOf(phrase: string): string[] {
  const plain = phrase
    .toLowerCase()
    .replace(/\b[a-z]:(?=\S)/g, '')
    .trim();
  return plain.includes('+') ? [plain.replaceAll('+', '-'), plain.replaceAll('+', ' ')] : [plain];
}

/// The files of contexts with the issues among them: new ones behind ours, words of one that has our name with ours.
export function issueFiles(
  origin: string,
  issues: ReadonlyMap<string, ReadonlySet<string>>,
  { names, words }: ContextFiles,
  report: ImportReport,
): CodebookFile[] {
  let texts = words.text.trimEnd();
  let glosses = names.text.trimEnd();
  report.carry('issues', issues.size);
  for (const [name, phrases] of issues) {
    const list = JSON.stringify([...phrases]);
    const own = `\n  ${name}: [`;
    if (texts.includes(own)) texts = texts.replace(own, () => `${own}${list.slice(1, -1)}, `);
    else {
      texts += `\n  ${name}: ${list}`;
      glosses += `\n  ${name}:\n    gloss: ${JSON.stringify(origin)}`;
    }
  }
  return [
    { name: names.name, text: `${glosses}\n` },
    { name: words.name, text: `${texts}\n` },
  ];
}
