"""Learns which words are events of which type, on what a finished network knows of each word: python3 events.py LEXICON RUN
MARKS [--out FILE] [--folds N].

MARKS is what event-marks.ts writes of our own sentences with marked predicates. Unmarked nouns count a little as no event,
unmarked verbs not at all, since a sentence does not mark all of them. Prints, of held-out sentences, how many marked
predicates get their type, and how sure one must be for which precision. --out keeps the head: the state of an `EventHead`,
with its labels."""
import argparse
import json
import random

import torch
from torch import nn
import torch.nn.functional as F

from features import read_lexicon
from teach import open_run
from treebank import IGNORE, Tree

LABELS = ['NONE', 'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
          'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
HIDDEN = 128
UNMARKED = 0.15  # weight of nouns that nobody marked


class EventHead(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.hidden = nn.Linear(width, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, x, dropout=0.0):
        x = F.dropout(x, dropout, self.training)
        return self.out(F.dropout(F.leaky_relu(self.hidden(x), 0.1), dropout, self.training))


def read_marks(path):
    """(forms, {word: label}) of each sentence; relations are left out."""
    out = []
    for line in open(path, encoding='utf-8'):
        sentence = json.loads(line)
        marks = {i: label.rstrip('!?') for i, label in sentence['marks']}
        out.append((sentence['forms'], {i: label for i, label in marks.items() if label in LABELS}))
    return out


@torch.no_grad()
def vectors(net, encoder, sentences):
    """What the network knows of each word, and whether it takes it for a noun."""
    nouns = {encoder.maps['upos']['NOUN'], encoder.maps['upos']['PROPN']}
    out = []
    for forms in sentences:
        inputs = net.input([encoder.tree(Tree(forms=forms, names=[IGNORE] * len(forms)), forms, 0)])
        x = known(net, inputs)[0]
        upos = net(inputs).upos[0].argmax(-1)
        out.append((x, torch.tensor([tag.item() in nouns for tag in upos])))
    return out


def known(net, inputs):
    """[sentences, words, width]: the last layer; of a network of words the first one too."""
    if hasattr(net, 'stack'):
        return net.encode(*inputs)
    return torch.cat(net.encode(inputs), -1)


def examples(encoded, marked):
    """Vectors, labels and weights of the words that tell something."""
    xs, ys, ws = [], [], []
    for (x, noun), (_, marks) in zip(encoded, marked):
        for i in range(len(x)):
            if i in marks:
                xs.append(x[i]); ys.append(LABELS.index(marks[i])); ws.append(1.0)
            elif noun[i]:
                xs.append(x[i]); ys.append(0); ws.append(UNMARKED)
    return torch.stack(xs), torch.tensor(ys), torch.tensor(ws)


def learn(x, y, w, seed, epochs=30, batch=256):
    torch.manual_seed(seed)
    head = EventHead(x.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=2e-3, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, epochs * (len(x) // batch + 1))
    for _ in range(epochs):
        for rows in torch.randperm(len(x)).split(batch):
            loss = (F.cross_entropy(head(x[rows], 0.3), y[rows], reduction='none', label_smoothing=0.05) * w[rows]).sum() / w[rows].sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return head.eval()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('lexicon')
    parser.add_argument('run')
    parser.add_argument('marks')
    parser.add_argument('--out')
    parser.add_argument('--folds', type=int, default=5)
    parser.add_argument('--seed', type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    net, encoder = open_run(args.run, read_lexicon(args.lexicon))
    marked = read_marks(args.marks)
    encoded = vectors(net, encoder, [forms for forms, _ in marked])
    print(f'{len(marked)} sentences, {sum(len(m) for _, m in marked)} marked predicates')
    order = list(range(len(marked)))
    random.Random(args.seed).shuffle(order)
    sure = []  # (how sure, right, gold is an event, said to be one)
    for fold in range(args.folds):
        held = set(order[fold::args.folds])
        pick = lambda inside: [i for i in order if (i in held) == inside]
        rest = pick(False)
        head = learn(*examples([encoded[i] for i in rest], [marked[i] for i in rest]), args.seed)
        for i in pick(True):
            with torch.no_grad():
                odds = head(encoded[i][0]).softmax(-1)
            for word, label in marked[i][1].items():
                best = odds[word].argmax().item()
                sure.append((odds[word, best].item(), LABELS[best] == label, label != 'NONE', best != 0))
    total = len(sure)
    events = [s for s in sure if s[2]]
    print(f'marked predicates right {sum(s[1] for s in sure) / total:.3f}; of events {sum(s[1] for s in events) / len(events):.3f}')
    for least in (0.0, 0.5, 0.7, 0.8, 0.9):
        said = [s for s in sure if s[3] and s[0] >= least]
        right = sum(s[1] for s in said)
        print(f'surer than {least}: precision {right / max(1, len(said)):.3f}, recall {right / len(events):.3f}')
    if args.out:
        head = learn(*examples(encoded, marked), args.seed)
        torch.save({'state': head.state_dict(), 'labels': LABELS}, args.out)


if __name__ == '__main__':
    main()
