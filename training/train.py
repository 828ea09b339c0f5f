"""Trains a network: python3 train.py DATA LEXICON OUT [--hidden 320,320,320] [--raw RAW] [--targets FILE] [--steps N].
Fixed seed; the learning rate falls to zero by steps. With --targets (of teach.py) it learns from what other networks say
of each sentence besides the treebanks, and from the sentences of --raw."""
import argparse
import collections
import json
import os
import random
import time

import torch
import torch.nn.functional as F

from features import ADDRESS, LEXICON, features, normalise, read_lexicon
from network import Network
from treebank import IGNORE, NAMES, load, raw
from variants import headlines, variant

HEADLINES = 0.35  # share of the cut-down clauses that an epoch sees
RAW_COUNT = 4     # how often a word must stand in raw text to be known
HEADS = ('upos', 'xpos', 'names', 'arcs', 'labels')


def count(train, attribute):
    return collections.Counter(v for t in train for v in getattr(t, attribute))


def vocabularies(train, unlabelled):
    words = collections.Counter(normalise(f).lower() for t in train for f in t.forms)
    for word, n in collections.Counter(normalise(f).lower() for t in unlabelled for f in t.forms).items():
        if n >= RAW_COUNT:
            words[word] += n
    kept = sorted((w for w, n in words.items() if n >= 2 and not ADDRESS.search(w)), key=lambda w: (-words[w], w))
    labels = sorted(l for l in count(train, 'labels') if l != 'root')
    return {
        'words': kept, 'upos': sorted(count(train, 'upos')), 'xpos': sorted(count(train, 'xpos')), 'labels': labels, 'names': NAMES,
    }, [0] + [words[w] for w in kept]


class Encoder:
    def __init__(self, vocab, lexicon):
        self.words = {w: i + 1 for i, w in enumerate(vocab['words'])}
        self.maps = {k: {v: i for i, v in enumerate(vocab[k])} for k in ('upos', 'xpos', 'labels')}
        self.lexicon = lexicon
        self.cache = {}

    def form(self, form):
        if form not in self.cache:
            self.cache[form] = features(form, self.words, self.lexicon)
        return self.cache[form]

    def tree(self, t, forms, drop, soft=None):
        """(ids, tree or None, names, index of its targets or None, trust in its names)"""
        n = len(forms) - drop
        ids = [self.form(f) for f in forms[:n]]
        get = lambda k, v: self.maps[k].get(v, IGNORE)
        gold = None
        if t.heads:
            gold = ([get('upos', v) for v in t.upos[:n]], [get('xpos', v) for v in t.xpos[:n]], t.heads[:n],
                    [get('labels', v) for v in t.labels[:n]])
        return ids, gold, t.names[:n], soft, t.trust


def open_network(run):
    """(network, vocabulary) of a finished run."""
    vocab = json.load(open(f'{run}/vocabulary.json', encoding='utf-8'))
    net = Network(sizes_of(vocab), **json.load(open(f'{run}/shape.json')))
    net.load_state_dict(torch.load(f'{run}/weights.pt', map_location='cpu'))
    return net, vocab


def sizes_of(vocab):
    return {k: len(v) + (k == 'words') for k, v in vocab.items()}


def batches(items, tokens):
    """Items of one length side by side, at most `tokens` words together; each sort of item apart."""
    groups = collections.defaultdict(list)
    for item in items:
        groups[(len(item[0]), item[1] is None, item[3] is None)].append(item)
    for (n, *_), group in groups.items():
        size = max(1, tokens // n)
        for i in range(0, len(group), size):
            yield group[i:i + size]


def soft_loss(scores, wanted):
    """Cross entropy against the odds that other networks give; [..., classes] each."""
    return -(F.log_softmax(scores, -1) * wanted).sum(-1).mean()


def loss_of(net, batch, keep, generator, targets, share):
    ids = torch.tensor([b[0] for b in batch])
    gone = torch.rand(ids.shape[:2], generator=generator) >= keep[ids[..., 0]]
    ids[..., 0] = ids[..., 0].masked_fill(gone, 0)
    # A name that the lexicon does not have must be read too.
    ids[..., 9] = ids[..., 9].masked_fill(torch.rand(ids.shape[:2], generator=generator) < 0.1, 0)
    n = ids.shape[1]
    with torch.autocast('cpu', dtype=torch.bfloat16):
        *scores, ldep, lhead = net(ids)
    upos, xpos, names, arcs = (s.float() for s in scores)
    labels_at = lambda heads: net.labels(ldep.float(), lhead.float().gather(1, (heads - 1).clamp(min=0)[..., None].expand_as(ldep)))
    gold, soft = batch[0][1] is not None, batch[0][3] is not None
    hard = 1 - share if soft else 1.0
    gold_names, trust = torch.tensor([b[2] for b in batch]), torch.tensor([b[4] for b in batch])
    loss = F.cross_entropy(names.flatten(0, 1), gold_names.flatten(), ignore_index=IGNORE, reduction='none').view(gold_names.shape)
    loss = 0.5 * (loss * trust[:, None]).mean()
    if gold:
        goal = lambda k: torch.tensor([b[1][k] for b in batch])
        heads = goal(2)
        loss = loss + hard * F.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        loss = loss + hard * 0.5 * F.cross_entropy(upos.flatten(0, 1), goal(0).flatten(), ignore_index=IGNORE)
        loss = loss + hard * 0.5 * F.cross_entropy(xpos.flatten(0, 1), goal(1).flatten(), ignore_index=IGNORE)
        wanted = goal(3).masked_fill(heads == 0, IGNORE).flatten()
        if (wanted != IGNORE).any():
            loss = loss + hard * F.cross_entropy(labels_at(heads).flatten(0, 1), wanted, ignore_index=IGNORE)
    if soft:
        known = [targets[b[3]] for b in batch]
        want = {k: torch.stack([t[k][:n, :n + 1] if k == 'arcs' else t[k][:n] for t in known]).float() for k in HEADS}
        heads = torch.stack([t['heads'][:n] for t in known]).long()
        loss = loss + share * (soft_loss(arcs, want['arcs']) + 0.5 * soft_loss(upos, want['upos'])
                               + 0.5 * soft_loss(xpos, want['xpos']) + 0.5 * soft_loss(names, want['names'])
                               + soft_loss(labels_at(heads), want['labels'] * (heads > 0)[..., None]))
    return loss


@torch.no_grad()
def evaluate(net, encoder, trees):
    """UPOS, XPOS, UAS and LAS of greedy heads, and F1 of persons, organisations and places, each in percent."""
    net.eval()
    n = u = x = a = l = 0
    tp = fp = fn = 0
    for batch in batches([encoder.tree(t, t.forms, 0) for t in trees], 4000):
        upos, xpos, names, arcs, ldep, lhead = net(torch.tensor([b[0] for b in batch]))
        for guess, gold in zip(names.argmax(-1).tolist(), [b[2] for b in batch]):
            guess = [0 if g == IGNORE else v for v, g in zip(guess, gold)]
            p, q = ({s for s in spans(v) if s[2] < 3} for v in (guess, gold))
            tp += len(p & q); fp += len(p - q); fn += len(q - p)
        if batch[0][1] is None:
            continue
        heads = torch.tensor([b[1][2] for b in batch])
        best = arcs.argmax(-1)
        index = (best - 1).clamp(min=0)[..., None].expand_as(ldep)
        labels = net.labels(ldep, lhead.gather(1, index)).argmax(-1)
        gold = torch.tensor([b[1][3] for b in batch])
        right = best == heads
        n += heads.numel()
        u += (upos.argmax(-1) == torch.tensor([b[1][0] for b in batch])).sum().item()
        x += (xpos.argmax(-1) == torch.tensor([b[1][1] for b in batch])).sum().item()
        a += right.sum().item()
        l += (right & ((heads == 0) | (labels == gold))).sum().item()
    net.train()
    out = {'names': round(200 * tp / max(1, 2 * tp + fp + fn), 2)}
    if n:
        out.update(upos=round(100 * u / n, 2), xpos=round(100 * x / n, 2), uas=round(100 * a / n, 2), las=round(100 * l / n, 2))
    return out


def spans(ids):
    """Names as (first, behind the last, kind); an inner tag of another kind begins none."""
    out, start, kind = set(), None, None
    for i, v in enumerate(list(ids) + [0]):
        inside = v > 0 and v % 2 == 0 and start is not None and (v - 1) // 2 == kind
        if start is not None and not inside:
            out.add((start, i, kind))
            start = None
        if v > 0 and not inside:
            start, kind = i, (v - 1) // 2
    return out


def epoch_of(train, unlabelled, encoder, rng, names, taught):
    """An epoch's items: each sentence as somebody might write it, clauses cut down to headlines, and raw sentences."""
    items = []
    for i, t in enumerate(train):
        if len(t.forms) > 120:
            continue
        soft = i if taught else None
        items += [encoder.tree(t, *variant(t, rng, names), soft) for _ in range(t.weight)]
        if t.heads:
            items += [encoder.tree(h, *variant(h, rng, names)) for h in headlines(t, rng) if rng.random() < HEADLINES]
    if taught:
        items += [encoder.tree(t, *variant(t, rng, names), len(train) + i) for i, t in enumerate(unlabelled)]
    return items


def name_lists(path):
    classes = {k: v.split(' ') for k, v in json.load(open(path, encoding='utf-8'))['classes'].items()}
    return {'given': classes['given'], 'surname': classes['surname'], 'place': classes['city'] + classes['town'][::3]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data')
    parser.add_argument('lexicon')
    parser.add_argument('out')
    parser.add_argument('--hidden', default='160,176')
    parser.add_argument('--plain', action='store_true', help='arcs scored by a plain product')
    parser.add_argument('--raw')
    parser.add_argument('--no-raw-trees', action='store_true', help='the words of --raw are known, but its trees not learned')
    parser.add_argument('--targets')
    parser.add_argument('--share', type=float, default=0.6, help='weight of the targets beside the treebanks')
    parser.add_argument('--steps', type=int, default=24000)
    parser.add_argument('--tokens', type=int, default=1000)
    parser.add_argument('--rate', type=float, default=2.2e-3)
    parser.add_argument('--dropout', type=float, default=0.33)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--resume', help='weights of an earlier run to go on from')
    parser.add_argument('--check', type=int, default=2000)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng, generator = random.Random(args.seed), torch.Generator().manual_seed(args.seed)
    train, dev = load(args.data)
    unlabelled = raw(args.raw) if args.raw else []
    vocab, counts = vocabularies(train, unlabelled)
    keep = torch.tensor([1.0] + [0.9 - 0.4 / (1 + c / 5) for c in counts[1:]])
    encoder = Encoder(vocab, read_lexicon(args.lexicon))
    names = name_lists(args.lexicon)
    shape = {'hidden': [int(h) for h in args.hidden.split(',')], 'plain': args.plain}
    net = Network(sizes_of(vocab), dropout=args.dropout, **shape)
    if args.resume:
        net.load_state_dict(torch.load(args.resume, map_location='cpu'))
    targets = torch.load(args.targets, map_location='cpu') if args.targets else None
    print(f'{len(train)} sentences, {len(unlabelled)} raw, {len(counts)} words, {sum(p.numel() for p in net.parameters())} weights', flush=True)
    os.makedirs(args.out, exist_ok=True)
    json.dump(vocab, open(f'{args.out}/vocabulary.json', 'w'), ensure_ascii=False)
    json.dump(shape, open(f'{args.out}/shape.json', 'w'))
    optimiser = torch.optim.Adam(net.parameters(), lr=args.rate, betas=(0.9, 0.98), eps=1e-8, fused=True)
    warm = min(300, args.steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: (s + 1) / warm if s < warm else max(0.0, 1 - (s - warm) / (args.steps - warm)))
    step, started, seen, total = 0, time.time(), 0, 0.0
    while step < args.steps:
        items = epoch_of(train, [] if args.no_raw_trees else unlabelled, encoder, rng, names, targets is not None)
        rng.shuffle(items)
        epoch = list(batches(items, args.tokens))
        rng.shuffle(epoch)
        for batch in epoch:
            loss = loss_of(net, batch, keep, generator, targets, args.share)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            step += 1
            seen += sum(len(b[0]) for b in batch)
            total += loss.item()
            if step % 100 == 0:
                print(f'step {step} loss {total / 100:.3f} {seen / (time.time() - started):.0f} tokens/s {time.time() - started:.0f} s', flush=True)
                total = 0.0
            if step % args.check == 0 or step == args.steps:
                torch.save(net.state_dict(), f'{args.out}/weights.tmp.pt')
                os.replace(f'{args.out}/weights.tmp.pt', f'{args.out}/weights.pt')
                print(step, {k: evaluate(net, encoder, v) for k, v in dev.items()}, flush=True)
            if step == args.steps:
                break


if __name__ == '__main__':
    main()
