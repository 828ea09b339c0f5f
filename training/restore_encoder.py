"""The weights of an accurate.onnx that export_encoder.py wrote, as a run of tune.py to go on from, where the run itself is gone:
python3 restore_encoder.py MODEL_DIRECTORY ENCODER RUN. They are those of 8 bits; pieces that were left out have the vectors of
ENCODER, a folder in the form of Hugging Face."""
import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file

from encoder import ARC, EVENT, LABEL, TAG, read_pieces
from events import STATUSES, TYPES
from export_encoder import TEMPERATURE

HEADS = ('upos', 'xpos', 'names', 'lemmas')


def main(directory, encoder, run):
    graph = onnx.load(f'{directory}/accurate.onnx').graph
    arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    by_kind = {}
    for node in graph.node:
        by_kind.setdefault(node.op_type, []).append(node)
    made = {out: node for node in graph.node for out in node.output}
    vocab = json.load(open(f'{directory}/accurate.json', encoding='utf-8'))
    config = json.load(open(f'{encoder}/config.json'))
    pieces, width = read_pieces(encoder), config['hidden_size']
    state = {}

    # Sums before the first layer, in the order in which they are made: pieces + (shape + lexicon) + (places + kind).
    table, shape, lexicon = [n for n in by_kind['Gather'] if n.input[0] in arrays and arrays[n.input[0]].ndim == 2
                             and arrays[n.input[0]].shape[1] == width][:3]
    scale = next(n for n in by_kind['Gather'] if n.input[0] in arrays and arrays[n.input[0]].shape == (len(vocab['pieces']), 1))
    old = {k.removeprefix('bert.'): v for k, v in load_file(os.path.join(encoder, 'model.safetensors')).items()}
    words = old['embeddings.word_embeddings.weight'].numpy().astype(np.float32).copy()
    rows = {piece: row for piece, row in zip(vocab['pieces'], arrays[table.input[0]] * arrays[scale.input[0]])}
    for i, piece in enumerate(pieces):
        if piece in rows:
            words[i] = rows[piece]
    state['word.weight'] = words
    state['shape.weight'], state['lexicon.weight'] = arrays[shape.input[0]], arrays[lexicon.input[0]]
    state['position.weight'] = next(arrays[n.input[0]] for n in by_kind['Slice'] if n.input[0] in arrays)
    state['kind'] = next(arrays[i] for n in by_kind['Add'] for i in n.input if i in arrays and arrays[i].shape == (width,))

    norms = iter(by_kind['LayerNormalization'])
    names = ['norm'] + [f'stack.{i}.{n}' for i in range(config['num_hidden_layers']) for n in ('norm1', 'norm2')]
    for name, node in zip(names, norms):
        state[f'{name}.weight'], state[f'{name}.bias'] = arrays[node.input[1]], arrays[node.input[2]]

    products = [((arrays[n.input[1]] * arrays[n.input[3]]).T, arrays[n.input[6]]) for n in by_kind['MatMulIntegerToFloat']]
    *layers, (joint, joint_bias) = products
    times = (width // config['num_attention_heads']) ** 0.5
    for i in range(config['num_hidden_layers']):
        for k, name in enumerate(('qkv', 'out', 'up', 'down')):
            weight, bias = (np.copy(a) for a in layers[4 * i + k])
            if name == 'qkv':
                weight[:width] *= times
                bias[:width] *= times
            state[f'stack.{i}.{name}.weight'], state[f'stack.{i}.{name}.bias'] = weight, bias
    sizes = (TAG, EVENT, ARC, ARC, LABEL, LABEL)
    at = 0
    for name, size in zip(('tag', 'event', 'arc_dep', 'arc_head', 'label_dep', 'label_head'), sizes):
        factor = 16 if name == 'arc_dep' else 1
        state[f'{name}.weight'] = joint[at:at + size] * factor
        state[f'{name}.bias'] = joint_bias[at:at + size] * factor
        at += size

    # The small heads, unfolded from 8 bits: tags, labels, events.
    for node in by_kind['Add']:
        product = next((made[i] for i in node.input if i in made and made[i].op_type == 'MatMul'), None)
        bias = next((arrays[i] for i in node.input if i in arrays), None)
        if product is None or bias is None or product.input[1] not in made or made[product.input[1]].op_type != 'Transpose':
            continue
        unfolded = made[made[product.input[1]].input[0]]
        if unfolded.op_type != 'Mul':
            continue
        weight = arrays[made[unfolded.input[0]].input[0]] * arrays[unfolded.input[1]]
        if len(bias) == len(TYPES) + len(STATUSES):
            state['events.weight'], state['events.bias'] = weight * TEMPERATURE, bias * TEMPERATURE
        elif len(bias) == len(vocab['labels']) and weight.shape[1] == 2 * LABEL:
            state['label.weight'], state['label.bias'] = weight, bias
        else:
            at = 0
            for head in HEADS:
                size = len(vocab[head])
                state[f'{head}.weight'], state[f'{head}.bias'] = weight[at:at + size], bias[at:at + size]
                at += size
    state['root'] = next(arrays[n.input[0]] for n in by_kind['Expand'] if n.input[0] in arrays).reshape(-1)

    os.makedirs(run, exist_ok=True)
    torch.save({k: torch.tensor(np.ascontiguousarray(v), dtype=torch.float32) for k, v in state.items()}, f'{run}/weights.pt')
    json.dump({**{k: vocab[k] for k in ('upos', 'xpos', 'labels', 'names', 'lemmas')}, 'words': [], 'pieces': pieces},
              open(f'{run}/vocabulary.json', 'w'), ensure_ascii=False)
    json.dump(config, open(f'{run}/encoder.json', 'w'))


if __name__ == '__main__':
    main(*sys.argv[1:4])
