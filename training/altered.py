"""Sentences that nobody wrote, for networks to say what they think of them: python3 altered.py DATA SILVER VECTORS COUNT SEED > FILE.

Phrases and clauses change places between sentences, and words give way to others that are used alike, so that a small network
hears its teacher's judgement on far more than there is text (Jiao et al. 2020, TinyBERT, augments its text in this way before
it distils). DATA holds the treebanks, SILVER is CoNLL-U of news as a parser reads it, VECTORS is what vectors.py wrote. COUNT
lines are written, words divided by blanks, no two alike; news is drawn NEWS times as often as other text."""
import collections
import random
import sys

import numpy as np

from features import normalise
from treebank import load, read_silver

NEWS = 3
LONGEST = 60
NEIGHBOURS = 12
OPEN = {'NOUN', 'VERB', 'ADJ', 'ADV'}
MOVED = {'nsubj', 'nsubj:pass', 'obj', 'obl', 'obl:agent', 'obl:tmod', 'nmod', 'nmod:poss', 'conj', 'appos', 'advcl', 'acl',
         'acl:relcl', 'ccomp', 'xcomp', 'amod', 'compound', 'parataxis'}
MOST = 14  # words of a phrase that moves


def spans(tree):
    """Each word's phrase as (first, behind the last), None where other words stand between."""
    n = len(tree.forms)
    first, last, size = list(range(n)), list(range(1, n + 1)), [1] * n
    for i in sorted(range(n), key=lambda i: -depth(tree, i)):
        head = tree.heads[i] - 1
        if head >= 0:
            first[head], last[head] = min(first[head], first[i]), max(last[head], last[i])
            size[head] += size[i]
    return [(a, b) if b - a == k else None for a, b, k in zip(first, last, size)]


def depth(tree, i):
    steps = 0
    while tree.heads[i] and steps <= len(tree.forms):
        i, steps = tree.heads[i] - 1, steps + 1
    return steps


def movable(tree):
    """(first, behind the last, what may stand there instead) of the phrases that may move."""
    out = []
    for i, span in enumerate(spans(tree)):
        if span and tree.labels[i] in MOVED and tree.upos[i] not in ('PRON', 'DET') and span[1] - span[0] <= MOST:
            out.append((*span, (tree.labels[i].split(':')[0], tree.upos[i], span[1] - span[0] > 1, i < tree.heads[i] - 1)))
    return out


class Alike:
    """Words that are used as another is, by their vectors, with the same Penn tag in our text or the same ending."""

    def __init__(self, path, trees):
        file = np.load(path)
        self.words = file['words'].tolist()
        table = file['vectors'] / np.maximum(np.linalg.norm(file['vectors'], axis=1, keepdims=True), 1e-6)
        self.table, self.rows = table, {w: i for i, w in enumerate(self.words)}
        tags = collections.defaultdict(collections.Counter)
        for tree in trees:
            for form, tag in zip(tree.forms, tree.xpos):
                tags[form.lower()][tag] += 1
        self.tags = {w: c.most_common(1)[0][0] for w, c in tags.items()}
        self.found = {}

    def of(self, word, tag):
        key = word.lower(), tag
        if key not in self.found:
            row = self.rows.get(key[0])
            self.found[key] = [] if row is None else [
                w for w in (self.words[i] for i in np.argsort(-(self.table @ self.table[row]))[1:4 * NEIGHBOURS])
                if w.isalpha() and (self.tags[w] == tag if w in self.tags else w[-2:] == key[0][-2:])][:NEIGHBOURS]
        return self.found[key]


def altered(tree, moves, pool, alike, rng):
    """The forms of the sentence with phrases and words exchanged."""
    forms, swapped = list(tree.forms), rng.random() < 0.7
    share = rng.choice([0.0, 0.1, 0.2, 0.4]) if swapped else rng.choice([0.15, 0.3, 0.5])
    for i, form in enumerate(forms):
        if tree.upos[i] in OPEN and rng.random() < share:
            choice = alike.of(form, tree.xpos[i])
            if choice:
                other = rng.choice(choice)
                forms[i] = other.capitalize() if form[:1].isupper() else other
    if swapped and moves:
        taken = []
        for start, end, kind in rng.sample(moves, min(len(moves), rng.choice([1, 1, 2, 3]))):
            if all(end <= a or b <= start for a, b, _ in taken):
                taken.append((start, end, rng.choice(pool[kind])))
        for start, end, other in sorted(taken, reverse=True):
            if start == 0 and other[0].islower():
                other = [other[0].capitalize(), *other[1:]]
            forms[start:end] = other
    return forms


def main(data, silver, vectors, count, seed):
    rng = random.Random(int(seed))
    gold = [t for t in load(data)[0] if t.heads]
    news = list(read_silver(silver).values())
    trees = [t for t in gold + news if 4 <= len(t.forms) <= LONGEST]
    drawn = [NEWS if t.weight > 1 or k >= len(gold) else 1 for k, t in enumerate(gold + news) if 4 <= len(t.forms) <= LONGEST]
    moves = [movable(t) for t in trees]
    pool = collections.defaultdict(list)
    for tree, own in zip(trees, moves):
        for start, end, kind in own:
            pool[kind].append(tree.forms[start:end] if start else [small(tree.forms[0], tree.upos[0]), *tree.forms[1:end]])
    alike, seen = Alike(vectors, trees), {' '.join(t.forms) for t in trees}
    left = int(count)
    while left > 0:
        for k in rng.choices(range(len(trees)), weights=drawn, k=1000):
            forms = altered(trees[k], moves[k], pool, alike, rng)
            text = ' '.join(forms)
            if len(forms) <= LONGEST and text not in seen and left > 0:
                seen.add(text)
                print(text)
                left -= 1


def small(form, upos):
    """A first word as it would stand inside the sentence."""
    return form if upos == 'PROPN' or normalise(form) == 'I' or form[1:2].isupper() else form[:1].lower() + form[1:]


if __name__ == '__main__':
    main(*sys.argv[1:6])
