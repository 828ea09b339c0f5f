import { writeActorTable } from '../../codebook/actor-table.js';
import type { CodebookFile } from '../../codebook/yaml.js';
import { readActors } from './actors.js';
import { issueFiles, readIssues, type ContextFiles } from './issues.js';
import { linesOf, type DictionaryLine } from './lines.js';
import { ImportReport } from './report.js';
import { verbFiles, type FrameSurroundings } from './verb-frames.js';
import { readVerbs } from './verbs.js';

/// A dictionary as it lies on disk.
interface DictionaryFile {
  /// Its name without folders.
  readonly name: string;
  readonly bytes: Uint8Array;
}

type DictionaryKind = 'actors' | 'agents' | 'verbs' | 'issues' | 'discards' | 'prepositions';

/// What lines of dictionaries that are not carried over are told as.
const PASSED = { discards: 'discard', prepositions: 'preposition' } as const;

/// What dictionaries become: the files of a codebook to be laid over ours, and what became of their lines.
export interface ImportedDictionaries {
  readonly files: readonly CodebookFile[];
  readonly dictionaries: readonly { readonly name: string; readonly kind: DictionaryKind; readonly lines: number }[];
  readonly report: ImportReport;
}

/// Reads dictionaries of TABARI, PETRARCH, PETRARCH2 and UniversalPetrarch. A name that stands in two of them means what the
/// first says. No line is passed over in silence: what is not carried over, or not as it stands, is in the report.
export function importDictionaries(
  dictionaries: readonly DictionaryFile[],
  surroundings: FrameSurroundings & { readonly contexts: ContextFiles },
): ImportedDictionaries {
  const report = new ImportReport();
  const known = new Map<string, string>();
  const files: CodebookFile[] = [];
  const verbs: DictionaryLine[] = [];
  const ofVerbs: string[] = [];
  const issues: DictionaryLine[] = [];
  const ofIssues: string[] = [];
  const read: ImportedDictionaries['dictionaries'][number][] = [];
  for (const { name, bytes } of dictionaries) {
    const lines = linesOf(name, bytes, report);
    const kind = kindOf(lines);
    read.push({ name, kind, lines: lines.length });
    if (kind === 'actors' || kind === 'agents') {
      const actors = readActors(lines, report, known);
      const file = `actors/${slug(name)}.tsv`;
      if (actors.length > 0) files.push({ name: file, text: writeActorTable(`Imported from ${name}.`, actors) });
    } else if (kind === 'verbs') {
      verbs.push(...lines);
      ofVerbs.push(name);
    } else if (kind === 'issues') {
      issues.push(...lines);
      ofIssues.push(name);
    } else for (const line of lines) report.say(PASSED[kind], line, line.text);
  }
  if (verbs.length > 0) {
    const origin = `Imported from ${ofVerbs.join(', ')}.`;
    files.push(...verbFiles(origin, readVerbs(verbs, report), surroundings, report));
  }
  if (issues.length > 0) {
    const origin = `Imported from ${ofIssues.join(', ')}.`;
    files.push(...issueFiles(origin, readIssues(issues, report), surroundings.contexts, report));
  }
  return { files, dictionaries: read, report };
}

/// Which dictionary lines are of, by what they hold.
function kindOf(lines: readonly DictionaryLine[]): DictionaryKind {
  const has = (form: RegExp): number => lines.filter(({ text }) => form.test(text)).length;
  if (has(/^<ISSUE\b/i) > 0) return 'issues';
  if (
    has(/^-{2,}.*-{2,}$/) > 0 ||
    has(/^-\s.*\[/) > 0 ||
    has(/\[(?:[0-9]{3,4}|---)?(?::[0-9]{3,4})?\]/) > has(/\[[~A-Z]{3}/)
  )
    return 'verbs';
  const agents = has(/\[[A-Z]*~[A-Z]*\]/);
  if (agents > 0) return agents * 2 > has(/\[/) ? 'agents' : 'actors';
  if (has(/\[[A-Z]{3}/) > 0) return 'actors';
  return has(/\p{Lu}/u) === 0 ? 'prepositions' : 'discards';
}

/// A name for a file: small letters, digits and hyphens.
function slug(name: string): string {
  return name
    .replace(/\.\w+$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
