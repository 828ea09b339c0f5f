import { readFileSync } from 'node:fs';
import { loadEquipment } from '../src/equip/equipment.js';
import { Pipeline } from '../src/pipeline.js';
import { readBytes } from '../src/read/read-bytes.js';
const [file = '', parser = 'fast'] = process.argv.slice(2);
const equipment = await loadEquipment({ parser: parser === 'accurate' ? 'accurate' : 'fast' });
const pipeline = new Pipeline(equipment);
for (const result of readBytes(readFileSync(file), { input: file }, equipment.cues)) {
  if (!result.ok) continue;
  const annotated = await pipeline.annotate(result.document);
  const record = pipeline.code(annotated);
  const actors = new Map(record.actors.map((a) => [a.id, a]));
  const pts = [...record.text]; const units: number[] = [0]; for (const c of pts) units.push((units.at(-1) ?? 0) + c.length);
  const rows = record.statements.flatMap((s) => {
    if (s.event === null) return [];
    const a = units[s.cue.start] ?? 0, b = units[s.cue.end] ?? 0;
    const sent = annotated.sentences.find((x) => x.start <= a && a < x.end);
    if (sent === undefined) return [];
    const inside = sent.words.map((w, i) => ({ w, i })).filter(({ w }) => w.start < b && a < w.end);
    const deeds = (sent.deeds ?? []).filter((d) => inside.some(({ i }) => i === d.index));
    const own = Math.max(0, ...deeds.filter((d) => d.type === s.event?.type).map((d) => d.odds));
    const other = Math.max(0, ...deeds.filter((d) => d.type !== s.event?.type).map((d) => d.odds));
    const head = inside.find(({ w }) => w.upos === 'VERB') ?? inside[0];
    const kindOf = (r: { actor: string | null }[]) => r.length === 0 ? 'none' : r.some((x) => x.actor !== null && actors.get(x.actor)?.mentions.some((m) => m.form === 'name')) ? 'name' : r.some((x) => x.actor !== null && (actors.get(x.actor)?.country !== null || (actors.get(x.actor)?.sector ?? 'UNK') !== 'UNK')) ? 'actor' : r.some((x) => x.actor !== null) ? 'somebody' : 'thing';
    const seg = record.segments.find((g) => g.start <= s.start && s.start < g.end)?.kind ?? '-';
    return [{ id: s.id, type: s.event.type, cue: [s.cue.start, s.cue.end], own, other, upos: head?.w.upos, label: head?.w.label, form: head?.w.features.VerbForm ?? '-', words: inside.length, actor: kindOf(s.actor), recipient: kindOf(s.recipient), status: s.status, polarity: s.polarity, rule: s.why['rule'], learned: s.why['rule']?.endsWith('learned') === true, model: s.why['model'] ?? '', seg, mode: s.event.mode !== null, cited: s.attribution.length > 1, place: s.place !== null && s.place.inherited === null, time: s.time !== null && s.time.inherited === null, conf: s.confidence, sentence: sent.words.length, figures: sent.words.filter((w) => w.upos === 'NUM').length }];
  });
  process.stdout.write(`${JSON.stringify({ id: record.id, rows })}\n`);
}
