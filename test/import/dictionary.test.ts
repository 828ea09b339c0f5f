import { describe, expect, it } from 'vitest';
import { parseActorTables } from '../../src/codebook/actor-table.js';
import { parseFrames } from '../../src/codebook/frames.js';
import { indexActors } from '../../src/codebook/actors-index.js';
import { importDictionaries } from '../../src/import/dictionary/import-dictionaries.js';
import { createActorResolver } from '../../src/resolve/actor/actors.js';
import { ACTORS, AROUND_ACTORS, CALENDAR, sentenceOf } from '../resolve/notation.js';

/// A dictionary of actors in the form of the field's, of invented people and bodies.
const ACTOR_LINES = `# A comment of its own.
<!-- and one of TABARI's
over two lines -->
RURITANIA_ [ROM] ; a country that ISO codes otherwise
+RURITANIAN_
+ RURITANEA_
ANNA_ZENDA_  # her offices
+MADAME_ZENDA_
\t[ROMGOV 930101-961231]
\t[ROMLEG >20010301]
\t[ROMELI]
LEAGUE_OF_STRELSAU_(LOS)_ [IGOSTRHUM]
STRELSAU_FRONT [IMGMUSXYZ <700101] [ROMREB]
HARBOUR_GUARD_+_COAST_GUARD_ [FRAMIL]
NOBODY_ [---]
LATE_BARON_ [ROMGOV 99132-991301]
EARLY_BARON_ [ROMGOV 20100101-20090101]
TWO_POWERS_ [FRA/DEU]
WITHOUT_CODE_
B\ufffdRON_ [FRA]
BROKEN_ [FRA
RURITANIA_ [FRA]
RURITANIAN_ [ROM]
`;

const AGENT_LINES = `!PERSON! = MAN, WOMAN
BEACH!PERSON! [~AGR]
LIGHTHOUSE_KEEPER [~GOVENV]
BOARD_OF_TRADE {BOARDS_OF_TRADE} [~BUS]
TRUCE_WATCHER {} [IGO~]
`;

function imported(...dictionaries: (readonly [name: string, text: string | Uint8Array])[]) {
  const encoder = new TextEncoder();
  const {
    files,
    report,
    dictionaries: kinds,
  } = importDictionaries(
    dictionaries.map(([name, text]) => ({ name, bytes: typeof text === 'string' ? encoder.encode(text) : text })),
    {
      language: 'en',
      contexts: {
        names: { name: 'ontology/contexts.yaml', text: 'contexts:\n  crime:\n    gloss: crime\n' },
        words: { name: 'language/en/contexts.yaml', text: 'contexts:\n  crime: [gang]\n' },
      },
      replaced: ['frames/assault-claim.yaml', 'frames/ally.yaml'],
      prepositions: new Set(['to', 'with', 'out', 'against', 'from']),
    },
  );
  const tables = files.filter(({ name }) => name.endsWith('.tsv'));
  return { files, report, kinds, actors: parseActorTables(tables) };
}

const found = ({ report }: ReturnType<typeof imported>, kind: string): string[] =>
  report.findings.filter((one) => one.kind === kind).map(({ line, text }) => `${line} ${text}`);

describe('dictionaries of actors', () => {
  const all = imported(['Old.Actors.txt', ACTOR_LINES]);
  const named = (name: string) => all.actors.find((actor) => actor.name === name);

  it('become a table of names with their codes and dates', () => {
    expect(all.files.map(({ name }) => name)).toEqual(['actors/old-actors.tsv']);
    expect(named('Ruritania')).toMatchObject({
      aliases: ['Ruritanian', 'Ruritanea'],
      kind: null,
      codes: [{ code: null, country: 'ROU', sector: null }],
    });
    expect(named('Anna Zenda')).toMatchObject({
      aliases: ['Madame Zenda'],
      kind: 'person',
      codes: [
        { country: 'ROU', sector: 'GOV', from: '1993-01-01', to: '1997-01-01' },
        { country: 'ROU', sector: 'LEG', from: '2001-03-01', to: null },
        { code: 'ROU ELI', country: 'ROU', sector: 'UNK', from: null, to: null },
      ],
    });
    expect(named('League of Strelsau')?.codes).toMatchObject([{ code: 'IGO STR HUM', country: null, sector: 'IGO' }]);
    expect(named('Strelsau Front')?.codes).toMatchObject([
      { code: 'IMG MUS XYZ', sector: 'REB', to: '1970-01-01' },
      { code: null, country: 'ROU', sector: 'REB' },
    ]);
    expect(named('Harbour Guard')?.aliases).toEqual(['Coast Guard']);
  });

  it.each([
    ['code-null', ['15 [---]']],
    ['date-unreadable', ['16 [ROMGOV 99132-991301]']],
    ['date-reversed', ['17 [ROMGOV 20100101-20090101]']],
    ['code-compound', ['18 [FRA/DEU]']],
    ['name-without-code', ['19 WITHOUT_CODE_']],
    ['letters-lost', ['20 B\ufffdRON_']],
    ['line-unreadable', ['21 BROKEN_ [FRA']],
    ['name-twice', ['22 Ruritania']],
    ['name-again', ['23 Ruritanian']],
    ['name-split', ['14 HARBOUR_GUARD_+_COAST_GUARD_']],
    ['name-in-brackets', ['12 LEAGUE_OF_STRELSAU_(LOS)_']],
    ['stem', ['13 STRELSAU_FRONT']],
  ])('tell %s with its line', (kind, lines) => {
    expect(found(all, kind)).toEqual(lines);
  });

  it('in another encoding are read line by line', () => {
    const bytes = Uint8Array.from([...'MARTÍN_ [ARG]\n'].map((letter) => letter.charCodeAt(0)));
    const latin = imported(['latin.txt', bytes]);
    expect(latin.actors.map(({ name }) => name)).toEqual(['Martín']);
    expect(found(latin, 'encoding')).toEqual(['1 MARTÍN_ [ARG]']);
  });
});

describe('dictionaries of agents', () => {
  it('become words with the roles behind the country', () => {
    const { actors, kinds, report } = imported(['agents.txt', AGENT_LINES]);
    expect(kinds).toEqual([{ name: 'agents.txt', kind: 'agents', lines: 5 }]);
    expect(actors.map(({ name, aliases, codes }) => [name, aliases, codes[0]?.code, codes[0]?.sector])).toEqual([
      ['beachman', ['beachwoman'], null, 'AGR'],
      ['lighthouse keeper', [], 'GOV ENV', 'GOV'],
      ['board of trade', ['boards of trade'], null, 'BUS'],
      ['truce watcher', [], null, 'IGO'],
    ]);
    expect(report.counts().map(({ kind }) => kind)).toEqual(['stem', 'country-behind']);
  });
});

describe('an imported table', () => {
  const { actors } = imported(['actors.txt', ACTOR_LINES], ['agents.txt', AGENT_LINES]);
  const book = indexActors({ ...ACTORS, listed: actors }, AROUND_ACTORS);
  const resolver = createActorResolver(book, CALENDAR);
  const codeOf = (notation: string, published: string | null = null): string | null => {
    const { sentence, head } = sentenceOf(notation);
    const nameKind = sentence.names[0]?.kind ?? null;
    return (
      resolver.resolve({ sentence, head, first: 0, last: sentence.words.length - 1, published, nameKind })?.code ?? null
    );
  };

  it.each([
    ['of an office held on the day', '{Anna *Zenda|person}', '1994-05-01', 'ROU GOV'],
    ['of a later one', '{Anna *Zenda|person}', '2002-05-01', 'ROU LEG'],
    ['that holds otherwise', '{Anna *Zenda|person}', '1999-05-01', 'ROU ELI'],
    ['of a body of its own', 'the League of *Strelsau', null, 'IGO STR HUM'],
    ['of the state that a name stands for', '*Ruritanea', null, 'ROU GOV'],
    ['of an agent with its land', 'French lighthouse *keeper', null, 'FRA GOV ENV'],
    ['of more than one agent', 'French lighthouse *keepers', null, 'FRA GOV ENV'],
  ])('gives the code %s', (_, notation, published, code) => {
    expect(codeOf(notation, published)).toBe(code);
  });

  it.each([
    ['a name in small letters is none', 'the anna zenda of *hearts', null],
    ['what the codebook knows as well stays as it knows it', 'French *farmers', 'FRA AGR'],
  ])('%s', (_, notation, code) => {
    expect(codeOf(notation)).toBe(code);
  });
});

describe('tables of actors', () => {
  const HEAD =
    '# format: herodotus/actor-table/1\n# origin: Written for a test.\nname\taliases\tkind\tcode\tcountry\tsector\tfrom\tto\n';

  it.each([
    ['no format', 'name\tcode\n', /:1: the format is missing/],
    ['no columns', HEAD.replace('\tto\n', '\n'), /:3: the columns are not named/],
    ['no code', `${HEAD}Front\n`, /:4: neither code nor country/],
    ['a country that is none', `${HEAD}Front\t\t\t\tfr\n`, /:4: fr is no country code/],
    ['a sector that is none', `${HEAD}Front\t\t\t\tFRA\tXXX\n`, /:4: there is no sector XXX/],
    ['a date that is none', `${HEAD}Front\t\t\t\tFRA\tREB\t1\n`, /:4: 1 is no date/],
  ])('refuse %s', (_, text, message) => {
    expect(() => parseActorTables([{ name: 'actors/test.tsv', text }])).toThrow(message);
  });
});

const VERB_LINES = `
####### SYNONYM SETS #######
&ARMS
+CANNON
+SIEGE_GUN

--- STRIKE [190] ---
STRIKE {STRIKES STRIKING STRUCK}
+LASH_OUT {+LASHES_OUT} [110]
- * DEAL [057:057] # STRIKE
- * ACCORD [057]
- * (WITH &ARMS) [194]
- * {PEACE PLAN} [057]
- * {PEACE PLANS} (TO +) [057]
- WORKER * [143]
- * POSE [---]
- * NOTE [012]
- POLICE * NOTE [---]
- * (BEFORE COURT) [:173]
- * OUT TYRANT [112]
- * &LEGS [190]
- * BAD [19x]
- * * [190]

--- SPEAK [010] ---
SPEAK
~ a (a b STRIKE) SPEAK = a b 015
`;

describe('dictionaries of verbs', () => {
  const all = imported(['verbs.txt', VERB_LINES]);
  const frames = new Map(
    all.files
      .filter(({ name }) => name.startsWith('frames/'))
      .flatMap((file) => parseFrames(file, new Set()).map((frame) => [frame.gloss.replace(/^\S+ /, ''), frame])),
  );
  const frame = (gloss: string) => {
    const { type, mode, cameo, wording } = frames.get(gloss) ?? {};
    const when = wording?.when.map(({ place, words, classes }) => [place, ...words, ...classes]);
    return { type, mode, cameo, verbs: wording?.units.map(({ words }) => words.join(' ')), when };
  };

  it.each([
    ['STRIKE', 'ASSAULT', '190', ['strike'], []],
    ['* DEAL', 'SUPPORT', '057', ['strike', 'lash out'], [['object', 'deal', 'accord', 'peace plan']]],
    ['* (WITH &ARMS)', 'ASSAULT', '194', ['strike', 'lash out'], [['with', 'dictionary-arms']]],
    [
      '* {PEACE PLANS} (TO +)',
      'SUPPORT',
      '057',
      ['strike', 'lash out'],
      [['object', 'plans'], ['near', 'peace'], ['to']],
    ],
    ['WORKER *', 'PROTEST', '143', ['strike', 'lash out'], [['subject', 'worker']]],
    ['* OUT TYRANT', 'ACCUSE', '112', ['strike out', 'lash out out'], [['object', 'tyrant']]],
  ])('make a frame of %s', (gloss, type, cameo, verbs, when) => {
    expect(frame(gloss)).toMatchObject({ type, cameo, verbs, when });
  });

  it('turn the parties round where the code is told of the other one', () => {
    expect(frames.get('* (BEFORE COURT)')?.wording?.recipient.verb).toEqual(['subject']);
    expect(frames.get('* {PEACE PLANS} (TO +)')?.wording?.recipient.verb).toEqual(['to']);
  });

  it('keep a verb from telling what a pattern without an event takes out', () => {
    const wording = frames.get('STRIKE')?.wording;
    expect(wording?.unless.map(({ place, words }) => [place, ...words])).toEqual([['object', 'pose', 'note']]);
  });

  it('stand in the place of our frames of events, and let relations alone', () => {
    const names = all.files.map(({ name }) => name);
    expect(names).toContain('frames/assault-claim.yaml');
    expect(names).not.toContain('frames/ally.yaml');
    expect(all.files.find(({ name }) => name === 'language/en/words/dictionary.yaml')?.text).toContain(
      'dictionary-arms: ["cannon","siege gun"]',
    );
  });

  it.each([
    ['code-second', ['10 - * DEAL [057:057]']],
    ['type-none-kept-out', ['17 - * NOTE [012]']],
    ['pattern-null', ['18 - POLICE * NOTE [---]']],
    ['set-unknown', ['21 - * &LEGS [190]']],
    ['code-unreadable', ['22 [19x]']],
    ['line-unreadable', ['23 - * * [190]']],
    ['type-none', ['26 speak [010]']],
    ['transformation', ['27 ~ a (a b STRIKE) SPEAK = a b 015']],
  ])('tell %s with its line', (kind, lines) => {
    expect(found(all, kind)).toEqual(lines);
  });
});

describe('dictionaries of issues', () => {
  const all = imported([
    'issues.txt',
    '<ISSUE CATEGORY="HARBOURS" TYPE="ALL">\nn:lighthouse [LIGHT_HOUSES]\nwater+n:way\n~a lighthouse\n</ISSUE>\nn:pirate [CRIME]\n',
  ]);

  it('become contexts with their words, beside ours', () => {
    expect(all.files.map(({ text }) => text)).toEqual([
      [
        'contexts:\n  crime:\n    gloss: crime\n  light_houses:\n    gloss: "Imported from issues.txt."',
        '  harbours:\n    gloss: "Imported from issues.txt."\n',
      ].join('\n'),
      'contexts:\n  crime: ["pirate", gang]\n  light_houses: ["lighthouse"]\n  harbours: ["water-way","water way"]\n',
    ]);
    expect(found(all, 'issue-exclusion')).toEqual(['4 ~a lighthouse']);
  });
});
