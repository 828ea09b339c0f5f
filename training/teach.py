"""Writes what finished networks together say of every training sentence and of raw text, for train.py --targets:
python3 teach.py DATA LEXICON RAW OUT RUN…

Of each sentence, in half precision: the odds of universal tags, Penn tags and names [words, classes], of governors
[words, 1 + words], and of labels under one governor each [words, labels]: the treebank's, or where there is none the
networks' best."""
import sys

import torch

from features import read_lexicon
from train import Encoder, batches, open_network
from treebank import load, raw


@torch.no_grad()
def main(data, lexicon, raw_path, out, *runs):
    torch.set_num_threads(2)
    trees = load(data)[0] + raw(raw_path)
    nets = []
    for run in runs:
        net, vocab = open_network(run)
        nets.append(net.eval())
    encoder = Encoder(vocab, read_lexicon(lexicon))
    targets = [None] * len(trees)
    for batch in batches([encoder.tree(t, t.forms, 0, i) for i, t in enumerate(trees) if len(t.forms) <= 120], 3000):
        ids = torch.tensor([b[0] for b in batch])
        outs = [net(ids) for net in nets]
        mean = lambda scores: torch.stack([s.softmax(-1) for s in scores]).mean(0)
        upos, xpos, names, arcs = (mean([o[k] for o in outs]) for k in range(4))
        heads = arcs.argmax(-1) if batch[0][1] is None else torch.tensor([b[1][2] for b in batch])
        index = (heads - 1).clamp(min=0)
        labels = mean([net.labels(ld, lh.gather(1, index[..., None].expand_as(ld))) for net, (*_, ld, lh) in zip(nets, outs)])
        for k, b in enumerate(batch):
            targets[b[3]] = {'upos': upos[k].half(), 'xpos': xpos[k].half(), 'names': names[k].half(), 'arcs': arcs[k].half(),
                             'labels': labels[k].half(), 'heads': heads[k].short()}
            targets[b[3]] = {name: value.clone() for name, value in targets[b[3]].items()}
    torch.save(targets, out)


if __name__ == '__main__':
    main(*sys.argv[1:])
