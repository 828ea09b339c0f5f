"""Learns where sentences end: python3 splitter.py DATA MODEL_DIRECTORY. A window of surface tokens goes through one
hidden layer, in several networks of other random beginnings whose scores are averaged; src/parse/splitter.ts computes the
same in plain TypeScript."""
import collections
import json
import random
import sys

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

from features import ADDRESS, normalise, shape
from treebank import conllu

FORMAT = 1
BEFORE, AFTER = 6, 5          # tokens up to and after the possible end
WIDTH = BEFORE + AFTER
EMBED, HIDDEN, MIN_COUNT = 24, 48, 6
PAD, RARE, FIRST_WORD = 0, 1, 2
LENGTHS = 6                   # classes of a token's length
GAPS = 3                      # none, blank, line break before the token
AGE, DEPTH = 12, 4            # words since the last end; open quotation and bracket


def documents(path):
    """Documents as lists of (form, space before, ends sentence, starts paragraph)."""
    out, doc = [], None
    for meta, rows in conllu(path):
        key = meta.get('newdoc id')
        if doc is None or out[-1][0] != key:
            out.append((key, []))
            doc = out[-1][1]
        until, first, spaced = 0, True, True
        tokens = []
        for r in rows:
            if '.' in r[0]:
                continue
            if '-' in r[0]:
                until = int(r[0].split('-')[1])
            elif int(r[0]) <= until:
                continue
            tokens.append([r[1], spaced, False, first and any(k.startswith('newpar') for k in meta)])
            first, spaced = False, 'SpaceAfter=No' not in r[9]
        tokens[0][1] = True
        tokens[-1][2] = True
        doc += tokens
    return [d for _, d in out]


def length_class(form):
    n = len(form)
    return 0 if n == 1 else 1 if n == 2 else 2 if n <= 4 else 3 if n <= 7 else 4 if n <= 12 else 5


def age_class(n):
    return n if n < 6 else 6 if n < 9 else 7 if n < 13 else 8 if n < 20 else 9 if n < 30 else 10 if n < 45 else 11


def rows(doc, ids):
    """Three ids a token: word, shape and length, gap."""
    out = np.zeros((len(doc), 3), np.int64)
    for i, (form, gap, *_ ) in enumerate(doc):
        plain = normalise(form)
        out[i] = ids.get(plain.lower(), RARE), shape(plain) * LENGTHS + length_class(form), gap
    return out


OPEN, CLOSE = set('([{\u201c\u00ab'), set(')]}\u201d\u00bb')


def states(doc):
    """Words since the last sentence end and what is open, by the gold ends."""
    out = np.zeros((len(doc), 2), np.int64)
    age, bracket, quote = 0, 0, 0
    for i, (form, _, end, *_ ) in enumerate(doc):
        age += 1
        if form in OPEN:
            bracket = 1
        elif form in CLOSE:
            bracket = 0
        elif form in ('"', "''", '``'):
            quote = 1 - quote
        out[i] = age_class(age), bracket + 2 * quote
        if end:
            age, bracket, quote = 0, 0, 0
    return out


class Splitter(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.word = nn.Embedding(words, EMBED)
        self.shape = nn.Embedding(64 * LENGTHS, EMBED)
        nn.init.normal_(self.word.weight, std=0.3)
        nn.init.normal_(self.shape.weight, std=0.3)
        self.place = nn.Parameter(torch.randn(WIDTH, EMBED, HIDDEN) * 0.08)
        self.gap = nn.Parameter(torch.zeros(WIDTH, GAPS, HIDDEN))
        self.age = nn.Parameter(torch.zeros(AGE, HIDDEN))
        self.depth = nn.Parameter(torch.zeros(DEPTH, HIDDEN))
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.out = nn.Linear(HIDDEN, 1)

    def forward(self, window, state):  # [n, WIDTH, 3], [n, 2]
        e = self.word(window[..., 0]) + self.shape(window[..., 1]) * (window[..., 0:1] != PAD)
        if self.training:
            e = F.dropout(e, 0.15)
        h = torch.einsum('nwe,weh->nh', e, self.place)
        h = h + self.gap[torch.arange(WIDTH), window[..., 2]].sum(1) + self.age[state[:, 0]] + self.depth[state[:, 1]] + self.bias
        h = F.relu(h)
        if self.training:
            h = F.dropout(h, 0.2)
        return self.out(h).squeeze(1)


def windows(r):
    padded = np.concatenate([np.zeros((BEFORE - 1, 3), np.int64), r, np.zeros((AFTER, 3), np.int64)])
    return np.stack([padded[k:k + len(r)] for k in range(WIDTH)], 1)


def as_written(doc, rng):
    """The document as running text (gaps 0 and 1), or with line breaks as pages have them; cut where a blank line stands."""
    mode = rng.random()
    style = 0 if mode < 0.5 else rng.choice((1, 1, 2, 3))
    case = rng.random()
    out, parts = [], []
    at_end = True
    for form, spaced, end, par in doc:
        gap = int(spaced)
        if style and par:
            if style == 2:
                if out:
                    parts.append(out)
                out = []
            gap = 2
        elif style == 1 and at_end and rng.random() < 0.1:
            gap = 2
        elif style == 3 and spaced and rng.random() < 0.08:
            gap = 2
        if case < 0.04:
            form = form.lower()
        elif case < 0.06:
            form = form.upper()
        if end and form == '.' and rng.random() < 0.01:
            if out:
                out[-1] = (*out[-1][:2], True)
            at_end = True
            continue
        out.append((form, gap, end))
        at_end = end
    return parts + ([out] if out else [])


def predict(nets, doc, ids, threshold=0.0):
    """Ends as the program finds them, left to right."""
    with torch.no_grad():
        w = torch.from_numpy(windows(rows(doc, ids)))
        parts = []
        for net in nets:
            e = net.word(w[..., 0]) + net.shape(w[..., 1]) * (w[..., 0:1] != PAD)
            h = torch.einsum('nwe,weh->nh', e, net.place) + net.gap[torch.arange(WIDTH), w[..., 2]].sum(1) + net.bias
            parts.append((h.numpy(), net.age.numpy(), net.depth.numpy(), net.out.weight.numpy()[0], float(net.out.bias)))
    ends, age, bracket, quote = [], 0, 0, 0
    for i, (form, *_ ) in enumerate(doc):
        age += 1
        if form in OPEN:
            bracket = 1
        elif form in CLOSE:
            bracket = 0
        elif form in ('"', "''", '``'):
            quote = 1 - quote
        score = sum(np.maximum(h[i] + a[age_class(age)] + d[bracket + 2 * quote], 0) @ o + b for h, a, d, o, b in parts) / len(parts)
        end = score > threshold or i == len(doc) - 1
        ends.append(end)
        if end:
            age, bracket, quote = 0, 0, 0
    return ends


def f1(nets, docs, ids, threshold=0.0):
    tp = gold_n = our_n = 0
    for d in docs:
        doc = [(f, int(s), e) for f, s, e, _ in d]
        start_g = start_o = 0
        gold, ours = set(), set()
        for i, (e, (_, _, g)) in enumerate(zip(predict(nets, doc, ids, threshold), doc)):
            if g:
                gold.add((start_g, i)); start_g = i + 1
            if e:
                ours.add((start_o, i)); start_o = i + 1
        tp += len(gold & ours); gold_n += len(gold); our_n += len(ours)
    return round(200 * tp / (gold_n + our_n), 2)


def whole(array):
    array = array.detach().numpy()
    scale = float(np.abs(array).max()) / 127
    return {'scale': scale, 'shape': list(array.shape), 'values': np.round(array / scale).astype(int).flatten().tolist()}


def train_one(train, ids, epochs, seed, dev):
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Splitter(len(ids) + FIRST_WORD)
    optimiser = torch.optim.Adam(net.parameters(), lr=2e-3)
    batch, total, step = 256, None, 0
    for epoch in range(epochs):
        xs, ss, ys = [], [], []
        for d in train:
            for part in as_written(d, rng):
                xs.append(windows(rows(part, ids)))
                ss.append(states(part))
                ys.append(np.array([e for _, _, e in part], np.float32))
        x, s, y = np.concatenate(xs), np.concatenate(ss), np.concatenate(ys)
        order = np.random.RandomState(seed + epoch).permutation(len(y))
        total = total or epochs * (len(y) // batch)
        net.train()
        for i in range(0, len(y) - batch, batch):
            pick = order[i:i + batch]
            w = torch.from_numpy(x[pick])
            rare = torch.rand(w.shape[:2]) < 0.04
            w[..., 0] = torch.where(rare & (w[..., 0] >= FIRST_WORD), torch.tensor(RARE), w[..., 0])
            loss = F.binary_cross_entropy_with_logits(net(w, torch.from_numpy(s[pick])), torch.from_numpy(y[pick]))
            optimiser.param_groups[0]['lr'] = 3e-3 * max(0.0, 1 - step / total)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    net.eval()
    print(seed, {k: f1([net], v, ids) for k, v in dev.items()}, flush=True)
    return net


def main(data, out, epochs=14, seeds=1):
    torch.set_num_threads(1)
    ud = f'{data}/ud'
    ewt, gum = documents(f'{ud}/en_ewt-ud-train.conllu'), documents(f'{ud}/en_gum_by-train.conllu')
    dev = {'ewt': documents(f'{ud}/en_ewt-ud-dev.conllu'), 'gum': documents(f'{ud}/en_gum_by-dev.conllu')}
    train = ewt + gum
    counts = collections.Counter(normalise(t[0]).lower() for d in train for t in d)
    words = sorted((w for w, n in counts.items() if n >= MIN_COUNT and not ADDRESS.search(w)), key=lambda w: (-counts[w], w))
    ids = {w: i + FIRST_WORD for i, w in enumerate(words)}
    print(f'{len(train)} documents, {len(words)} words', flush=True)
    nets = []
    for seed in range(1, seeds + 1):
        nets.append(train_one(train, ids, epochs, seed, dev))
        print('together', {k: f1(nets, v, ids) for k, v in dev.items()}, flush=True)
        write(nets, words, out)
    for threshold in (-0.8, -0.4, 0.4):
        print('threshold', threshold, {k: f1(nets, v, ids, threshold) for k, v in dev.items()})


def write(nets, words, out):
    head = {'format': FORMAT, 'before': BEFORE, 'after': AFTER, 'words': words}
    lines = [f'{json.dumps(k)}: {json.dumps(v, ensure_ascii=False, separators=(",", ":"))}' for k, v in head.items()]
    weights = []
    for net in nets:
        one = {name: whole(getattr(net, name).weight) for name in ('word', 'shape')}
        one.update({name: whole(getattr(net, name)) for name in ('place', 'gap', 'age', 'depth', 'bias')})
        one['out'] = whole(net.out.weight[0])
        one['outBias'] = float(net.out.bias)
        weights.append(json.dumps(one, separators=(',', ':')))
    lines.append('"networks": [\n' + ',\n'.join(weights) + '\n]')
    with open(f'{out}/sentences.json', 'w', encoding='utf-8') as f:
        f.write('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
