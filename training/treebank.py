"""Reads the treebanks and the name corpora: sentences with heads, labels, tags and names, each missing where a source
does not have it."""
import json
import os
import re
from dataclasses import dataclass, field

NAMES = ['O'] + [f'{p}-{k}' for k in ('person', 'organisation', 'place', 'group') for p in 'BI']
NAME_ID = {n: i for i, n in enumerate(NAMES)}
IGNORE = -1


@dataclass
class Tree:
    forms: list
    upos: list = field(default_factory=list)
    xpos: list = field(default_factory=list)
    lemmas: list = field(default_factory=list)
    heads: list = field(default_factory=list)   # 0 is the root
    labels: list = field(default_factory=list)
    names: list = field(default_factory=list)   # ids of NAMES, IGNORE where unknown
    weight: int = 1
    trust: float = 0.5  # how far its names follow the conventions of Universal NER, which ours follow


def conllu(path):
    """Sentences as (metadata, rows); the metadata of a document goes with each of its sentences."""
    doc, meta, rows = {}, {}, []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line:
            if rows:
                yield {**doc, **meta}, rows
            meta, rows = {}, []
        elif line[0] == '#':
            key, _, value = line[1:].partition('=')
            key, value = key.strip(), value.strip()
            if key == 'newdoc id':
                doc = {}
            (doc if key.startswith('newdoc') or key.startswith('meta::') else meta)[key] = value
        else:
            rows.append(line.split('\t'))
    if rows:
        yield {**doc, **meta}, rows


def tree(rows):
    words = [r for r in rows if r[0].isdigit()]
    return Tree(
        forms=[w[1] for w in words], upos=[w[3] for w in words], xpos=[w[4] for w in words], lemmas=[w[2] for w in words],
        heads=[int(w[6]) for w in words], labels=[w[7] for w in words], names=[IGNORE] * len(words),
    ), words


def tag_name(names, first, last, kind):
    for i in range(first, last + 1):
        names[i] = NAME_ID[('B-' if i == first else 'I-') + kind]


UNER = {'PER': 'person', 'ORG': 'organisation', 'LOC': 'place', 'OTH': 'group'}


def ewt(path, names_path):
    """EWT with the names of Universal NER, matched by sentence id."""
    names = {}
    if names_path and os.path.exists(names_path):
        for line in open(names_path, encoding='utf-8'):
            record = json.loads(line)
            names[record['sent_id']] = record['entities']
    out = []
    for meta, rows in conllu(path):
        t, words = tree(rows)
        found = names.get(meta.get('sent_id'))
        if found is not None:
            t.names, t.trust = [0] * len(words), 1.0
            for e in found:
                if e['last'] <= len(words) and e['type'] in UNER:
                    tag_name(t.names, e['first'] - 1, e['last'] - 1, UNER[e['type']])
        out.append(t)
    return out


OFFICES = {'minister', 'president', 'secretary', 'chancellor', 'general', 'professor', 'director', 'chairman', 'king', 'queen',
           'governor', 'mayor', 'senator', 'judge', 'ambassador', 'mr', 'mrs', 'ms', 'dr', 'sir', 'captain', 'colonel'}
GUM_KIND = {'group': 'group', 'person': 'person', 'organization': 'organisation', 'place': 'place'}


def gum(path):
    """GUM: an entity counts as a name where its head is a proper noun; other proper nouns are left out of the loss."""
    out = []
    for meta, rows in conllu(path):
        t, words = tree(rows)
        t.names = [IGNORE if w[3] == 'PROPN' else 0 for w in words]
        open_spans, spans = [], []
        for i, w in enumerate(words):
            m = re.search(r'Entity=([^|]*)', w[9])
            if not m:
                continue
            for piece in re.findall(r'\([^()]*\)?|[^()]+\)', m.group(1)):
                if piece.startswith('('):
                    fields = piece.strip('()').split('-')
                    open_spans.append((fields[0], fields[1] if len(fields) > 1 else '', i))
                if piece.endswith(')'):
                    key = piece.strip('()').split('-')[0]
                    for k in range(len(open_spans) - 1, -1, -1):
                        if open_spans[k][0] == key:
                            _, kind, start = open_spans.pop(k)
                            spans.append((start, i, kind))
                            break
        for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
            inside = [i for i in range(start, end + 1) if not start <= t.heads[i] - 1 <= end]
            if len(inside) != 1 or t.upos[inside[0]] != 'PROPN':
                continue
            # The name is the run of capitalised words and the small words between them around the head.
            a = b = inside[0]
            while a > start and (t.upos[a - 1] in ('PROPN',) or t.xpos[a - 1] in ('NNP', 'NNPS')):
                a -= 1
            while b < end and (t.upos[b + 1] == 'PROPN' or t.xpos[b + 1] in ('NNP', 'NNPS') or
                               (b + 2 <= end and t.forms[b + 1].lower() in ('of', 'the', 'for', 'and', '-') and t.upos[b + 2] == 'PROPN')):
                b += 1
            if kind == 'person':
                # Titles are no part of a name, as in Universal NER; a plural is a people.
                while a < inside[0] and t.labels[a] == 'nmod:desc':
                    a += 1
                if t.lemmas[inside[0]].lower() in OFFICES:
                    continue
                if t.xpos[inside[0]] == 'NNPS':
                    kind = 'group'
            if kind in GUM_KIND:
                tag_name(t.names, a, b, GUM_KIND[kind])
        if meta.get('meta::genre') == 'news':
            t.weight = 2
        out.append(t)
    return out


WIKIGOLD = {'PER': 'person', 'ORG': 'organisation', 'LOC': 'place'}
CROSSNER = {'politician': 'person', 'person': 'person', 'organisation': 'organisation', 'politicalparty': 'organisation',
            'country': 'place', 'location': 'place'}


def columns(path, kinds):
    """Names only, a word and its tag a line. Kinds that we do not have are left out of the loss."""
    out, forms, tags = [], [], []

    def flush():
        if forms:
            names = []
            for i, tag in enumerate(tags):
                kind = tag[2:]
                if tag == 'O':
                    names.append(0)
                elif kind not in kinds:
                    names.append(IGNORE)
                else:
                    start = tag[0] == 'B' or i == 0 or tags[i - 1][2:] != kind
                    names.append(NAME_ID[('B-' if start else 'I-') + kinds[kind]])
            words, ids = [], []
            for form, name in zip(forms, names):  # hyphens are words of their own in the treebanks
                parts = [p for p in re.split(r'(?<=\w)(-)(?=\w)', form) if p]
                for k, part in enumerate(parts):
                    words.append(part)
                    ids.append(name if k == 0 or name <= 0 or name % 2 == 0 else name + 1)
            out.append(Tree(forms=words, names=ids))
        forms.clear()
        tags.clear()

    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line:
            flush()
        else:
            form, tag = re.split(r'[\t ]', line)
            forms.append(form)
            tags.append(tag)
    flush()
    return out


def raw(path):
    """Sentences that nobody has annotated, a line each, words divided by blanks (training/raw.ts writes them)."""
    lines = [line.split() for line in open(path, encoding='utf-8')]
    return [Tree(forms=words, names=[IGNORE] * len(words)) for words in lines if 3 <= len(words) <= 80]


def load(data):
    """(train, development sets by name) from the data folder."""
    ud, ner = os.path.join(data, 'ud'), os.path.join(data, 'ner')
    train = ewt(f'{ud}/en_ewt-ud-train.conllu', f'{ner}/uner-ewt-train.jsonl') + gum(f'{ud}/en_gum_by-train.conllu')
    train += columns(f'{ner}/wikigold/wikigold.conll.txt', WIKIGOLD)
    train += columns(f'{ner}/crossner-politics/train.txt', CROSSNER)
    dev = {
        'ewt': ewt(f'{ud}/en_ewt-ud-dev.conllu', f'{ner}/uner-ewt-dev.jsonl'),
        'gum': gum(f'{ud}/en_gum_by-dev.conllu'),
        'politics': columns(f'{ner}/crossner-politics/dev.txt', CROSSNER),
    }
    return train, dev


if __name__ == '__main__':
    import sys
    train, dev = load(sys.argv[1])
    print(len(train), {k: len(v) for k, v in dev.items()})
    for t in [t for t in train if t.weight == 2][40:60]:
        print(' '.join(f if n == 0 else f'{f}/{NAMES[n] if n > 0 else "?"}' for f, n in zip(t.forms, t.names)))


def read_silver(path):
    """Trees of a CoNLL-U file by their words, without names and lemmas; none without a path. Sentences that nobody has annotated
    need trees of some parser beside their events: without, the network forgets how sentences of their kind are built."""
    found = {}
    for _, rows in conllu(path) if path else ():
        read, _ = tree(rows)
        read.lemmas = []
        found[' '.join(read.forms)] = read
    return found
