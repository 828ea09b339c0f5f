import { describe, expect, it } from 'vitest';
import { agreeParticiples, agreeTense, agreeVoice } from '../../../src/language/en/agreement.js';
import { agreeDue } from '../../../src/language/en/due-to.js';
import { agreeHeadlines } from '../../../src/language/en/headlines.js';
import type { TaggedWord } from '../../../src/language/hooks.js';

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

describe('what no treebank has', () => {
  const told = (mend: (words: TaggedWord[]) => void, ...lines: string[]): string[] => {
    const words = lines.map((line): TaggedWord => {
      const [form = '', upos = 'X', xpos = '', head = '', label = ''] = line.split(' ');
      return { form, upos: upos as TaggedWord['upos'], xpos, head: Number(head) - 1, label };
    });
    mend(words);
    return words.map(({ upos, xpos, head, label }) => `${upos} ${xpos} ${head + 1} ${label}`);
  };

  it('an infinitive hangs on "due"', () => {
    const sentence = ['She PRON PRP 5 nsubj', 'is AUX VBZ 5 cop', 'due ADJ IN 5 mark', 'to ADP IN 3 fixed', 'speak VERB VB 0 root', '. PUNCT . 5 punct']; // prettier-ignore
    expect(told((words) => agreeDue(words, () => true), ...sentence)).toEqual(
      ['PRON PRP 3 nsubj', 'AUX VBZ 3 cop', 'ADJ JJ 0 root', 'PART TO 5 mark', 'VERB VB 3 xcomp', 'PUNCT . 3 punct'], // prettier-ignore
    );
  });

  it('a cause hangs on its noun', () => {
    const sentence = ['Delays NOUN NNS 5 nsubj', 'were AUX VBD 5 cop', 'due ADJ IN 5 case', 'to ADP IN 3 fixed', 'rain NOUN NN 0 root', '. PUNCT . 5 punct']; // prettier-ignore
    expect(told((words) => agreeDue(words, () => true), ...sentence)[4]).toBe('NOUN NN 0 root');
  });

  it('the noun with an object in a headline is a verb, and the word before it its subject', () => {
    const headline = ['Police NOUN NN 2 compound', 'fire NOUN NN 0 root', 'tear NOUN NN 4 compound', 'gas NOUN NN 2 obj', 'at ADP IN 6 case', 'march NOUN NN 2 nmod']; // prettier-ignore
    const found = told(agreeHeadlines, ...headline);
    expect([found[0], found[1], found[5]]).toEqual(['NOUN NN 2 nsubj', 'VERB VBP 0 root', 'NOUN NN 2 obl']);
    expect(told(agreeHeadlines, ...headline, '. PUNCT . 2 punct')[1]).toBe('NOUN NN 0 root');
  });

  it('what describes a noun is a participle, and a subject in front of the noun is the noun’s', () => {
    const sentence = ['Two NUM CD 5 nsubj', 'were AUX VBD 4 cop', 'among ADP IN 4 case', 'those PRON DT 0 root', 'killed VERB VBD 4 acl']; // prettier-ignore
    const found = told(agreeParticiples, ...sentence);
    expect([found[0], found[4]]).toEqual(['NUM CD 4 nsubj', 'VERB VBN 4 acl']);
  });
});
