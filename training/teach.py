"""Writes what finished networks together say of every training sentence and of raw text, for train.py --targets:
python3 teach.py DATA LEXICON RAW MARKS OUT RUN…; or of sentences of altered.py, for train.py --altered:
python3 teach.py --altered LEXICON SENTENCES OUT RUN…, where OUT is a folder of pieces of SHARD sentences each, and what lies
there is not made again.

Of each sentence, in half precision: the odds of universal tags, Penn tags, names and lemmas [words, classes], of events, of governors
[words, 1 + words], and of labels under one governor each [words, labels]: the treebank's, or where there is none the
networks' best. Networks of train.py and of tune.py may stand beside each other."""
import os
import sys

import torch

from encoder import Pieces
from events import parted, read_marks
from features import read_lexicon
from train import Encoder, batches, open_network
from treebank import IGNORE, Tree, load, raw
from tune import PieceEncoder, open_encoder

WORDS = 2500  # of a batch
SHARD = 20_000


def open_run(run, lexicon):
    """(network, encoder of its items) of a finished run of either kind."""
    if not os.path.exists(f'{run}/encoder.json'):
        net, vocab = open_network(run)
        return net.eval(), Encoder(vocab, lexicon)
    net, vocab = open_encoder(run)
    return net.eval(), PieceEncoder(vocab, lexicon, Pieces(vocab['pieces']))


@torch.no_grad()
def taught(trees, opened):
    """What the networks say of each tree; None of those that are too long."""
    targets = [None] * len(trees)
    wanted = [opened[0][1].tree(t, t.forms, 0, i) for i, t in enumerate(trees) if len(t.forms) <= 120]
    for batch in batches(wanted, WORDS):
        items = [[encoder.tree(trees[b[3]], trees[b[3]].forms, 0) for b in batch] for _, encoder in opened]
        with torch.autocast('cpu', dtype=torch.bfloat16):
            scores = [type(s)(*(x.float() for x in s)) for s in (net(net.input(own)) for (net, _), own in zip(opened, items))]
        mean = lambda key: torch.stack([getattr(s, key).softmax(-1) for s in scores]).mean(0)
        odds = {key: mean(key) for key in ('upos', 'xpos', 'names', 'lemmas', 'arcs')}
        heads = odds['arcs'].argmax(-1) if batch[0][1] is None else torch.tensor([b[1][2] for b in batch])
        odds['events'] = torch.cat([torch.stack(p).mean(0) for p in zip(*[[x.softmax(-1) for x in parted(s.events)] for s in scores])], -1)
        index = (heads - 1).clamp(min=0)[..., None]
        odds['labels'] = torch.stack([
            net.labels(s.dep, s.head.gather(1, index.expand_as(s.dep))).softmax(-1) for (net, _), s in zip(opened, scores)
        ]).mean(0)
        for k, b in enumerate(batch):
            targets[b[3]] = {**{key: value[k].half().clone() for key, value in odds.items()}, 'heads': heads[k].short().clone()}
    return targets


def all_text(data, lexicon, raw_path, marks, out, *runs):
    marked = [Tree(forms=s.forms, names=[IGNORE] * len(s.forms)) for s in read_marks(marks)[0]]
    trees = load(data)[0] + raw(raw_path) + marked
    torch.save(taught(trees, [open_run(run, read_lexicon(lexicon)) for run in runs]), out)


def altered_text(lexicon, sentences, out, *runs):
    opened = [open_run(run, read_lexicon(lexicon)) for run in runs]
    trees = raw(sentences)
    os.makedirs(out, exist_ok=True)
    for number, start in enumerate(range(0, len(trees), SHARD)):
        path = f'{out}/{number:04}.pt'
        if os.path.exists(path):
            continue
        piece = trees[start:start + SHARD]
        torch.save(([t.forms for t in piece], taught(piece, opened)), f'{path}.tmp')
        os.replace(f'{path}.tmp', path)
        print(path, flush=True)


if __name__ == '__main__':
    altered_text(*sys.argv[2:]) if sys.argv[1] == '--altered' else all_text(*sys.argv[1:])
