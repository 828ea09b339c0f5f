"""Which words are events of which type, and whether they happened: the marks, the loss, and how well held-out marks are met.

Marks are what event-marks.ts writes: our own sentences, which do not mark all of their words, and read news, whose other verbs,
nouns and adjectives are no events. Every tenth sentence is held out."""
import json
from typing import NamedTuple

import torch
import torch.nn.functional as F

TYPES = ['NONE', 'AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN',
         'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']
STATUSES = ['', '!', '?']  # has happened, did not happen, has not happened yet
EVENTS = 1.5  # weight of the loss beside those of the parser
HELD_OUT = 10
UNKNOWN = -1


class Marked(NamedTuple):
    """Of each word the numbers of its type and of its status, UNKNOWN where nobody has said."""
    forms: list
    events: list
    statuses: list
    tree: object = None  # a treebank.Tree, where a parser has read the sentence


def read_marks(path, silver=None):
    """(sentences to learn from, sentences held out); none without a path. `silver`: of treebank.read_silver."""
    parts = [], []
    for line in open(path, encoding='utf-8') if path else ():
        sentence = json.loads(line)
        forms = sentence['forms']
        events, statuses = [UNKNOWN] * len(forms), [UNKNOWN] * len(forms)
        for i in sentence.get('others', ()):
            events[i] = 0
        for i, mark in sentence['marks']:
            label = mark.rstrip('!?')
            events[i] = TYPES.index(label) if label in TYPES else UNKNOWN
            if events[i] > 0:
                statuses[i] = STATUSES.index(mark[len(label):][:1])
        if len(forms) <= 120:
            held = sum(map(ord, ''.join(forms))) % HELD_OUT == 0
            parts[held].append(Marked(forms, events, statuses, (silver or {}).get(' '.join(forms))))
    return parts


def parted(scores):
    """Those of types and those of statuses."""
    return scores.split([len(TYPES), len(STATUSES)], -1)


def soft_event_loss(scores, wanted):
    """How far the scores are from the odds that other networks give. Most words are no events, and easily known as none: each
    counts by how likely it is one, but not so little that "managed to" becomes one."""
    likely = 1 - parted(wanted)[0][..., 0]
    loss = 0.0
    for guess, want, least in zip(parted(scores), parted(wanted), (0.3, 0.0)):
        weight = likely + least
        loss = loss - ((F.log_softmax(guess, -1) * want).sum(-1) * weight).sum() / weight.sum().clamp(min=1e-3)
    return EVENTS * loss


def event_loss(scores, events, statuses):
    loss = 0.0
    for guess, want in zip(parted(scores), (events, statuses)):
        if (want != UNKNOWN).any():
            loss = loss + EVENTS * F.cross_entropy(guess.flatten(0, 1), want.flatten(), ignore_index=UNKNOWN, label_smoothing=0.03)
    return loss


@torch.no_grad()
def event_report(net, encoder, held):
    """Of the held-out marks: how many events get their type, how many are taken for one and rightly, by how sure it is."""
    if not held:
        return ''
    net.eval()
    said, events, known, status_right = [], 0, 0, 0
    for sentence in held:
        types, statuses = parted(net(net.input([encoder.marked(sentence)])).events[0])
        odds = types.softmax(-1)
        for i, want in enumerate(sentence.events):
            if want == UNKNOWN:
                continue
            events += want > 0
            best = odds[i].argmax().item()
            if want > 0:
                known += 1
                status_right += statuses[i].argmax().item() == sentence.statuses[i]
            if best > 0:
                said.append((odds[i, best].item(), best == want))
    net.train()
    rows = []
    for least in (0.0, 0.5, 0.7, 0.9):
        sure = [right for p, right in said if p >= least]
        rows.append(f'{least}: p {sum(sure) / max(1, len(sure)):.3f} r {sum(sure) / max(1, events):.3f}')
    return f'events {events}; ' + ', '.join(rows) + f'; status {status_right / max(1, known):.3f}'
