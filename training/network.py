"""The network: a BiLSTM over words, affixes, shapes and a lexicon; heads for tags, names, lemmas, arcs and labels."""
from typing import NamedTuple

import torch
from torch import nn
import torch.nn.functional as F

from features import AFFIXES, BUCKETS, LEXICON, SHAPES

WORD, VECTOR, AFFIX, SHAPE, NAME, ARC, LABEL, TAG, EVENT = 96, 50, 16, 16, 16, 192, 96, 128, 128


class Scores(NamedTuple):
    """What a network says of sentences of `words` words: [sentences, words, classes] each, of `arcs` the classes are the
    root and the words; `dep` and `head` are what `labels` of the network takes for a pair of words."""
    upos: torch.Tensor
    xpos: torch.Tensor
    names: torch.Tensor
    lemmas: torch.Tensor
    events: torch.Tensor
    arcs: torch.Tensor
    dep: torch.Tensor
    head: torch.Tensor


class SharedDropout(nn.Module):
    """Drops whole dimensions of a sentence, the same ones at each word."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):  # [batch, time, dim]
        if not self.training or self.p == 0:
            return x
        mask = x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.p) / (1 - self.p)
        return x * mask


def initialise(lstm):
    n = lstm.hidden_size
    for name, p in lstm.named_parameters():
        if 'weight_hh' in name:
            for k in range(4):
                nn.init.orthogonal_(p.data[k * n:(k + 1) * n])
        elif 'bias' in name:
            nn.init.zeros_(p)
            if 'bias_ih' in name:
                p.data[n:2 * n] = 1  # forget gates begin open


class Network(nn.Module):
    def __init__(self, sizes, hidden, plain=False, dropout=0.33):
        """`sizes`: how many words, upos, xpos, labels, names there are; `hidden`: units a direction of each layer; `plain`:
        the score of an arc is a product without a layer of its own, a tenth of the time."""
        super().__init__()
        words, upos, xpos, labels, names, lemmas, events = (
            sizes[k] for k in ('trained', 'upos', 'xpos', 'labels', 'names', 'lemmas', 'events'))
        self.word = nn.Embedding(words, WORD)
        # What the words of more text than ours are like; not trained, so that unseen words keep beside those they resemble.
        self.vectors = nn.Embedding.from_pretrained(torch.zeros(sizes['words'], VECTOR))
        self.affix = nn.Embedding(AFFIXES * BUCKETS, AFFIX)
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.lexicon = nn.Embedding(1 << len(LEXICON), NAME)
        for embedding in (self.word, self.affix, self.shape, self.lexicon):
            nn.init.normal_(embedding.weight, std=0.3)
        self.register_buffer('offsets', torch.arange(AFFIXES) * BUCKETS)
        self.layers = len(hidden)
        width = WORD + VECTOR + AFFIXES * AFFIX + SHAPE + NAME
        for k, units in enumerate(hidden, 1):
            lstm = nn.LSTM(width, units, bidirectional=True, batch_first=True)
            initialise(lstm)
            setattr(self, f'lstm{k}', lstm)
            width = 2 * units
        self.tag = nn.Linear(2 * hidden[0] + width, TAG)
        self.upos = nn.Linear(TAG, upos)
        self.xpos = nn.Linear(TAG, xpos)
        self.names = nn.Linear(TAG, names)
        self.lemmas = nn.Linear(TAG, lemmas)
        self.event = nn.Linear(2 * hidden[0] + width, EVENT)
        self.events = nn.Linear(EVENT, events)
        self.arc_dep = nn.Linear(width, ARC)
        self.arc_head = nn.Linear(width, ARC)
        self.arc = None if plain else nn.Linear(ARC, ARC)
        self.root = nn.Parameter(torch.zeros(ARC))
        self.label_dep = nn.Linear(width, LABEL)
        self.label_head = nn.Linear(width, LABEL)
        self.label = nn.Linear(2 * LABEL, labels)
        if self.arc:
            nn.init.orthogonal_(self.arc.weight)
        nn.init.normal_(self.root, std=0.1)
        self.drop = SharedDropout(dropout)

    @staticmethod
    def input(batch):
        return torch.tensor([item[0] for item in batch])

    def encode(self, ids):  # [batch, time, COLUMNS]
        """What the first and the last layer say of each word."""
        affix = self.affix(ids[..., 1:8] + self.offsets).flatten(2)
        x = torch.cat([self.word(ids[..., 0]), affix, self.shape(ids[..., 8]), self.lexicon(ids[..., 9]), self.vectors(ids[..., 10])], -1)
        first = None
        for k in range(1, self.layers + 1):
            x, _ = getattr(self, f'lstm{k}')(self.drop(x))
            first = x if first is None else first
        return first, x

    def forward(self, ids):
        h1, h2 = self.encode(ids)
        h = self.drop(h2)
        both = torch.cat([self.drop(h1), h], -1)
        tags = self.drop(F.leaky_relu(self.tag(both), 0.1))
        events = self.events(self.drop(F.leaky_relu(self.event(both), 0.1)))
        dep = self.arc_dep(h)
        dep = self.arc(self.drop(F.leaky_relu(dep, 0.1))) if self.arc else self.drop(dep)
        head = self.drop(F.leaky_relu(self.arc_head(h), 0.1))
        head = torch.cat([self.root.expand(head.shape[0], 1, -1), head], 1)
        arcs = dep @ head.transpose(1, 2) / 16  # [batch, word, 1 + word]
        return Scores(self.upos(tags), self.xpos(tags), self.names(tags), self.lemmas(tags), events, arcs,
                      self.drop(self.label_dep(h)), self.drop(self.label_head(h)))

    def labels(self, dep, head):
        """Scores of the labels for pairs of words, [..., LABEL] each."""
        return self.label(torch.cat([F.leaky_relu(dep + head, 0.1), dep * head], -1))
