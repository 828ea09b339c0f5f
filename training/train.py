"""Trains a network: python3 train.py DATA LEXICON OUT [--hidden 320,320,320] [--raw RAW] [--targets FILE] [--steps N].
Fixed seed; the learning rate falls to zero by steps. With --targets (of teach.py) it learns from what other networks say
of each sentence besides the treebanks, and from the sentences of --raw."""
import argparse
import collections
import glob
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

from events import STATUSES, TYPES, event_loss, event_report, read_marks, soft_event_loss
from features import ADDRESS, features, normalise, read_lexicon
from lemma_scripts import script
from network import Network
from treebank import IGNORE, NAMES, Tree, load, raw, read_silver
from variants import headlines, variant

MARKED = 2        # how often an epoch sees a sentence with marked events
HEADLINES = 0.35  # share of the cut-down clauses that an epoch sees
RAW_COUNT = 4     # how often a word must stand in raw text to be known
HEADS = ('upos', 'xpos', 'names', 'lemmas', 'events', 'arcs', 'labels')
RARE_SCRIPT = 3   # how often a lemma's script must occur to be learned


def count(train, attribute):
    return collections.Counter(v for t in train for v in getattr(t, attribute))


def vocabularies(train, unlabelled, more=(), known=None):
    """(words, tags, labels and scripts by their ids; how often each word occurs). Behind the words that are trained stand
    those of `more`, which have vectors alone. `known`: the vocabulary of an earlier run, which is kept."""
    words = collections.Counter(normalise(f).lower() for t in train for f in t.forms)
    for word, n in collections.Counter(normalise(f).lower() for t in unlabelled for f in t.forms).items():
        if n >= RAW_COUNT:
            words[word] += n
    if known:
        return known, [0] + [words[w] for w in known['words'][:known['trained']]]
    kept = sorted((w for w, n in words.items() if n >= 2 and not ADDRESS.search(w)), key=lambda w: (-words[w], w))
    labels = sorted(l for l in count(train, 'labels') if l != 'root')
    scripts = collections.Counter(script(f, l) for t in train for f, l in zip(t.forms, t.lemmas) if not ADDRESS.search(f))
    known = set(kept)
    return {
        'words': kept + [w for w in more if w not in known], 'trained': len(kept), 'upos': sorted(count(train, 'upos')), 'xpos': sorted(count(train, 'xpos')), 'labels': labels, 'names': NAMES,
        'lemmas': sorted(s for s, n in scripts.items() if n >= RARE_SCRIPT),
    }, [0] + [words[w] for w in kept]


class Encoder:
    def __init__(self, vocab, lexicon):
        self.words = {w: i + 1 for i, w in enumerate(vocab['words'])}
        self.trained = vocab.get('trained', 0)  # an encoder has no words
        self.maps = {k: {v: i for i, v in enumerate(vocab[k])} for k in ('upos', 'xpos', 'labels', 'lemmas')}
        self.lexicon = lexicon
        self.cache, self.scripts = {}, {}

    def form(self, form):
        if form not in self.cache:
            self.cache[form] = features(form, self.words, self.trained, self.lexicon)
        return self.cache[form]

    def lemma(self, form, original, lemma):
        """The script of a lemma; unknown where the form is written as another word."""
        if form.lower() != original.lower() or lemma == '_':
            return IGNORE
        key = form, lemma
        if key not in self.scripts:
            self.scripts[key] = self.maps['lemmas'].get(script(form, lemma), IGNORE)
        return self.scripts[key]

    def tree(self, t, forms, drop, soft=None):
        """(ids, tree or None, names, index of its targets or None, trust in its names, marks or None)"""
        n = len(forms) - drop
        ids = [self.form(f) for f in forms[:n]]
        get = lambda k, v: self.maps[k].get(v, IGNORE)
        gold = None
        if t.heads:
            gold = ([get('upos', v) for v in t.upos[:n]], [get('xpos', v) for v in t.xpos[:n]], t.heads[:n],
                    [get('labels', v) for v in t.labels[:n]],
                    [self.lemma(f, *pair) for f, *pair in zip(forms[:n], t.forms, t.lemmas)] if t.lemmas else [IGNORE] * n)
        return ids, gold, t.names[:n], soft, t.trust, None

    def marked(self, sentence, soft=None):
        """An item of a sentence of events.read_marks, of which nothing else is known."""
        marks = sentence.events, sentence.statuses
        if sentence.tree is None:
            return [self.form(f) for f in sentence.forms], None, [IGNORE] * len(sentence.forms), soft, 0.0, marks
        ids, gold, names, *_ = self.tree(sentence.tree, sentence.forms, 0)
        return ids, gold, names, None, 0.0, marks


def open_network(run):
    """(network, vocabulary) of a finished run."""
    vocab = json.load(open(f'{run}/vocabulary.json', encoding='utf-8'))
    net = Network(sizes_of(vocab), **json.load(open(f'{run}/shape.json')))
    net.load_state_dict(torch.load(f'{run}/weights.pt', map_location='cpu'))
    return net, vocab


def sizes_of(vocab):
    return {**{k: v + 1 if k == 'trained' else len(v) + (k == 'words') for k, v in vocab.items()}, 'events': len(TYPES) + len(STATUSES)}


def table_of(vocab, path):
    """The vectors of the vocabulary's words, zeros where there are none."""
    file = np.load(path)
    rows = {w: i for i, w in enumerate(file['words'].tolist())}
    table = np.zeros((len(vocab['words']) + 1, file['vectors'].shape[1]), np.float32)
    for i, word in enumerate(vocab['words'], 1):
        if word in rows:
            table[i] = file['vectors'][rows[word]]
    return torch.from_numpy(table)


def batches(items, tokens):
    """Items of one length side by side, at most `tokens` words together; each sort of item apart."""
    groups = collections.defaultdict(list)
    for item in items:
        groups[(len(item[0]), item[1] is None, item[3] is None, item[5] is None)].append(item)
    for (n, *_), group in groups.items():
        size = max(1, tokens // n)
        for i in range(0, len(group), size):
            yield group[i:i + size]


def soft_loss(scores, wanted):
    """Cross entropy against the odds that other networks give; [..., classes] each."""
    return -(F.log_softmax(scores, -1) * wanted).sum(-1).mean()


def loss_of(net, batch, keep, generator, targets, share):
    ids = net.input(batch)
    gone = torch.rand(ids.shape[:2], generator=generator) >= keep[ids[..., 0]]
    ids[..., 0] = ids[..., 0].masked_fill(gone, 0)
    # A name that the lexicon does not have must be read too.
    ids[..., 9] = ids[..., 9].masked_fill(torch.rand(ids.shape[:2], generator=generator) < 0.1, 0)
    with torch.autocast('cpu', dtype=torch.bfloat16):
        scores = net(ids)
    return losses(net, scores, batch, targets, share)


def losses(net, scores, batch, targets, share):
    """How far the scores of a batch are from the treebank and, by `share`, from what other networks say."""
    scores = type(scores)(*(s.float() for s in scores))
    n = scores.arcs.shape[1]
    labels_at = lambda heads: net.labels(scores.dep, scores.head.gather(1, (heads - 1).clamp(min=0)[..., None].expand_as(scores.dep)))
    gold, soft = batch[0][1] is not None, batch[0][3] is not None
    hard = 1 - share if soft else 1.0
    gold_names, trust = torch.tensor([b[2] for b in batch]), torch.tensor([b[4] for b in batch])
    loss = F.cross_entropy(scores.names.flatten(0, 1), gold_names.flatten(), ignore_index=IGNORE, reduction='none').view(gold_names.shape)
    loss = 0.5 * (loss * trust[:, None]).mean()
    if batch[0][5] is not None:
        loss = loss + event_loss(scores.events, *(torch.tensor([b[5][k] for b in batch]) for k in range(2)))
    if gold:
        goal = lambda k: torch.tensor([b[1][k] for b in batch])
        heads = goal(2)
        wanted = goal(3).masked_fill(heads == 0, IGNORE)
        pairs = [(scores.arcs, heads, 1.0), (scores.upos, goal(0), 0.5), (scores.xpos, goal(1), 0.5), (scores.lemmas, goal(4), 0.3),
                 (labels_at(heads), wanted, 1.0)]
        for guess, want, weight in pairs:
            if (want != IGNORE).any():
                loss = loss + hard * weight * F.cross_entropy(guess.flatten(0, 1), want.flatten(), ignore_index=IGNORE)
    if soft:
        known = [targets[b[3]] for b in batch]
        want = {k: torch.stack([t[k][:n, :n + 1] if k == 'arcs' else t[k][:n] for t in known]).float() for k in HEADS}
        heads = torch.stack([t['heads'][:n] for t in known]).long()
        loss = loss + share * (soft_loss(scores.arcs, want['arcs']) + 0.5 * soft_loss(scores.upos, want['upos'])
                               + 0.5 * soft_loss(scores.xpos, want['xpos']) + soft_loss(scores.names, want['names'])
                               + 0.3 * soft_loss(scores.lemmas, want['lemmas'])
                               + soft_event_loss(scores.events, want['events'])
                               + soft_loss(labels_at(heads), want['labels'] * (heads > 0)[..., None]))
    return loss


@torch.no_grad()
def evaluate(net, encoder, trees):
    """UPOS, XPOS, lemmas, UAS and LAS of greedy heads, and F1 of persons, organisations and places, each in percent."""
    net.eval()
    words, right = 0, collections.Counter()
    tp = fp = fn = 0
    for batch in batches([encoder.tree(t, t.forms, 0) for t in trees], 4000):
        scores = net(net.input(batch))
        for guess, gold in zip(scores.names.argmax(-1).tolist(), [b[2] for b in batch]):
            guess = [0 if g == IGNORE else v for v, g in zip(guess, gold)]
            p, q = ({s for s in spans(v) if s[2] < 3} for v in (guess, gold))
            tp += len(p & q); fp += len(p - q); fn += len(q - p)
        if batch[0][1] is None:
            continue
        upos, xpos, heads, gold, lemmas = (torch.tensor([b[1][k] for b in batch]) for k in range(5))
        best = scores.arcs.argmax(-1)
        index = (best - 1).clamp(min=0)[..., None].expand_as(scores.dep)
        labels = net.labels(scores.dep, scores.head.gather(1, index)).argmax(-1)
        words += heads.numel()
        arcs = best == heads
        for key, good in (('upos', scores.upos.argmax(-1) == upos), ('xpos', scores.xpos.argmax(-1) == xpos), ('uas', arcs),
                          ('las', arcs & ((heads == 0) | (labels == gold))), ('lemmas', scores.lemmas.argmax(-1) == lemmas)):
            right[key] += good.sum().item()
    net.train()
    return {'names': round(200 * tp / max(1, 2 * tp + fp + fn), 2), **{k: round(100 * v / words, 2) for k, v in right.items()}}


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


def epoch_of(train, unlabelled, marked, encoder, rng, names, taught):
    """An epoch's items: each sentence as somebody might write it, clauses cut down to headlines, raw sentences, and those with
    marked events. `taught`: how many targets there are of all this, 0 without any; those of the marked ones stand last."""
    items = [encoder.marked(s, taught - len(marked) + i if taught else None) for i, s in enumerate(marked) for _ in range(MARKED)]
    for i, t in enumerate(train):
        if len(t.forms) > 120:
            continue
        soft = i if taught else None
        items += [encoder.tree(t, *variant(t, rng, names), soft) for _ in range(t.weight)]
        if t.heads:
            items += [encoder.tree(h, *variant(h, rng, names)) for h in headlines(t, rng) if rng.random() < HEADLINES]
    if taught:
        items += [encoder.tree(t, *variant(t, rng, names), None if t.heads else len(train) + i) for i, t in enumerate(unlabelled)]
    return items


class Altered:
    """The pieces that teach.py --altered writes, `together` at a time, round and round; none where there are no folders."""

    def __init__(self, folders, together):
        self.folders, self.together, self.next = folders, together, 0

    def pieces(self):
        """(trees without anything but their words, their targets)"""
        paths = sorted((p for folder in self.folders for p in glob.glob(f'{folder}/*.pt')), key=os.path.basename)
        trees, targets = [], []
        for _ in range(min(self.together, len(paths))):
            forms, odds = torch.load(paths[self.next % len(paths)], map_location='cpu')
            trees += [Tree(forms=f, names=[IGNORE] * len(f)) for f in forms]
            targets += odds
            self.next += 1
        return trees, targets


def begin_with(net, path):
    """Takes the weights of an earlier run as far as they have the same shape; the names of those that are anew."""
    state, own = torch.load(path, map_location='cpu'), net.state_dict()
    net.load_state_dict({k: v for k, v in state.items() if k in own and own[k].shape == v.shape}, strict=False)
    return [k for k, v in own.items() if k not in state or state[k].shape != v.shape]


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
    parser.add_argument('--vectors', help='what vectors.py wrote')
    parser.add_argument('--silver', help='CoNLL-U of marked and raw sentences as a parser reads them')
    parser.add_argument('--marks', help='sentences with marked events, of event-marks.ts')
    parser.add_argument('--targets')
    parser.add_argument('--altered', nargs='*', default=[], help='folders of teach.py --altered')
    parser.add_argument('--pieces', type=int, default=3, help='how many pieces of --altered an epoch sees')
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
    silver = read_silver(args.silver)
    unlabelled = [silver.get(' '.join(t.forms), t) for t in raw(args.raw)] if args.raw else []
    marked, held = read_marks(args.marks, silver)
    more = np.load(args.vectors)['words'].tolist() if args.vectors else []
    beside = os.path.join(os.path.dirname(args.resume or ''), 'vocabulary.json')
    known = json.load(open(beside, encoding='utf-8')) if args.resume and os.path.exists(beside) else None
    vocab, counts = vocabularies(train, unlabelled, more, known)
    keep = torch.tensor([1.0] + [0.9 - 0.4 / (1 + c / 5) for c in counts[1:]])
    encoder = Encoder(vocab, read_lexicon(args.lexicon))
    names = name_lists(args.lexicon)
    shape = {'hidden': [int(h) for h in args.hidden.split(',')], 'plain': args.plain}
    net = Network(sizes_of(vocab), dropout=args.dropout, **shape)
    if args.vectors:
        net.vectors.weight.data = table_of(vocab, args.vectors)
    if args.resume:
        print(f'begins with {args.resume}, anew: {", ".join(begin_with(net, args.resume))}', flush=True)
    targets = torch.load(args.targets, map_location='cpu') if args.targets else None
    altered = Altered(args.altered, args.pieces)
    first = len(targets or ())
    print(f'{len(train)} sentences, {len(unlabelled)} raw, {len(counts)} words, {sum(p.numel() for p in net.parameters())} weights', flush=True)
    os.makedirs(args.out, exist_ok=True)
    json.dump(vocab, open(f'{args.out}/vocabulary.json', 'w'), ensure_ascii=False)
    json.dump(shape, open(f'{args.out}/shape.json', 'w'))
    optimiser = torch.optim.Adam([p for p in net.parameters() if p.requires_grad], lr=args.rate, betas=(0.9, 0.98), eps=1e-8, fused=True)
    warm = min(300, args.steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: (s + 1) / warm if s < warm else max(0.0, 1 - (s - warm) / (args.steps - warm)))
    step, started, seen, total = 0, time.time(), 0, 0.0
    while step < args.steps:
        items = epoch_of(train, [] if args.no_raw_trees else unlabelled, marked, encoder, rng, names, first)
        more, odds = altered.pieces()
        if odds:
            targets[first:] = odds
            items += [encoder.tree(t, *variant(t, rng, names), first + i) for i, t in enumerate(more)]
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
                print(step, {k: evaluate(net, encoder, v) for k, v in dev.items()}, event_report(net, encoder, held), flush=True)
            if step == args.steps:
                break


if __name__ == '__main__':
    main()
