import { describe, expect, it } from 'vitest';
import { agreeTense, agreeVoice } from '../../../src/language/en/agreement.js';

/// `form tag governor label`, the governor counted from 1.
function voiced(...lines: string[]): string[] {
  const words = lines.map((line) => {
    const [form = '', xpos = '', head = '', label = ''] = line.split(' ');
    return { form, upos: 'X' as const, xpos, head: Number(head) - 1, label };
  });
  agreeVoice(words);
  agreeTense(words, (form) => (form === 'shot' ? 'shoot' : form));
  return words.map(({ xpos, label }) => `${xpos} ${label}`);
}

describe('agreement', () => {
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

  it('a past tense with a subject is no base form', () => {
    expect(voiced('She PRP 2 nsubj', 'shot VB 0 root')).toEqual(['PRP nsubj', 'VBD root']);
  });

  it('a base form behind its auxiliary stays one', () => {
    const words = ['She PRP 3 nsubj', 'may MD 3 aux', 'shot VB 0 root'];
    expect(voiced(...words)).toEqual(['PRP nsubj', 'MD aux', 'VB root']);
  });
});
