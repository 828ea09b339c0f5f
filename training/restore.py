"""The weights of a parser.onnx that export.py wrote, as a run of train.py to go on from, where the run itself is gone:
python3 restore.py MODEL_DIRECTORY RUN. They are those of 8 bits, half a step off at most."""
import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from network import EVENT, TAG

KEYS = ('words', 'trained', 'upos', 'xpos', 'labels', 'names', 'lemmas')  # of a run's vocabulary


def main(directory, run):
    graph = onnx.load(f'{directory}/parser.onnx').graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    nodes = {kind: [n for n in graph.node if n.op_type == kind] for kind in {n.op_type for n in graph.node}}
    vocab = json.load(open(f'{directory}/vocabulary.json', encoding='utf-8'))
    vocab = {k: vocab[k] for k in KEYS}
    state = {}
    # Tables and matrices that the runtime unfolds, in the order in which export.py writes them.
    unfolded = [arrays[mul.input[1]] * arrays[cast.input[0]] for mul in nodes['Mul'] for cast in nodes['Cast']
                if mul.input[0] in cast.output and cast.input[0] in arrays]
    for name, table in zip(('word', 'affix', 'shape', 'lexicon', 'vectors'), unfolded):
        state[f'{name}.weight'] = table
    hidden = []
    columns = np.append(np.ones(state_width(state), bool), [False, False])
    masks = []
    for number, node in enumerate(nodes['DynamicQuantizeLSTM'], 1):
        w, r, bias, ws, rs = (arrays[node.input[k]] for k in (1, 2, 3, 8, 10))
        units = r.shape[1] - 2
        hidden.append(units)
        for side, suffix in enumerate(('', '_reverse')):
            name = f'lstm{number}'
            inner = [rows[:units] for rows in np.split((w[side] * ws[side]).T, 4)]
            state[f'{name}.weight_ih_l0{suffix}'] = ordered(inner)[:, columns]
            inner = [rows[:units, :units] for rows in np.split((r[side] * rs[side]).T, 4)]
            state[f'{name}.weight_hh_l0{suffix}'] = ordered(inner)
            inner = [rows[:units] for rows in np.split(bias[side][:4 * (units + 2)], 4)]
            state[f'{name}.bias_ih_l0{suffix}'] = ordered(inner)
            state[f'{name}.bias_hh_l0{suffix}'] = np.zeros(4 * units, np.float32)
        columns = np.tile(np.concatenate([np.ones(units, bool), np.zeros(2, bool)]), 2)
        masks.append(columns)
    joint, low = nodes['DynamicQuantizeMatMul'][:2]
    weight, scale, bias = (arrays[joint.input[k]] for k in (1, 2, 4))
    lower = (arrays[low.input[1]] * arrays[low.input[2]]).T[:, masks[0]]
    sizes = arrays[next(n for n in nodes['Split'] if n.input[0] == joint.output[0]).input[1]]
    rows = np.split((weight * scale).T[:, masks[1]], np.cumsum(sizes)[:-1])
    biases = np.split(bias, np.cumsum(sizes)[:-1])
    for name, matrix, vector in zip(('both', 'arc_dep', 'arc_head', 'label_dep', 'label_head'), rows, biases):
        if name == 'both':
            # What tags are read from, and what events are: they see the first layer too.
            whole = np.concatenate([lower, matrix], 1)
            for own, begin, end in (('tag', 0, TAG), ('event', TAG, TAG + EVENT)):
                state[f'{own}.weight'], state[f'{own}.bias'] = whole[begin:end], vector[begin:end]
            continue
        times = 16 if name == 'arc_dep' else 1
        state[f'{name}.weight'], state[f'{name}.bias'] = matrix * times, vector * times
    tags, label, events = unfolded[5:8]
    biases = [arrays[i] for n in nodes['Add'] for i in n.input if i in arrays and arrays[i].ndim == 1]
    kinds = ('upos', 'xpos', 'names', 'lemmas')
    ends = np.cumsum([len(vocab[k]) for k in kinds])[:-1]
    vector = next(b for b in biases if len(b) == len(tags))
    for kind, matrix, part in zip(kinds, np.split(tags, ends), np.split(vector, ends)):
        state[f'{kind}.weight'], state[f'{kind}.bias'] = matrix, part
    for name, matrix in (('label', label), ('events', events)):
        state[f'{name}.weight'], state[f'{name}.bias'] = matrix, next(b for b in biases if len(b) == len(matrix))
    state['root'] = next(a for a in arrays.values() if a.shape == (1, 1, state['arc_head.bias'].shape[0])).reshape(-1)
    os.makedirs(run, exist_ok=True)
    torch.save({k: torch.tensor(np.ascontiguousarray(v, np.float32)) for k, v in state.items()}, f'{run}/weights.pt')
    json.dump(vocab, open(f'{run}/vocabulary.json', 'w'), ensure_ascii=False)
    json.dump({'hidden': hidden, 'plain': True}, open(f'{run}/shape.json', 'w'))


def state_width(state):
    """Columns of what the first layer reads."""
    tables = sum(state[f'{k}.weight'].shape[1] for k in ('word', 'shape', 'lexicon', 'vectors'))
    return tables + 7 * state['affix.weight'].shape[1]


def ordered(gates):
    """ONNX orders the gates input, output, forget, cell; PyTorch input, forget, cell, output."""
    i, o, f, g = gates
    return np.concatenate([i, f, g, o])


if __name__ == '__main__':
    main(*sys.argv[1:3])
