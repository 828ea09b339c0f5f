"""What the network sees of a word. src/parse/features.ts computes the same numbers; test/parse/features.test.ts holds
the two together by the golden values that `python3 features.py` prints."""
import json
import re

BUCKETS = 4096
AFFIXES = 7  # prefixes of 1, 2, 3 and suffixes of 1, 2, 3, 4 UTF-16 units
SHAPES = 64
LEXICON = ('given', 'surname', 'town', 'city', 'people', 'organisation')  # classes of language/en/model/lexicon.json, one bit each
COLUMNS = 11  # word, affixes, shape, lexicon, word of the table of vectors
UNKNOWN = 0

# Addresses of people and pages are no words: they stay out of the vocabularies.
ADDRESS = re.compile(r'.@.|https?:|www\.|mailto:|\w\.(com|org|net|gov|edu|mx)\b')

QUOTES = str.maketrans({
    '\u2018': "'", '\u2019': "'", '\u02bc': "'", '\u0060': "'", '\u00b4': "'",
    '\u201c': '"', '\u201d': '"', '\u201e': '"', '\u00ab': '"', '\u00bb': '"',
    '\u2013': '-', '\u2212': '-', '\u2010': '-', '\u2011': '-', '\u00a0': ' ',
})


def normalise(form):
    """The form with typewriter quotes and dashes and every digit as 0."""
    form = form.translate(QUOTES).replace('\u2014', '--').replace('\u2026', '...')
    if form in ("''", '``'):
        form = '"'
    return re.sub('[0-9]', '0', form)


def units(text):
    data = text.encode('utf-16-le', 'surrogatepass')
    return [data[i] | data[i + 1] << 8 for i in range(0, len(data), 2)]


def bucket(seed, codes):
    """FNV-1a over UTF-16 units, seeded by the kind of affix."""
    h = (2166136261 ^ seed) * 16777619 & 0xFFFFFFFF
    for c in codes:
        h = (h ^ c) * 16777619 & 0xFFFFFFFF
    h ^= h >> 15
    return h % BUCKETS


def shape(form):
    """0–63: how the word is written: 4 for the first letter, 4 for the rest, 4 for what else is in it."""
    letters = [c for c in form if c.lower() != c.upper()]
    first = 0 if not letters else 1 if letters[0] == letters[0].lower() else 2
    rest = letters[1:]
    low = any(c == c.lower() for c in rest)
    up = any(c != c.lower() for c in rest)
    tail = 0 if not rest else 1 if not up else 2 if not low else 3
    digit = any(c == '0' for c in form)
    other = any(not (c == '0' or c.lower() != c.upper()) for c in form)
    kind = (1 if digit else 0) + (2 if other else 0)
    if letters and form[0] not in letters[:1]:
        first = 3
    return first * 16 + tail * 4 + kind


def read_lexicon(path):
    """What each word of language/en/model/lexicon.json may name, as a sum of bits."""
    bits = {}
    for name, words in json.load(open(path, encoding='utf-8'))['classes'].items():
        for word in words.split(' '):
            bits[word] = bits.get(word, 0) | 1 << LEXICON.index(name)
    return bits


def features(form, vocabulary, trained, lexicon):
    """Word id, seven affix buckets, shape, lexicon bits, row of the table of vectors. The first `trained` words of the
    vocabulary have vectors of their own besides."""
    plain = normalise(form)
    lower = plain.lower()
    codes = units(lower)
    known = vocabulary.get(lower, UNKNOWN)
    out = [known if known <= trained else UNKNOWN]
    for n in (1, 2, 3):
        out.append(bucket(n, codes[:n]))
    for n in (1, 2, 3, 4):
        out.append(bucket(n + 3, codes[-n:]))
    out.append(shape(plain))
    out.append(lexicon.get(lower, 0))
    out.append(known)
    return out


if __name__ == '__main__':
    for form in ['Iraq', "n't", 'U.S.', '2017', '\u201cWar', 'McDonald', 'COVID-19', '\u2014', 'caf\u00e9', 'I', '$1.5bn', '\u00c9tat', '\U0001f600']:
        print(form, *features(form, {}, 0, {'iraq': 8}))
