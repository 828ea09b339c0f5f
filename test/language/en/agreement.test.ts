import { describe, expect, it } from 'vitest';
import {
  agreeBareClauses,
  agreeCounted,
  agreeGardenPaths,
  agreeParticiples,
  agreeTense,
  agreeToldBefore,
  agreeVoice,
} from '../../../src/language/en/agreement.js';
import { agreeDue } from '../../../src/language/en/due-to.js';
import { agreeHeadlines } from '../../../src/language/en/headlines.js';
import { agreeInvertedConditions } from '../../../src/language/en/inverted-conditions.js';
import { agreeJoinedBehindParticiple } from '../../../src/language/en/joined-saying.js';
import { agreeSemicolons } from '../../../src/language/en/semicolons.js';
import { agreeGerunds, agreeInfinitives, agreeOught } from '../../../src/language/en/verb-forms.js';
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

  it('"ought" is the auxiliary of what ought to be', () => {
    const sentence = ['They PRON PRP 2 nsubj', 'ought VERB VBP 0 root', 'to PART TO 4 mark', 'leave VERB VB 2 xcomp', '. PUNCT . 2 punct']; // prettier-ignore
    expect(told(agreeOught, ...sentence)).toEqual(
      ['PRON PRP 4 nsubj', 'AUX MD 4 aux', 'PART TO 4 mark', 'VERB VB 0 root', 'PUNCT . 4 punct'], // prettier-ignore
    );
  });

  it('a past tense behind a noun, with neither subject nor mark, is its participle', () => {
    const sentence = [
      'apologised VERB VBD 0 root',
      'to ADP IN 3 case',
      'strikers NOUN NNS 1 obl',
      'hurt VERB VBD 1 advcl',
    ];
    expect(told(agreeBareClauses, ...sentence)[3]).toBe('VERB VBN 3 acl');
    const marked = ['left VERB VBD 0 root', 'town NOUN NN 1 obj', 'when SCONJ WRB 4 mark', 'hurt VERB VBD 1 advcl'];
    expect(told(agreeBareClauses, ...marked)[3]).toBe('VERB VBD 1 advcl');
  });

  it('a second verb without a subject tells, and the first is a participle', () => {
    const sentence = ['Crew NOUN NN 2 nsubj', 'seized VERB VBD 0 root', 'in ADP IN 4 case', 'May PROPN NNP 2 obl', 'were AUX VBD 6 aux:pass', 'freed VERB VBN 2 ccomp']; // prettier-ignore
    expect(told(agreeGardenPaths, ...sentence)).toEqual(
      ['NOUN NN 6 nsubj:pass', 'VERB VBN 1 acl', 'ADP IN 4 case', 'PROPN NNP 2 obl', 'AUX VBD 6 aux:pass', 'VERB VBN 0 root'], // prettier-ignore
    );
    const said = ['Crew NOUN NN 2 nsubj', 'said VERB VBD 0 root', 'today NOUN NN 2 obl:unmarked', 'had AUX VBD 5 aux', 'sunk VERB VBN 2 ccomp']; // prettier-ignore
    expect(told(agreeGardenPaths, ...said)[4]).toBe('VERB VBN 2 ccomp');
  });

  it('the first of two subjects does what is told in front of the saying', () => {
    const sentence = [
      'Rebels NOUN NNS 4 nsubj',
      'fled VERB VBD 4 ccomp',
      'officials NOUN NNS 4 nsubj',
      'said VERB VBD 0 root',
    ];
    expect(told(agreeToldBefore, ...sentence)[0]).toBe('NOUN NNS 2 nsubj');
  });

  it('a number before a participle is its subject', () => {
    expect(told(agreeCounted, 'Six NUM CD 2 nummod', 'wounded VERB VBN 0 root')[0]).toBe('NUM CD 2 nsubj:pass');
  });

  it('a noun behind "to" with an object is an infinitive', () => {
    const sentence = [
      'plotting VERB VBG 0 root',
      'to ADP IN 3 case',
      'murder NOUN NN 1 obl',
      'Ferrars PROPN NNPS 3 obj',
    ];
    const mend = (words: TaggedWord[]): void => agreeInfinitives(words, () => true);
    expect(told(mend, ...sentence).slice(1, 3)).toEqual(['PART TO 3 mark', 'VERB VB 1 xcomp']);
    expect(told(mend, ...sentence.slice(0, 3))[2]).toBe('NOUN NN 1 obl');
  });

  it('a gerund with an infinitive is a verb, "willing" is none', () => {
    const mended = (form: string): string | undefined =>
      told(
        agreeGerunds,
        'left VERB VBD 0 root',
        `${form} ADJ JJ 1 advcl`,
        'to PART TO 4 mark',
        'talk VERB VB 2 xcomp',
      )[1];
    expect(mended('threatening')).toBe('VERB VBG 1 advcl');
    expect(mended('willing')).toBe('ADJ JJ 1 advcl');
  });

  it('"should" and "had" before their subject make a condition', () => {
    const behind = ['die VERB VB 0 root', 'should AUX MD 4 aux', 'they PRON PRP 4 nsubj', 'come VERB VB 1 ccomp'];
    expect(told(agreeInvertedConditions, ...behind)[3]).toBe('VERB VB 1 advcl');
    const plain = ['say VERB VBP 0 root', 'they PRON PRP 4 nsubj', 'should AUX MD 4 aux', 'come VERB VB 1 ccomp'];
    expect(told(agreeInvertedConditions, ...plain)[3]).toBe('VERB VB 1 ccomp');
    const before = ['Had AUX VBD 5 aux', 'they PRON PRP 3 nsubj', 'come VERB VBN 5 advcl', 'we PRON PRP 5 nsubj', 'won VERB VBN 0 root']; // prettier-ignore
    expect(told(agreeInvertedConditions, ...before)[0]).toBe('AUX VBD 3 aux');
  });

  it('what goes on behind a participle in the tense of the main verb hangs on it', () => {
    const denial = ['denies VERB VBZ 0 root', 'having AUX VBG 3 aux', 'sunk VERB VBN 1 ccomp', 'it PRON PRP 3 obj', 'and CCONJ CC 6 cc']; // prettier-ignore
    expect(told(agreeJoinedBehindParticiple, ...denial, 'blames VERB VBZ 3 conj')[5]).toBe('VERB VBZ 1 conj');
    expect(told(agreeJoinedBehindParticiple, ...denial, 'burned VERB VBN 3 conj')[5]).toBe('VERB VBN 3 conj');
  });

  it('who speaks behind a semicolon is not told by the one before', () => {
    const sentence = ['said VERB VBD 0 root', 'fell VERB VBD 1 ccomp', '; PUNCT : 4 punct', 'nurse NOUN NN 2 nsubj', 'said VERB VBD 1 ccomp', 'hit VERB VBD 5 ccomp']; // prettier-ignore
    expect(told(agreeSemicolons, ...sentence).slice(3, 5)).toEqual(['NOUN NN 5 nsubj', 'VERB VBD 1 parataxis']);
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
