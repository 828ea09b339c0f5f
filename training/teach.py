"""Writes what finished networks together say of every training sentence and of raw text, for train.py --targets:
python3 teach.py DATA LEXICON RAW MARKS OUT RUN…

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


def open_run(run, lexicon):
    """(network, encoder of its items) of a finished run of either kind."""
    if not os.path.exists(f'{run}/encoder.json'):
        net, vocab = open_network(run)
        return net.eval(), Encoder(vocab, lexicon)
    net, vocab = open_encoder(run)
    return net.eval(), PieceEncoder(vocab, lexicon, Pieces(vocab['pieces']))


@torch.no_grad()
def main(data, lexicon, raw_path, marks, out, *runs):
    marked = [Tree(forms=s.forms, names=[IGNORE] * len(s.forms)) for s in read_marks(marks)[0]]
    trees = load(data)[0] + raw(raw_path) + marked
    opened = [open_run(run, read_lexicon(lexicon)) for run in runs]
    targets = [None] * len(trees)
    wanted = [opened[0][1].tree(t, t.forms, 0, i) for i, t in enumerate(trees) if len(t.forms) <= 120]
    for batch in batches(wanted, WORDS):
        items = [[encoder.tree(trees[b[3]], trees[b[3]].forms, 0) for b in batch] for _, encoder in opened]
        scores = [net(net.input(own)) for (net, _), own in zip(opened, items)]
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
    torch.save(targets, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
