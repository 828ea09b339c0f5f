"""Trains the network: python3 train.py DATA OUT [--steps N]. Fixed seed; the learning rate falls to zero by steps."""
import argparse
import collections
import json
import os
import random
import time

import torch
import torch.nn.functional as F

from features import ADDRESS, features, normalise
from network import Network
from treebank import IGNORE, NAMES, load
from variants import variant


def count(train, attribute):
    return collections.Counter(v for t in train for v in getattr(t, attribute))


def vocabularies(train):
    words = collections.Counter(normalise(f).lower() for t in train for f in t.forms)
    kept = sorted((w for w, n in words.items() if n >= 2 and not ADDRESS.search(w)), key=lambda w: (-words[w], w))
    labels = sorted(l for l in count(train, 'labels') if l != 'root')
    return {
        'words': kept, 'upos': sorted(count(train, 'upos')), 'xpos': sorted(count(train, 'xpos')), 'labels': labels, 'names': NAMES,
    }, [0] + [words[w] for w in kept]


class Encoder:
    def __init__(self, vocab):
        self.words = {w: i + 1 for i, w in enumerate(vocab['words'])}
        self.maps = {k: {v: i for i, v in enumerate(vocab[k])} for k in ('upos', 'xpos', 'labels')}
        self.cache = {}

    def form(self, form):
        if form not in self.cache:
            self.cache[form] = features(form, self.words)
        return self.cache[form]

    def tree(self, t, forms, drop):
        n = len(forms) - drop
        ids = [self.form(f) for f in forms[:n]]
        if not t.heads:
            return ids, None, None, None, None, t.names[:n]
        get = lambda k, v: self.maps[k].get(v, IGNORE)
        return (ids, [get('upos', v) for v in t.upos[:n]], [get('xpos', v) for v in t.xpos[:n]], t.heads[:n],
                [get('labels', v) for v in t.labels[:n]], t.names[:n])


def batches(items, tokens):
    """Items of one length side by side, at most `tokens` words together; the two sorts of item apart."""
    groups = collections.defaultdict(list)
    for item in items:
        groups[(len(item[0]), item[3] is None)].append(item)
    for (n, _), group in groups.items():
        size = max(1, tokens // n)
        for i in range(0, len(group), size):
            yield group[i:i + size]


def loss_of(net, batch, keep, rng_gen, training=True):
    ids = torch.tensor([b[0] for b in batch])
    if training:
        gone = torch.rand(ids.shape[:2], generator=rng_gen) >= keep[ids[..., 0]]
        ids[..., 0] = ids[..., 0].masked_fill(gone, 0)
    upos, xpos, names, arcs, ldep, lhead = net(ids)
    gold_names = torch.tensor([b[5] for b in batch])
    loss = 0.5 * F.cross_entropy(names.flatten(0, 1), gold_names.flatten(), ignore_index=IGNORE, reduction='sum') / gold_names.numel()
    if batch[0][3] is not None:
        heads = torch.tensor([b[3] for b in batch])
        labels = torch.tensor([b[4] for b in batch])
        loss = loss + F.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        loss = loss + F.cross_entropy(upos.flatten(0, 1), torch.tensor([b[1] for b in batch]).flatten(), ignore_index=IGNORE) * 0.5
        loss = loss + F.cross_entropy(xpos.flatten(0, 1), torch.tensor([b[2] for b in batch]).flatten(), ignore_index=IGNORE) * 0.5
        index = (heads - 1).clamp(min=0)[..., None].expand_as(ldep)
        scores = net.labels(ldep, lhead.gather(1, index)).flatten(0, 1)
        gold = labels.masked_fill(heads == 0, IGNORE).flatten()
        if (gold != IGNORE).any():
            loss = loss + F.cross_entropy(scores, gold, ignore_index=IGNORE)
    return loss


@torch.no_grad()
def evaluate(net, encoder, trees):
    """UPOS, XPOS, UAS and LAS of greedy heads, and F1 of names, each in percent."""
    net.eval()
    n = u = x = a = l = 0
    tp = fp = fn = 0
    for batch in batches([encoder.tree(t, t.forms, 0) for t in trees], 4000):
        ids = torch.tensor([b[0] for b in batch])
        upos, xpos, names, arcs, ldep, lhead = net(ids)
        for guess, gold in zip(names.argmax(-1).tolist(), [b[5] for b in batch]):
            guess = [0 if g == IGNORE else v for v, g in zip(guess, gold)]
            p, q = spans(guess), spans(gold)
            tp += len(p & q); fp += len(p - q); fn += len(q - p)
        if batch[0][3] is None:
            continue
        heads = torch.tensor([b[3] for b in batch])
        best = arcs.argmax(-1)
        index = (best - 1).clamp(min=0)[..., None].expand_as(ldep)
        labels = net.labels(ldep, lhead.gather(1, index)).argmax(-1)
        gold = torch.tensor([b[4] for b in batch])
        right = best == heads
        n += heads.numel()
        u += (upos.argmax(-1) == torch.tensor([b[1] for b in batch])).sum().item()
        x += (xpos.argmax(-1) == torch.tensor([b[2] for b in batch])).sum().item()
        a += right.sum().item()
        l += (right & ((heads == 0) | (labels == gold))).sum().item()
    net.train()
    f1 = 200 * tp / max(1, 2 * tp + fp + fn)
    out = {'names': round(f1, 2)}
    if n:
        out.update(upos=round(100 * u / n, 2), xpos=round(100 * x / n, 2), uas=round(100 * a / n, 2), las=round(100 * l / n, 2))
    return out


def spans(ids):
    out, start, kind = set(), None, None
    for i, v in enumerate(list(ids) + [0]):
        inside = v > 0 and v % 2 == 0 and start is not None and (v - 1) // 2 == kind
        if start is not None and not inside:
            out.add((start, i, kind))
            start = None
        if v > 0 and not inside:
            start, kind = i, (v - 1) // 2
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('data')
    parser.add_argument('out')
    parser.add_argument('--steps', type=int, default=24000)
    parser.add_argument('--tokens', type=int, default=600)
    parser.add_argument('--rate', type=float, default=2e-3)
    parser.add_argument('--dropout', type=float, default=0.3)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=1)
    parser.add_argument('--resume', help='weights of an earlier run to go on from')
    parser.add_argument('--check', type=int, default=4000)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng, generator = random.Random(args.seed), torch.Generator().manual_seed(args.seed)
    train, dev = load(args.data)
    vocab, counts = vocabularies(train)
    keep = torch.tensor([1.0] + [0.9 - 0.4 / (1 + c / 5) for c in counts[1:]])
    encoder = Encoder(vocab)
    net = Network(len(counts), len(vocab['upos']), len(vocab['xpos']), len(vocab['labels']), len(vocab['names']), args.dropout)
    if args.resume:
        net.load_state_dict(torch.load(args.resume))
    print(f'{len(train)} sentences, {len(counts)} words, {sum(p.numel() for p in net.parameters())} weights', flush=True)
    os.makedirs(args.out, exist_ok=True)
    json.dump(vocab, open(f'{args.out}/vocabulary.json', 'w'), ensure_ascii=False)
    optimiser = torch.optim.Adam(net.parameters(), lr=args.rate, betas=(0.9, 0.98), eps=1e-8)
    warm = min(300, args.steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: (s + 1) / warm if s < warm else max(0.0, 1 - (s - warm) / (args.steps - warm)))
    step, started, seen, total = 0, time.time(), 0, 0.0
    while step < args.steps:
        items = [encoder.tree(t, *variant(t, rng)) for t in train if len(t.forms) <= 120 for _ in range(t.weight)]
        rng.shuffle(items)
        epoch = list(batches(items, args.tokens))
        rng.shuffle(epoch)
        for batch in epoch:
            loss = loss_of(net, batch, keep, generator)
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
