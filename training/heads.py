"""The heads of the parser as the end of a graph: from what the layers say of each word to tags, names, lemmas, governors and
labels."""
import numpy as np

from events import STATUSES, TYPES

# Governors of a word that get a label. A tree takes the best but for 3 words in 1,000, and then the second: with three the
# LAS on EWT dev is the same to 0.001.
CANDIDATES = 2


def heads(g, state, tags, event, dep, head, label_dep, label_head, lengths):
    """Of each word [sentences, words, …]: `tags` what tags are read from and `event` what events are, before their bends; `dep` and `head` what it is as
    governed and as governor, where `dep` is a sixteenth of what training made; `label_dep` and `label_head` the same for
    labels; `lengths` [sentences] how many words there are."""
    arc_size, label_size = state['root'].shape[0], state['label_dep.bias'].shape[0]
    n = lambda *v: g.constant(np.array(v, np.int64))
    number = lambda v, kind=np.int64: g.constant(np.array(v, kind))
    count = g.op('Shape', lengths)
    leaky = lambda x: g.op('LeakyRelu', x, alpha=0.1)
    best = lambda x: g.op('Cast', g.op('ArgMax', x, axis=-1, keepdims=0), to=6)

    def linear(x, *names):
        weight, bias = (np.concatenate([state[f'{k}.{kind}'] for k in names]) for kind in ('weight', 'bias'))
        return g.op('Add', g.op('MatMul', x, g.op('Transpose', g.weights(weight), perm=[1, 0])), g.constant(bias))

    kinds = ('upos', 'xpos', 'names', 'lemmas')
    scores = g.op('Split', linear(leaky(tags), *kinds), n(*[state[f'{k}.bias'].shape[0] for k in kinds]), outputs=4, axis=2)

    root = g.op('Expand', g.constant(state['root'].reshape(1, 1, arc_size)), g.op('Concat', count, n(1, 1), axis=0))
    head = g.op('Transpose', g.op('Concat', root, leaky(head), axis=1), perm=[0, 2, 1])
    places = g.op('Range', number(0), g.op('Gather', g.op('Shape', head), number(2)), number(1))
    beyond = g.op('Greater', g.op('Cast', places, to=6), g.op('Unsqueeze', lengths, n(1)))  # [sentences, 1 + words]
    mask = g.op('Unsqueeze', g.op('Mul', g.op('Cast', beyond, to=1), number(-1e9, np.float32)), n(1))
    # In two halves: the runtime sums more than 128 products in an order that depends on the length of the batch.
    halves = lambda x, axis: g.op('Split', x, n(arc_size // 2, arc_size - arc_size // 2), outputs=2, axis=axis)
    arcs = g.op('Add', g.op('Add', *[g.op('MatMul', d, h) for d, h in zip(halves(dep, 2), halves(head, 1))]), mask)
    _, governors = g.op('TopK', arcs, n(CANDIDATES), outputs=2, axis=-1, largest=1, sorted=1)

    label_dep = g.op('Unsqueeze', label_dep, n(2))
    flat = g.op('Reshape', g.op('Max', g.op('Sub', governors, number(1)), number(0)), g.op('Concat', count, n(-1, 1), axis=0))
    label_head = g.op('Reshape', g.op('GatherND', label_head, flat, batch_dims=1), n(0, -1, CANDIDATES, label_size))
    pair = g.op('Concat', leaky(g.op('Add', label_dep, label_head)), g.op('Mul', label_dep, label_head), axis=3)

    two = ['sentences', 'words']
    g.output(best(scores[0]), 'upos', 'int32', two)
    g.output(best(scores[1]), 'xpos', 'int32', two)
    g.output(scores[2], 'names', 'float32', two + [state['names.bias'].shape[0]])
    g.output(best(scores[3]), 'lemmas', 'int32', two)
    g.output(arcs, 'arcs', 'float32', two + ['heads'])
    g.output(g.op('Cast', governors, to=6), 'heads', 'int32', two + [CANDIDATES])
    g.output(best(linear(pair, 'label')), 'labels', 'int32', two + [CANDIDATES])
    # Of the types the likeliest, none left aside, and how likely it is; and whether it happened.
    types, statuses = g.op('Split', linear(leaky(event), 'events'), n(len(TYPES), len(STATUSES)), outputs=2, axis=2)
    odds = g.op('Slice', g.op('Softmax', types, axis=-1), n(1), n(len(TYPES)), n(2))
    g.output(best(odds), 'events', 'int32', two)
    g.output(g.op('ReduceMax', odds, axes=[2], keepdims=0), 'odds', 'float32', two)
    g.output(best(statuses), 'statuses', 'int32', two)
    # What the parser knows of each word, for those who learn from it.
    g.output(leaky(tags), 'vectors', 'float32', two + [state['tag.bias'].shape[0]])
