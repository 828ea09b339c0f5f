"""Writes weights and vocabulary as the files that src/parse reads: python3 export.py RUN MODEL_DIRECTORY.

The matrices of the LSTMs and of the heads are multiplied in 8 bits. The runtime finds the scale of an activation from
the smallest and largest number in the whole batch, which would let a sentence's result depend on its neighbours. So each
of these inputs gets two more columns, the least and the greatest value it can ever have, with weights of zero: the scale
is the same for every batch. Inside the LSTMs two more units do the same: with all gates open and inputs of +1 and -1 they
are exactly the bounds tanh(t) and -tanh(t) of what any unit can reach at step t.
Weights keep to ±63, so that no sum of two products leaves 16 bits on processors that add them there.

Inputs: ids [words, sentences, 9] and lengths [sentences], int32."""
import json
import sys

import numpy as np
import torch

from features import AFFIXES, BUCKETS, SHAPES
from onnx_file import Graph

FORMAT = 1
CANDIDATES = 3


def gates(array):
    """PyTorch orders the gates input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, g, o = np.split(array, 4)
    return [i, o, f, g]


def eight_bits(array):
    """Whole numbers of 7 bits and sign, and the scale of each row of the last axis."""
    scale = np.maximum(np.abs(array).max(-1), 1e-8) / 63
    return np.clip(np.round(array / scale[..., None]), -63, 63).astype(np.int8), scale.astype(np.float32)


def widen(array, columns):
    """The matrix with its columns where the mask is set, and zeros elsewhere."""
    out = np.zeros((*array.shape[:-1], columns.shape[0]), np.float32)
    out[..., columns] = array
    return out


OPEN = 30.0  # a gate with this bias is open to the last bit


def lstm(graph, state, name, x, lengths, columns):
    """`columns`: which columns of x are the ones that the weights know, as a mask. Returns the output [words, 2, sentences,
    units + 2]."""
    units = state[f'{name}.weight_hh_l0'].shape[1]
    w, r, b = [], [], []
    for side in ('', '_reverse'):
        get = lambda key: gates(state[f'{name}.{key}_l0{side}'])
        w.append(np.concatenate([np.pad(widen(g, columns), ((0, 2), (0, 0))) for g in get('weight_ih')]))
        r.append(np.concatenate([np.pad(g, ((0, 2), (0, 2))) for g in get('weight_hh')]))
        bias = [a + c for a, c in zip(get('bias_ih'), get('bias_hh'))]
        ends = [(OPEN, OPEN), (OPEN, OPEN), (OPEN, OPEN), (OPEN, -OPEN)]
        b.append(np.concatenate([np.append(g, e) for g, e in zip(bias, ends)] + [np.zeros(4 * (units + 2))]))
    w, ws = eight_bits(np.stack(w))
    r, rs = eight_bits(np.stack(r))
    matrix = lambda a: graph.constant(np.ascontiguousarray(a.transpose(0, 2, 1)), 'w')
    zero = graph.constant(np.zeros(ws.shape, np.int8))
    return graph.op('DynamicQuantizeLSTM', x, matrix(w), matrix(r), graph.constant(np.stack(b).astype(np.float32)), lengths,
                    '', '', '', graph.constant(ws), zero, graph.constant(rs), zero,
                    domain='com.microsoft', direction='bidirectional', hidden_size=units + 2)


def unit_columns(units):
    """The mask of the units of both directions, without the two bounds that follow each direction's."""
    one = np.concatenate([np.ones(units, bool), np.zeros(2, bool)])
    return np.concatenate([one, one])


def build(state, sizes):
    g = Graph()
    affix_size = state['affix.weight'].shape[1]
    units1, units2 = (state[f'{k}.weight_hh_l0'].shape[1] for k in ('lstm1', 'lstm2'))
    arc_size, label_size = state['root'].shape[0], state['label_dep.bias'].shape[0]
    n = lambda *v: g.constant(np.array(v, np.int64))
    ids = g.input('ids', 'int32', ['words', 'sentences', 9])
    lengths = g.input('lengths', 'int32', ['sentences'])
    part = lambda a, b: g.op('Slice', ids, n(a), n(b), n(2))
    one = lambda a: g.op('Squeeze', part(a, a + 1), n(2))
    places = g.op('Concat', g.op('Slice', g.op('Shape', ids), n(0), n(2)), n(2), axis=0)
    bounds = lambda most: g.op('Expand', g.constant(np.array([[[most, -most]]], np.float32)), places)
    ends = np.zeros(2, bool)

    word = g.op('Gather', g.weights(state['word.weight']), one(0))
    affix_ids = g.op('Add', part(1, 1 + AFFIXES), g.constant((np.arange(AFFIXES) * BUCKETS).astype(np.int32)))
    affix = g.op('Reshape', g.op('Gather', g.weights(state['affix.weight']), affix_ids), n(0, 0, AFFIXES * affix_size))
    shape = g.op('Gather', g.weights(state['shape.weight']), one(8))
    most = max(float(np.abs(state[f'{k}.weight']).max()) for k in ('word', 'affix', 'shape'))
    x = g.op('Concat', word, affix, shape, bounds(most), axis=2)
    known = np.concatenate([np.ones(state['lstm1.weight_ih_l0'].shape[1], bool), ends])

    h1 = g.op('Transpose', lstm(g, state, 'lstm1', x, lengths, known), perm=[0, 2, 1, 3])
    h1 = g.op('Concat', g.op('Reshape', h1, n(0, 0, 2 * units1 + 4)), bounds(1.0), axis=2)
    known1 = np.concatenate([unit_columns(units1), ends])
    h2 = g.op('Transpose', lstm(g, state, 'lstm2', h1, lengths, known1), perm=[2, 0, 1, 3])
    h2 = g.op('Reshape', h2, n(0, 0, 2 * units2 + 4))
    known2 = unit_columns(units2)
    both = g.op('Concat', h2, g.op('Transpose', h1, perm=[1, 0, 2]), axis=2)

    def quantised(x, weight, bias, columns):
        w, scale = eight_bits(widen(weight, columns))
        return g.op('DynamicQuantizeMatMul', x, g.constant(np.ascontiguousarray(w.T), 'w'), g.constant(scale), '',
                    g.constant(bias.astype(np.float32)), domain='com.microsoft')

    def linear(x, name, scale=1.0):
        w = g.op('Transpose', g.weights(state[f'{name}.weight'] * scale), perm=[1, 0])
        return g.op('Add', g.op('MatMul', x, w), g.constant(state[f'{name}.bias'] * np.float32(scale)))

    leaky = lambda x: g.op('LeakyRelu', x, alpha=0.1)
    best = lambda x: g.op('Cast', g.op('ArgMax', x, axis=-1, keepdims=0), to=6)
    heads2 = ('arc_dep', 'arc_head', 'label_dep', 'label_head')
    # One product for all heads: the columns of the first layer count for the tags only.
    known_first = np.concatenate([np.zeros(known2.shape, bool), known1])
    first, second = 2 * units1, 2 * units2
    tag_weight = np.zeros((state['tag.bias'].shape[0], both_width(known2, known1)), np.float32)
    tag_weight[:, known_first] = state['tag.weight'][:, :first]
    tag_weight[:, np.concatenate([known2, np.zeros(known1.shape, bool)])] = state['tag.weight'][:, first:first + second]
    tags = leaky(quantised(both, tag_weight, state['tag.bias'], np.ones(tag_weight.shape[1], bool)))

    h2 = g.op('Concat', h2, g.op('Transpose', bounds(1.0), perm=[1, 0, 2]), axis=2)
    joint = quantised(h2, np.concatenate([state[f'{k}.weight'] for k in heads2]),
                      np.concatenate([state[f'{k}.bias'] for k in heads2]), np.concatenate([known2, ends]))
    dep, head, label_dep, label_head = g.op('Split', joint, n(arc_size, arc_size, label_size, label_size), outputs=4, axis=2)
    dep = linear(leaky(dep), 'arc', 1 / 16)
    head = leaky(head)
    count = g.op('Shape', lengths)  # [sentences]
    root = g.op('Expand', g.constant(state['root'].reshape(1, 1, arc_size)), g.op('Concat', count, n(1, arc_size), axis=0))
    head = g.op('Transpose', g.op('Concat', root, head, axis=1), perm=[0, 2, 1])
    places = g.op('Range', g.constant(np.array(0, np.int64)), g.op('Squeeze', g.op('Slice', g.op('Shape', head), n(2), n(3))),
                  g.constant(np.array(1, np.int64)))
    beyond = g.op('Greater', g.op('Cast', places, to=6), g.op('Unsqueeze', lengths, n(1)))  # [sentences, 1 + words]
    mask = g.op('Unsqueeze', g.op('Mul', g.op('Cast', beyond, to=1), g.constant(np.array(-1e9, np.float32))), n(1))
    # In two halves: the runtime sums more than 128 products in an order that depends on the length of the batch.
    halves = lambda x, axis: g.op('Split', x, n(arc_size // 2, arc_size - arc_size // 2), outputs=2, axis=axis)
    arcs = g.op('Add', g.op('Add', *[g.op('MatMul', d, h) for d, h in zip(halves(dep, 2), halves(head, 1))]), mask)
    _, heads = g.op('TopK', arcs, n(CANDIDATES), outputs=2, axis=-1, largest=1, sorted=1)

    label_dep = g.op('Unsqueeze', label_dep, n(2))
    flat = g.op('Reshape', g.op('Max', g.op('Sub', heads, n(1)), n(0)), g.op('Concat', count, n(-1, 1), axis=0))
    label_head = g.op('Reshape', g.op('GatherND', label_head, flat, batch_dims=1), n(0, -1, CANDIDATES, label_size))
    pair = g.op('Concat', leaky(g.op('Add', label_dep, label_head)), g.op('Mul', label_dep, label_head), axis=3)

    two = ['sentences', 'words']
    g.output(best(linear(tags, 'upos')), 'upos', 'int32', two)
    g.output(best(linear(tags, 'xpos')), 'xpos', 'int32', two)
    g.output(linear(tags, 'names'), 'names', 'float32', two + [sizes['names']])
    g.output(arcs, 'arcs', 'float32', two + ['heads'])
    g.output(g.op('Cast', heads, to=6), 'heads', 'int32', two + [CANDIDATES])
    g.output(best(linear(pair, 'label')), 'labels', 'int32', two + [CANDIDATES])
    return g


def both_width(*masks):
    return sum(m.shape[0] for m in masks)


def main(run, out):
    vocabulary = json.load(open(f'{run}/vocabulary.json', encoding='utf-8'))
    state = {k: v.numpy() for k, v in torch.load(f'{run}/weights.pt', map_location='cpu').items()}
    build(state, {k: len(v) for k, v in vocabulary.items()}).save(f'{out}/parser.onnx', 'herodotus', FORMAT)
    head = {'format': FORMAT, 'buckets': BUCKETS, 'shapes': SHAPES, 'candidates': CANDIDATES}
    with open(f'{out}/vocabulary.json', 'w', encoding='utf-8') as f:
        lines = [f'{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}' for k, v in {**head, **vocabulary}.items()]
        f.write('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main(*sys.argv[1:3])
