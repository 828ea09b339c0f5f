import type { CommentCues } from '../evidence/comment-cues.js';
import { countPhrases, ownTokens } from '../evidence/paragraph-evidence.js';

/// "Q: …", "Wikinews: …", "((Name)) …", "[Name] …": who speaks in an interview.
const SPEAKER = /^(?:\(\(?([^()\n]{1,40})\)\)?|\[([^[\]\n]{1,40})\]|([\p{Lu}][\p{L}.'’ -]{0,30})\s?:)(?=\s)/u;

/// An interview is announced in its first paragraphs.
const ANNOUNCEMENT = 8;

/// Whether a text is an interview: turns under the same few labels, or questions that answers follow.
export function isInterview(paragraphs: readonly string[], cues: CommentCues): boolean {
  const labels = new Map<string, number>();
  let labelledQuestions = 0;
  for (const paragraph of paragraphs) {
    const match = SPEAKER.exec(paragraph);
    const label = match?.[1] ?? match?.[2] ?? match?.[3];
    if (label === undefined) continue;
    labels.set(label, (labels.get(label) ?? 0) + 1);
    if (/\?["”]?$/.test(paragraph)) labelledQuestions++;
  }
  const speakers = [...labels.values()].filter((count) => count >= 2);
  if (speakers.length >= 2 && speakers.reduce((sum, count) => sum + count, 0) >= 0.2 * paragraphs.length) return true;
  const asked = [...labels].some(([label, count]) => count >= 2 && cues.questioners.has(label.toLowerCase()));
  if (asked || labelledQuestions >= 3) return true;
  // In a thread some ask; in an interview every other turn is a question, and an answer follows it.
  let turns = 0;
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    if (next !== undefined && /\?["”]?$/.test(paragraph) && !/\?["”]?$/.test(next)) turns++;
  });
  if (turns >= 4 && turns >= 0.25 * paragraphs.length) return true;
  const opening = paragraphs.slice(0, ANNOUNCEMENT).map(ownTokens);
  return (
    turns >= 3 &&
    turns >= 0.12 * paragraphs.length &&
    opening.some((tokens) => countPhrases(tokens, cues.interview) > 0)
  );
}
