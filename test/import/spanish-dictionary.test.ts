import { describe, expect, it } from 'vitest';
import { parseActorTables } from '../../src/codebook/actor-table.js';
import { parseFrames } from '../../src/codebook/frames.js';
import { indexActors } from '../../src/codebook/actors-index.js';
import { importDictionaries } from '../../src/import/dictionary/import-dictionaries.js';
import { createActorResolver } from '../../src/resolve/actor/actors.js';
import { ACTORS, AROUND_ACTORS, CALENDAR, sentenceOf } from '../resolve/notation.js';

/// Dictionaries in the form of UniversalPetrarch's Spanish ones, of our own invention: names without codes whose codes follow many
/// lines below, other names behind a blank instead of "+", sets that were translated with their marks.
const ACTOR_LINES = `######   LA LIGA  #######
LIGA_DEL_FARO_ [IGOFAR]
LIGA_DE_LOS_FAROS_(LDF)_ [IGOFAR]
ANA_COSTA_\x20
# CLUSTER 1
+ANA_MARÍA_COSTA\x20
SEÑORA_COSTA_
\x20PRESIDENTA_ANA_COSTA
+ PRESIDENTA_COSTA_\x20
\t[ROMGOV >20070101]
\t[ROMBUS 20000101-20061231]
\x20GUARDIA_DEL_PUERTO_ [ROMMIL]# NGO_ACTORS
PEÑA_ALTA_GOBIERNO_ROMGOV 010120-050120] [ROMGOV]
`;

const AGENT_LINES = `# ======== SUBSTITUTION SETS ========\x20
!¡PERSONA!_=_HOMBRE,_MUJER_\x20
FARERO_ [~GOVENV]
FARERA_ [~GOVENV]
¡MAR!_PERSONA!_ [~AGR]
PESCA!GENTE! [~AGR]
`;

const VERB_LINES = `+####### SYNONYM SETS #######
&ARMA
+CAÑÓN
+ARMA_DE_ASEDIO
+# una nota
&CRIMEN_DE_MAR
+NAUFRAGIO

--- STRIKE [190]  ---
ATACAR\x20
+ARREMETER_CONTRA\x20
EMBESTIR        [110]
- * &ARMA        [194]        # STRIKE <xx 29 Nov 2005>\x20
- % *        [057:057]        # STRIKE
- * EN_+        [191]
- * POR+        [192]

--- DELAY   [120]\x20
APLAZAR        # xx
+DEJAR_DE_LADO\x20
- * VISITA_A +        [161]        # DELAY
- NO_* &PLEITO_DE_&CRIMEN_DE_MAR        [160]
- * LA MAREA        [---]
`;

function imported(...dictionaries: (readonly [name: string, text: string])[]) {
  const { files, report } = importDictionaries(
    dictionaries.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
    {
      language: 'en',
      contexts: {
        names: { name: 'ontology/contexts.yaml', text: 'contexts: {}\n' },
        words: { name: 'language/en/contexts.yaml', text: 'contexts: {}\n' },
      },
      replaced: [],
      prepositions: new Set(['a', 'con', 'de', 'en', 'por']),
    },
  );
  const found = (kind: string): string[] =>
    report.findings.filter((one) => one.kind === kind).map(({ line, text }) => `${line} ${text}`);
  return { files, found, actors: parseActorTables(files.filter(({ name }) => name.endsWith('.tsv'))) };
}

describe('Spanish dictionaries of actors', () => {
  const { actors, found } = imported(['actors_es.txt', ACTOR_LINES]);

  it('keep together the names of one actor, with "+" or a blank before them', () => {
    expect(actors.map(({ name, aliases }) => [name, ...aliases])).toEqual([
      ['Liga del Faro'],
      ['Liga de los Faros'],
      ['Señora Costa', 'Presidenta Ana Costa', 'Presidenta Costa'],
      ['Guardia del Puerto'],
    ]);
    expect(actors[2]?.codes).toMatchObject([
      { country: 'ROU', sector: 'GOV', from: '2007-01-01', to: null },
      { country: 'ROU', sector: 'BUS', from: '2000-01-01', to: '2007-01-01' },
    ]);
  });

  it('tell what could not be carried over', () => {
    expect(found('name-without-code')).toEqual(['4 ANA_COSTA_', '6 ANA_MARÍA_COSTA']);
    expect(found('line-unreadable')).toEqual(['13 PEÑA_ALTA_GOBIERNO_ROMGOV 010120-050120] [ROMGOV]']);
    expect(found('name-in-brackets')).toEqual(['3 LIGA_DE_LOS_FAROS_(LDF)_']);
  });

  it('name actors by the letters that a text has', () => {
    const resolver = createActorResolver(indexActors({ ...ACTORS, listed: actors }, AROUND_ACTORS), CALENDAR);
    const { sentence, head } = sentenceOf('{Señora *Costa|person}');
    const phrase = { sentence, head, first: 0, last: 1, published: '2010-01-01', nameKind: 'person' as const };
    expect(resolver.resolve(phrase)?.code).toBe('ROU GOV');
  });
});

describe('Spanish dictionaries of agents', () => {
  it('have sets whose marks were translated, and lose names with a set that is not there', () => {
    const { actors, found } = imported(['agents_es.txt', AGENT_LINES]);
    expect(actors.map(({ name, aliases }) => [name, ...aliases])).toEqual([
      ['farero'],
      ['farera'],
      ['mar hombre', 'mar mujer'],
    ]);
    expect(found('name-set-unknown')).toEqual(['6 PESCA!GENTE!']);
  });
});

describe('Spanish dictionaries of verbs', () => {
  const { files, found } = imported(['verbs_es.txt', VERB_LINES]);
  const frames = files
    .filter(({ name }) => name.startsWith('frames/'))
    .flatMap((file) => parseFrames(file, new Set()).map(({ gloss, cameo, wording }) => ({ gloss, cameo, wording })));
  const told = (gloss: string) => {
    const { cameo, wording } = frames.find((frame) => frame.gloss.endsWith(gloss)) ?? {};
    return [
      cameo,
      wording?.units.map(({ words }) => words.join(' ')),
      wording?.when.map(({ place, words, classes }) => [place, ...words, ...classes].join(' ')),
      wording?.recipient.verb[0],
    ];
  };

  it.each([
    [':10 STRIKE', '190', ['atacar', 'arremeter contra'], [], 'object'],
    ['* &ARMA', '194', ['atacar', 'arremeter contra', 'embestir'], ['object dictionary-arma'], 'object'],
    ['* EN_+', '191', ['atacar', 'arremeter contra', 'embestir'], ['en'], 'en'],
    ['* POR+', '192', ['atacar', 'arremeter contra', 'embestir'], ['por'], 'por'],
    ['DELAY', '120', ['aplazar', 'dejar de lado'], [], 'object'],
    ['* VISITA_A +', '161', ['aplazar', 'dejar de lado'], ['object visita a'], 'object'],
  ])('make a frame of %s', (gloss, ...expected) => {
    expect(told(gloss)).toEqual(expected);
  });

  it('begin a block at a head without dashes behind it', () => {
    expect(found('line-unreadable')).toEqual(['1 +']);
    expect(found('set-unknown')).toEqual(['22 - NO_* &PLEITO_DE_&CRIMEN_DE_MAR        [160]']);
  });
});
