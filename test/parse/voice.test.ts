import { describe, expect, it } from 'vitest';
import { agreeVoice } from '../../src/parse/voice.js';

/// `form tag governor label`, the governor counted from 1.
function voiced(...lines: string[]): string[] {
  const words = lines.map((line) => {
    const [form = '', xpos = '', head = '', label = ''] = line.split(' ');
    return { form, xpos, head: Number(head) - 1, label };
  });
  agreeVoice(words);
  return words.map(({ xpos, label }) => `${xpos} ${label}`);
}

describe('voice', () => {
  it('a sentence with a full stop has no passive without its auxiliary', () => {
    expect(voiced('Fighters NNS 2 nsubj:pass', 'clashed VBN 0 root', '. . 2 punct')).toEqual([
      'NNS nsubj',
      'VBD root',
      '. punct',
    ]);
  });

  it('a headline has', () => {
    expect(voiced('Fighters NNS 2 nsubj:pass', 'killed VBN 0 root')).toEqual(['NNS nsubj:pass', 'VBN root']);
  });

  it('a past tense has no passive subject', () => {
    expect(voiced('Fighters NNS 2 nsubj:pass', 'clashed VBD 0 root')).toEqual(['NNS nsubj', 'VBD root']);
  });

  it('leaves passives with their auxiliary alone', () => {
    const words = ['They PRP 3 nsubj:pass', 'were VBD 3 aux:pass', 'killed VBN 0 root', '. . 3 punct'];
    expect(voiced(...words)).toEqual(['PRP nsubj:pass', 'VBD aux:pass', 'VBN root', '. punct']);
  });
});
