"""Writes weights and vocabulary as the files that src/parse reads: python3 export.py RUN MODEL_DIRECTORY.

Weights are stored as int8 with a scale a row and are unfolded to float32 when the runtime loads them, so that no scale
depends on what else is in a batch. Inputs: ids [words, sentences, 9] and lengths [sentences], int32."""
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
    return np.concatenate([i, o, f, g])


def lstm(graph, state, name, x, lengths):
    get = lambda key: [gates(state[f'{name}.{key}_l0{s}']) for s in ('', '_reverse')]
    w = graph.weights(np.stack(get('weight_ih')))
    r = graph.weights(np.stack(get('weight_hh')))
    b = graph.constant(np.stack([np.concatenate(p) for p in zip(get('bias_ih'), get('bias_hh'))]).astype(np.float32))
    return graph.op('LSTM', x, w, r, b, lengths, direction='bidirectional', hidden_size=state[f'{name}.weight_hh_l0'].shape[1])


def build(state, sizes):
    g = Graph()
    affix_size = state['affix.weight'].shape[1]
    hidden1, hidden2 = (2 * state[f'{k}.weight_hh_l0'].shape[1] for k in ('lstm1', 'lstm2'))
    arc_size, label_size = state['root'].shape[0], state['label_dep.bias'].shape[0]
    n = lambda *v: g.constant(np.array(v, np.int64))
    ids = g.input('ids', 'int32', ['words', 'sentences', 9])
    lengths = g.input('lengths', 'int32', ['sentences'])
    part = lambda a, b: g.op('Slice', ids, n(a), n(b), n(2))
    one = lambda a: g.op('Squeeze', part(a, a + 1), n(2))
    word = g.op('Gather', g.weights(state['word.weight']), one(0))
    affix_ids = g.op('Add', part(1, 1 + AFFIXES), g.constant((np.arange(AFFIXES) * BUCKETS).astype(np.int32)))
    affix = g.op('Reshape', g.op('Gather', g.weights(state['affix.weight']), affix_ids), n(0, 0, AFFIXES * affix_size))
    shape = g.op('Gather', g.weights(state['shape.weight']), one(8))
    x = g.op('Concat', word, affix, shape, axis=2)

    h1 = g.op('Transpose', lstm(g, state, 'lstm1', x, lengths), perm=[0, 2, 1, 3])
    h1 = g.op('Reshape', h1, n(0, 0, hidden1))
    h2 = g.op('Transpose', lstm(g, state, 'lstm2', h1, lengths), perm=[2, 0, 1, 3])
    h2 = g.op('Reshape', h2, n(0, 0, hidden2))

    def linear(x, name, scale=1.0):
        w = g.op('Transpose', g.weights(state[f'{name}.weight'] * scale), perm=[1, 0])
        return g.op('Add', g.op('MatMul', x, w), g.constant(state[f'{name}.bias'] * np.float32(scale)))

    leaky = lambda x: g.op('LeakyRelu', x, alpha=0.1)
    best = lambda x: g.op('Cast', g.op('ArgMax', x, axis=-1, keepdims=0), to=6)
    both = g.op('Concat', g.op('Transpose', h1, perm=[1, 0, 2]), h2, axis=2)
    tags = leaky(linear(both, 'tag'))

    dep = linear(leaky(linear(h2, 'arc_dep')), 'arc', 1 / 16)
    head = leaky(linear(h2, 'arc_head'))
    count = g.op('Shape', lengths)  # [sentences]
    root = g.op('Expand', g.constant(state['root'].reshape(1, 1, arc_size)), g.op('Concat', count, n(1, arc_size), axis=0))
    head = g.op('Transpose', g.op('Concat', root, head, axis=1), perm=[0, 2, 1])
    places = g.op('Range', g.constant(np.array(0, np.int64)), g.op('Squeeze', g.op('Slice', g.op('Shape', head), n(2), n(3))), g.constant(np.array(1, np.int64)))
    beyond = g.op('Greater', g.op('Cast', places, to=6), g.op('Unsqueeze', lengths, n(1)))  # [sentences, 1 + words]
    mask = g.op('Unsqueeze', g.op('Mul', g.op('Cast', beyond, to=1), g.constant(np.array(-1e9, np.float32))), n(1))
    arcs = g.op('Add', g.op('MatMul', dep, head), mask)
    _, heads = g.op('TopK', arcs, n(CANDIDATES), outputs=2, axis=-1, largest=1, sorted=1)

    ldep = g.op('Unsqueeze', linear(h2, 'label_dep'), n(2))
    flat = g.op('Reshape', g.op('Max', g.op('Sub', heads, n(1)), n(0)), g.op('Concat', count, n(-1, 1), axis=0))
    lhead = g.op('Reshape', g.op('GatherND', linear(h2, 'label_head'), flat, batch_dims=1), n(0, -1, CANDIDATES, label_size))
    pair = g.op('Concat', leaky(g.op('Add', ldep, lhead)), g.op('Mul', ldep, lhead), axis=3)

    two = ['sentences', 'words']
    g.output(best(linear(tags, 'upos')), 'upos', 'int32', two)
    g.output(best(linear(tags, 'xpos')), 'xpos', 'int32', two)
    g.output(linear(tags, 'names'), 'names', 'float32', two + [sizes['names']])
    g.output(arcs, 'arcs', 'float32', two + ['heads'])
    g.output(g.op('Cast', heads, to=6), 'heads', 'int32', two + [CANDIDATES])
    g.output(best(linear(pair, 'label')), 'labels', 'int32', two + [CANDIDATES])
    return g


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
