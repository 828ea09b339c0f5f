"""The network: a two-layer BiLSTM over words, affixes and shapes; heads for tags, names, arcs and labels."""
import torch
from torch import nn
import torch.nn.functional as F

from features import AFFIXES, BUCKETS, SHAPES

WORD, AFFIX, SHAPE, HIDDEN1, HIDDEN2, ARC, LABEL, TAG = 128, 16, 16, 160, 176, 192, 96, 96


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


class Network(nn.Module):
    def __init__(self, words, upos, xpos, labels, names, dropout=0.33):
        super().__init__()
        self.word = nn.Embedding(words, WORD)
        self.affix = nn.Embedding(AFFIXES * BUCKETS, AFFIX)
        self.shape = nn.Embedding(SHAPES, SHAPE)
        nn.init.normal_(self.word.weight, std=0.3)
        nn.init.normal_(self.affix.weight, std=0.3)
        nn.init.normal_(self.shape.weight, std=0.3)
        self.register_buffer('offsets', torch.arange(AFFIXES) * BUCKETS)
        self.lstm1 = nn.LSTM(WORD + AFFIXES * AFFIX + SHAPE, HIDDEN1, bidirectional=True, batch_first=True)
        self.lstm2 = nn.LSTM(2 * HIDDEN1, HIDDEN2, bidirectional=True, batch_first=True)
        self.tag = nn.Linear(2 * HIDDEN1 + 2 * HIDDEN2, TAG)
        self.upos = nn.Linear(TAG, upos)
        self.xpos = nn.Linear(TAG, xpos)
        self.names = nn.Linear(TAG, names)
        self.arc_dep = nn.Linear(2 * HIDDEN2, ARC)
        self.arc_head = nn.Linear(2 * HIDDEN2, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.root = nn.Parameter(torch.zeros(ARC))
        self.label_dep = nn.Linear(2 * HIDDEN2, LABEL)
        self.label_head = nn.Linear(2 * HIDDEN2, LABEL)
        self.label = nn.Linear(2 * LABEL, labels)
        nn.init.orthogonal_(self.arc.weight)
        nn.init.normal_(self.root, std=0.1)
        for lstm in (self.lstm1, self.lstm2):
            n = lstm.hidden_size
            for name, p in lstm.named_parameters():
                if 'weight_hh' in name:
                    for k in range(4):
                        nn.init.orthogonal_(p.data[k * n:(k + 1) * n])
                elif 'bias_ih' in name:
                    nn.init.zeros_(p)
                    p.data[n:2 * n] = 1
                elif 'bias_hh' in name:
                    nn.init.zeros_(p)
        self.drop = SharedDropout(dropout)

    def encode(self, ids):  # [batch, time, 9]
        e = torch.cat([self.word(ids[..., 0]), self.affix(ids[..., 1:8] + self.offsets).flatten(2), self.shape(ids[..., 8])], -1)
        h1, _ = self.lstm1(self.drop(e))
        h2, _ = self.lstm2(self.drop(h1))
        return h1, h2

    def forward(self, ids):
        h1, h2 = self.encode(ids)
        h = self.drop(h2)
        tags = self.drop(F.leaky_relu(self.tag(torch.cat([self.drop(h1), h], -1)), 0.1))
        dep = self.drop(F.leaky_relu(self.arc_dep(h), 0.1))
        head = self.drop(F.leaky_relu(self.arc_head(h), 0.1))
        head = torch.cat([self.root.expand(head.shape[0], 1, -1), head], 1)
        arcs = self.arc(dep) @ head.transpose(1, 2) / 16  # [batch, word, 1 + word]
        return self.upos(tags), self.xpos(tags), self.names(tags), arcs, self.drop(self.label_dep(h)), self.drop(self.label_head(h))

    def labels(self, dep, head):
        """Scores of the labels for pairs of words, [..., LABEL] each."""
        return self.label(torch.cat([F.leaky_relu(dep + head, 0.1), dep * head], -1))
