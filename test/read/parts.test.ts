import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HerodotusError } from '../../src/annotation/problem.js';
import { parseComments } from '../../src/language/comments.js';
import { foreignLanguage, textLanguage } from '../../src/read/evidence/language.js';
import { dateInAddress, readDate } from '../../src/read/evidence/page-date.js';
import { readBytes } from '../../src/read/read-bytes.js';
import { CUES } from './cues.js';

describe('dates', () => {
  it.each([
    ['2020-05-12T10:15:00+0200', '2020-05-12T10:15:00+02:00'],
    ['2020-05-12', '2020-05-12'],
    ['Tue, 12 May 2020 10:15:00 GMT', '2020-05-12T10:15'],
    ['May 12, 2020 at 3:05 pm', '2020-05-12T15:05'],
    ['12. März 2019', '2019-03-12'],
    ['12 de mayo de 2020', '2020-05-12'],
    ['3 maja 2021', '2021-05-03'],
    ['le 1er février 2022', '2022-02-01'],
    ['12 мая 2020', '2020-05-12'],
    ['12.05.20', '2020-05-12'],
    ['28.09.1907:35', '2019-09-28T07:35'],
    ['05/12/2020', '2020-05-12'],
    ['26 | 01 | 2022', '2022-01-26'],
  ])('%s', (text, full) => {
    expect(readDate(text)?.full).toBe(full);
  });

  it.each(['3 hours ago', 'Friday', '2020-02-30', '31 June 2020', '1.2.3', 'version 10.15.2020.1', ''])(
    'no date in "%s"',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );

  it('stands in addresses', () => {
    expect(dateInAddress('https://a.example/2019/11/5/river')).toBe('2019-11-05');
    expect(dateInAddress('https://a.example/2019-11-05-river')).toBe('2019-11-05');
    expect(dateInAddress('https://a.example/2019/11/05.html')).toBe('2019-11-05');
    expect(dateInAddress('https://a.example/20191105-river')).toBe('2019-11-05');
    expect(dateInAddress('https://a.example/story-20191105')).toBeNull();
    expect(dateInAddress('https://a.example/river')).toBeNull();
    expect(dateInAddress('https://a.example/2019/11/12-killed-in-flood.html')).toBeNull();
    expect(dateInAddress('https://a.example/2019/11/3.5-million-flee')).toBeNull();
  });
});

describe('language', () => {
  it('news full of foreign names is never foreign, however short', () => {
    for (const text of [
      'Syrian troops shell Douma, killing 12.',
      'Presidents Hela Storm and Jorge Ruiz Salcedo met Rashid al-Fayad near Qasr al-Amin.',
      'Norland expels three Sudland diplomats.',
      'Sudland bulldozers demolished four Norland homes near Hebron.',
      'Israeli bulldozers demolished four Palestinian homes near Hebron.',
      'Leopold von Arnsberg met Jean-Claude Duvergne and Guillermo Echeverría de la Torre.',
    ]) {
      expect(['en', null]).toContain(textLanguage(text, null, CUES));
    }
  });

  it('a page in another language is told, whatever it declares', () => {
    const german =
      'Die Regierung hat am Montag bekannt gegeben, dass die Brücke über die Elin bis zum Sommer gesperrt bleibt. '.repeat(
        5,
      );
    expect(textLanguage(german, 'en', CUES)).toBe('de');
    expect(textLanguage(german, null, CUES)).toBe('de');
    expect(textLanguage('Η κυβέρνηση ανακοίνωσε τη Δευτέρα ότι τα σύνορα κλείνουν.', null, CUES)).toBe('el');
  });

  it('a list of names is no language', () => {
    for (const names of [
      'Present were Rashid al-Fayad, Khalid Abu Darim, Yusuf Haddadin, Omar al-Sabri, Mahmoud Jaberi and Salim al-Khatim.',
      'Oleksandr Shevchyn, Zbigniew Wojdarski, Dragan Milosavec, Miroslav Novotnik, Yevgeny Rostrov, Przemyslaw Kaczorek, Goran Stojanec, Nikolai Zhdanin',
      'Jorge Luis Echeverrian, Maria del Carmen Ruizal, Jose Antonio de la Fuentes, Ana Isabel Gutierra Lopesa, Carlos Alberto Mendozas, Juan Pablo Montayo',
      'Jean-Pierre Lemarchal, Marie-Claire Duvergne, François Bellerose, Thérèse Montclar, Étienne Gauvrin, Geneviève Lacombière',
    ]) {
      expect(['en', null]).toContain(textLanguage(names, null, CUES));
      expect(foreignLanguage(names, CUES)).toBeNull();
    }
  });

  it.each([
    ['de', 'Das ist doch wieder einmal typisch für diese Regierung, die nie zu ihrem Wort steht und alles verspricht.'],
    [
      'es',
      'No entiendo por qué el gobierno no dice nada sobre la frontera, como si no le importara la gente que vive allí.',
    ],
    [
      'fr',
      'Je ne comprends pas pourquoi le ministre refuse de répondre, alors que tout le monde connaît déjà la vérité.',
    ],
    [
      'it',
      'Non capisco perché il sindaco non risponda mai alle domande della gente che abita vicino al porto di Arvik.',
    ],
    ['pt', 'Não percebo por que razão o governo não responde às perguntas das pessoas que vivem junto à fronteira.'],
    ['pl', 'Nie rozumiem, dlaczego rząd nie chce odpowiedzieć na pytania ludzi, którzy mieszkają przy samej granicy.'],
    [
      'ru',
      'Я не понимаю, почему правительство до сих пор ничего не ответило людям, которые живут рядом с границей и ждут этого уже целый год.',
    ],
    ['ar', 'لا أفهم لماذا لا تجيب الحكومة عن أسئلة الناس الذين يعيشون قرب الحدود منذ سنوات.'],
    ['tr', 'Hükümetin sınırda yaşayan insanların sorularına neden cevap vermediğini bir türlü anlamıyorum, çok yazık.'],
    ['zh', '我不明白为什么政府一直不回答住在边境附近的人们提出的问题,大家已经等了一年。'],
  ])('a comment or a quotation in %s is told from the English around it', (language, text) => {
    expect(foreignLanguage(text, CUES)).toBe(language);
    expect(textLanguage(`${text} ${text} ${text}`, null, CUES)).toBe(language);
    const report = 'The council met on Monday, and the mayor said that the border would stay closed for now. '.repeat(
      4,
    );
    const html = `<html><body><article><h1>Border stays closed</h1><p>${report}</p><blockquote>${text}</blockquote><p>${report}</p></article><div id="comments"><div class="comment" id="comment-1"><cite class="fn">Ana</cite><p>${text}</p></div><div class="comment" id="comment-2"><cite class="fn">Ben</cite><p>That is what I have always said.</p></div></div></body></html>`;
    const [result] = readBytes(new TextEncoder().encode(html), { input: 'x' }, CUES);
    if (result?.ok !== true) throw new Error('not read');
    const { document } = result;
    expect(document.language).toBe('en');
    expect(document.warnings.map(({ code }) => code)).toEqual(['parts-in-other-languages']);
    const left = (document.foreign ?? []).map((index) => document.segments[index]);
    expect(left.map((segment) => segment?.kind)).toEqual(['quote', 'comment']);
    for (const segment of left) expect(document.text.slice(segment?.start, segment?.end)).toBe(text);
  });

  it('the user may say that it is all English', () => {
    const text =
      'Das ist doch wieder einmal typisch für diese Regierung, die nie zu ihrem Wort steht und alles verspricht.';
    const report =
      'The council met on Monday, and the mayor said that the border would stay closed for now.\n\n'.repeat(4);
    const [result] = readBytes(new TextEncoder().encode(report + text), { input: 'x', language: 'en' }, CUES);
    expect(result?.ok === true && [result.document.foreign, result.document.warnings]).toEqual([undefined, []]);
  });

  it('too few words tell nothing', () => {
    expect(textLanguage('2020', null, CUES)).toBeNull();
    expect(textLanguage('2020', 'fr', CUES)).toBe('fr');
  });
});

describe('the cue file', () => {
  it('is checked, and the error names it', () => {
    const head = 'format: herodotus/cues/1\norigin: Written for a test.\n';
    for (const text of ['', '[]', 'format: other', `${head}evidence: []`, `${head}marks: {bias: x}`]) {
      expect(() => parseComments({ name: 'cues.yaml', text })).toThrow(HerodotusError);
      expect(() => parseComments({ name: 'cues.yaml', text })).toThrow(/cues\.yaml/);
    }
  });
});

/// Plain news has no comments: measured on data that is not part of the project, where it is at hand.
describe('plain news texts of the shared data', () => {
  const files = ['news/wikinews', 'attribution/polnear-dev', 'relations/re3d-open', 'places/geovirus'].map(
    (name) => `../shared/data/${name}.jsonl`,
  );
  const sentences = '../shared/data/events/actors-class.jsonl';

  it.skipIf(!files.every(existsSync))('at most 1 % are split (skipped where ../shared/data is missing)', () => {
    const results = files.flatMap((file) => readBytes(readFileSync(file), { input: file }, CUES));
    const split = results.filter(
      (result) => result.ok && result.document.segments.some((segment) => segment.kind === 'comment'),
    );
    expect(split.length / results.length).toBeLessThanOrEqual(0.01);
  });

  it.skipIf(!files.every(existsSync))(
    'no paragraph is called foreign (skipped where ../shared/data is missing)',
    () => {
      const results = files.flatMap((file) => readBytes(readFileSync(file), { input: file }, CUES));
      expect(results.filter((result) => result.ok && result.document.foreign !== undefined)).toEqual([]);
    },
  );

  it.skipIf(!existsSync(sentences))(
    'no English sentence is called foreign or split (skipped where ../shared/data is missing)',
    () => {
      const results = readBytes(readFileSync(sentences), { input: sentences }, CUES);
      expect(
        results.filter(
          (result) => !result.ok || result.document.language !== 'en' || result.document.segments.length !== 1,
        ),
      ).toEqual([]);
    },
  );
});
