"""Writes weights and vocabulary as the files that src/parse reads: python3 export.py RUN MODEL_DIRECTORY.

The matrices of the LSTMs and of the heads are multiplied in 8 bits. The runtime finds the scale of an activation from
the smallest and largest number in the whole batch, which would let a sentence's result depend on its neighbours. So each
of these inputs has two columns more, the least and the greatest value it can ever have, with weights of zero: the scale
is the same for every batch. Behind an LSTM these are two more of its units, which begin at the bounds of what any unit
can reach, -1 and 1, and stay there, with the input gate shut and the others open.

Inputs: ids [words, sentences, columns] and lengths [sentences], int32."""
import json
import sys

import numpy as np
import torch

from eight_bits import eight_bits
from events import TYPES
from features import AFFIXES, BUCKETS, COLUMNS, SHAPES
from heads import CANDIDATES, heads
from onnx_file import Graph

FORMAT = 1


def gates(array):
    """PyTorch orders the gates input, forget, cell, output; ONNX input, output, forget, cell."""
    i, f, g, o = np.split(array, 4)
    return [i, o, f, g]


def widen(array, columns):
    """The matrix with its columns where the mask is set, and zeros elsewhere."""
    out = np.zeros((*array.shape[:-1], columns.shape[0]), np.float32)
    out[..., columns] = array
    return out


OPEN = 30.0  # a gate with this bias is open to the last bit, with its negative shut
BOUND = np.array([1, -1], np.float32)


def columns_of(units):
    """The mask of the units of both directions in the output of a layer, where two bounds follow each direction's."""
    return np.tile(np.concatenate([np.ones(units, bool), np.zeros(2, bool)]), 2)


def lstm(graph, state, name, x, lengths, states, columns):
    """`columns`: which columns of x are the ones that the weights know, as a mask; `states`: the shape [2, sentences, 1].
    Returns the output [words, 2, sentences, units + 2]."""
    units = state[f'{name}.weight_hh_l0'].shape[1]
    w, r, b = [], [], []
    for side in ('', '_reverse'):
        get = lambda key: gates(state[f'{name}.{key}_l0{side}'])
        w.append(np.concatenate([np.pad(widen(g, columns), ((0, 2), (0, 0))) for g in get('weight_ih')]))
        r.append(np.concatenate([np.pad(g, ((0, 2), (0, 2))) for g in get('weight_hh')]))
        bias = [a + c for a, c in zip(get('bias_ih'), get('bias_hh'))]
        ends = [(-OPEN, -OPEN), (OPEN, OPEN), (OPEN, OPEN), (0, 0)]
        b.append(np.concatenate([np.append(g, e) for g, e in zip(bias, ends)] + [np.zeros(4 * (units + 2))]))
    w, ws = eight_bits(np.stack(w))
    r, rs = eight_bits(np.stack(r))
    matrix = lambda a: graph.constant(np.ascontiguousarray(a.transpose(0, 2, 1)), 'w')
    zero = graph.constant(np.zeros(ws.shape, np.int8))
    at_bounds = np.concatenate([np.zeros(units, np.float32), BOUND]).reshape(1, 1, units + 2)
    hidden = graph.op('Expand', graph.constant(at_bounds), states)
    cell = graph.op('Expand', graph.constant(at_bounds * np.float32(OPEN)), states)
    return graph.op('DynamicQuantizeLSTM', x, matrix(w), matrix(r), graph.constant(np.stack(b).astype(np.float32)), lengths,
                    hidden, cell, '', graph.constant(ws), zero, graph.constant(rs), zero,
                    domain='com.microsoft', direction='bidirectional', hidden_size=units + 2)


def build(state):
    """The graph of a network with as many layers and columns as `state` has."""
    g = Graph()
    layers = sorted(k.split('.')[0] for k in state if k.startswith('lstm') and k.endswith('weight_hh_l0'))
    tables = ['shape', 'lexicon', 'vectors']
    affix_size = state['affix.weight'].shape[1]
    n = lambda *v: g.constant(np.array(v, np.int64))
    number = lambda v, kind=np.int64: g.constant(np.array(v, kind))
    ids = g.input('ids', 'int32', ['words', 'sentences', COLUMNS])
    lengths = g.input('lengths', 'int32', ['sentences'])
    count = g.op('Shape', lengths)
    column = lambda k: g.op('Gather', ids, number(k), axis=2)

    affix_ids = g.op('Add', g.op('Slice', ids, n(1), n(1 + AFFIXES), n(2)),
                     g.constant((np.arange(AFFIXES) * BUCKETS).astype(np.int32)))
    parts = [g.op('Gather', g.weights(state['word.weight']), column(0)),
             g.op('Reshape', g.op('Gather', g.weights(state['affix.weight']), affix_ids), n(0, 0, AFFIXES * affix_size))]
    parts += [g.op('Gather', g.weights(state[f'{k}.weight']), column(1 + AFFIXES + i)) for i, k in enumerate(tables)]
    most = max(float(np.abs(state[f'{k}.weight']).max()) for k in ['word', 'affix'] + tables)
    bounds = g.op('Expand', g.constant((BOUND * most).reshape(1, 1, 2)), g.op('Concat', g.op('Shape', column(0)), n(2), axis=0))
    x = g.op('Concat', *parts, bounds, axis=2)
    columns = np.append(np.ones(state[f'{layers[0]}.weight_ih_l0'].shape[1], bool), [False, False])
    first = None
    for name in layers:
        y = lstm(g, state, name, x, lengths, g.op('Concat', n(2), count, n(1), axis=0), columns)
        columns = columns_of(state[f'{name}.weight_hh_l0'].shape[1])
        # [words, sentences, units], behind the last layer [sentences, words, units]
        order = [2, 0, 1, 3] if name == layers[-1] else [0, 2, 1, 3]
        x = g.op('Reshape', g.op('Transpose', y, perm=order), n(0, 0, columns.shape[0]))
        first = first or (x, columns)

    def quantised(x, weight, columns, *bias):
        w, scale = eight_bits(widen(weight, columns))
        return g.op('DynamicQuantizeMatMul', x, g.constant(np.ascontiguousarray(w.T), 'w'), g.constant(scale), '',
                    *[g.constant(b.astype(np.float32)) for b in bias], domain='com.microsoft')

    # One product for all heads; tags and events see the first layer too.
    rows = [(state[f'{k}.weight'], state[f'{k}.bias']) for k in ('tag', 'event', 'arc_dep', 'arc_head', 'label_dep', 'label_head')]
    low = []
    for k in range(2):
        weight, bias = rows[k]
        lower, higher = np.split(weight, [first[1].sum()], axis=1)
        low.append(lower)
        rows[k] = higher, bias
    rows[2] = [a / 16 for a in rows[2]]
    joint = quantised(x, np.concatenate([w for w, _ in rows]), columns, np.concatenate([b for _, b in rows]))
    sizes = [len(b) for _, b in rows]
    both, *others = g.op('Split', joint, n(sum(sizes[:2]), *sizes[2:]), outputs=5, axis=2)
    both = g.op('Add', both, g.op('Transpose', quantised(first[0], np.concatenate(low), first[1]), perm=[1, 0, 2]))
    heads(g, state, *g.op('Split', both, n(*sizes[:2]), outputs=2, axis=2), *others, lengths)
    return g


def main(run, out):
    """Writes a network that train.py made with --plain."""
    vocabulary = json.load(open(f'{run}/vocabulary.json', encoding='utf-8'))
    state = {k: v.numpy() for k, v in torch.load(f'{run}/weights.pt', map_location='cpu').items()}
    build(state).save(f'{out}/parser.onnx', 'herodotus', FORMAT)
    head = {'format': FORMAT, 'buckets': BUCKETS, 'shapes': SHAPES, 'candidates': CANDIDATES}
    with open(f'{out}/vocabulary.json', 'w', encoding='utf-8') as f:
        lines = [f'{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}' for k, v in {**head, **vocabulary, 'events': TYPES}.items()]
        f.write('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main(*sys.argv[1:3])
