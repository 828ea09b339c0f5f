import type { Segment, SourceDocument, Voice } from '../../src/annotation/document.js';
import { loadEquipment } from '../../src/equip/equipment.js';
import { Pipeline } from '../../src/pipeline.js';

let pipeline: Promise<Pipeline> | null = null;

/// The pipeline with the model and the codebook of the repository, made once a test file.
export function wholePipeline(): Promise<Pipeline> {
  pipeline ??= loadEquipment().then((equipment) => new Pipeline(equipment));
  return pipeline;
}

const PAPER: Voice = { id: 'v1', kind: 'publication', name: null };

/// A text without markup as a page of one voice, written on 6 May 2024.
export function plainPage(text: string, id = 'case'): SourceDocument {
  return page(
    id,
    text,
    [PAPER],
    [{ start: 0, end: text.length, kind: 'body', voice: 'v1', replyTo: null, published: null }],
  );
}

/// A page of which each line is a segment: lines that begin with `@NAME: ` are comments by NAME, with `@NAME to @OTHER: ` answers to
/// the last comment of OTHER, the others the report.
export function pageWithComments(text: string): SourceDocument {
  const voices: Voice[] = [PAPER];
  const segments: Segment[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const name = /^(@\w+)(?: to (@\w+))?: /.exec(line);
    if (name === null) segments.push({ start, end, kind: 'body', voice: 'v1', replyTo: null, published: null });
    else {
      let voice = voices.find((known) => known.name === name[1]);
      if (voice === undefined) {
        voice = { id: `v${voices.length + 1}`, kind: 'reader', name: name[1] ?? null };
        voices.push(voice);
      }
      const from = start + name[0].length;
      const answered = voices.find((known) => known.name === name[2]);
      const replyTo = answered === undefined ? null : segments.findLastIndex((each) => each.voice === answered.id);
      segments.push({ start: from, end, kind: 'comment', voice: voice.id, replyTo, published: null });
    }
    start = end + 1;
  }
  return page('case', text, voices, segments);
}

function page(id: string, text: string, voices: readonly Voice[], segments: readonly Segment[]): SourceDocument {
  return {
    id,
    input: id,
    uri: null,
    title: null,
    published: '2024-05-06',
    language: 'en',
    publisher: null,
    text,
    voices,
    segments,
    warnings: [],
  };
}
