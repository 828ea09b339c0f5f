"""Writes an encoder of tune.py as the files that src/parse reads for the accurate setting: python3 export_encoder.py DATA
LEXICON RUN MODEL_DIRECTORY.

Every product of the layers is in 8 bits with fixed scales, found on sentences of the treebanks. Pieces that no English text
holds are left out. Inputs, int32: ids [sentences, pieces, 3] piece, shape, lexicon bits; first [sentences, words] the first
piece of each word; lengths [sentences]."""
import json
import re
import sys

import numpy as np
import onnxruntime
import torch

from eight_bits import Scales
from encoder import EncoderNetwork, Pieces
from events import TYPES
from features import read_lexicon
from heads import CANDIDATES, heads
from onnx_file import Graph
from train import batches
from treebank import load
from tune import PieceEncoder, by_pieces, open_encoder

FORMAT = 1
SENTENCES = 400  # to find the scales on
# The scores of events are divided by this: the encoder knows its marks by heart and is surer of others than it should be (Guo et
# al. 2017, On Calibration of Modern Neural Networks).
TEMPERATURE = 1.5
# Pieces of Latin letters, digits and signs.
KEPT = re.compile(r'\[(?:PAD|UNK|CLS|SEP|MASK)\]|(?:##)?[ -\u024f\u2010-\u2040\u20ac\u00b0]+')


def build(state, config, ranges=None):
    g = Graph()
    width, heads_count = config['hidden_size'], config['num_attention_heads']
    each = width // heads_count
    scales = Scales(g, ranges)
    n = lambda *v: g.constant(np.array(v, np.int64))
    number = lambda v, kind=np.int64: g.constant(np.array(v, kind))
    ids = g.input('ids', 'int32', ['sentences', 'pieces', 3])
    first = g.input('first', 'int32', ['sentences', 'words'])
    lengths = g.input('lengths', 'int32', ['sentences'])
    column = lambda k: g.op('Gather', ids, number(k), axis=2)
    norm = lambda x, name: g.op('LayerNormalization', x, g.constant(state[f'{name}.weight']), g.constant(state[f'{name}.bias']),
                                axis=-1, epsilon=1e-12)
    pieces = column(0)
    places = g.op('Slice', g.constant(state['position.weight']), n(0), g.op('Slice', g.op('Shape', pieces), n(1), n(2), n(0)), n(0))
    # The table stays in 8 bits in memory too: only the rows of the batch are unfolded.
    scale = np.maximum(np.abs(state['word.weight']).max(-1, keepdims=True), 1e-8) / 127
    whole = np.round(state['word.weight'] / scale).astype(np.int8)
    word = g.op('Mul', g.op('Cast', g.op('Gather', g.constant(whole, 'w'), pieces), to=1),
                g.op('Gather', g.constant(scale.astype(np.float32)), pieces))
    look = g.op('Add', g.op('Gather', g.constant(state['shape.weight']), column(1)),
                g.op('Gather', g.constant(state['lexicon.weight']), column(2)))
    x = norm(g.op('Add', g.op('Add', word, look), g.op('Add', places, g.constant(state['kind']))), 'norm')
    blank = g.op('Cast', g.op('Equal', pieces, number(0, np.int32)), to=1)
    mask = g.op('Unsqueeze', g.op('Mul', blank, number(-1e9, np.float32)), n(1, 2))
    for i in range(config['num_hidden_layers']):
        get = lambda key: (state[f'stack.{i}.{key}.weight'], state[f'stack.{i}.{key}.bias'])
        linear = lambda x, key, name: scales.linear(scales.quantise(x, f'{i}.{name}'), *get(key))
        weight, bias = (np.copy(a) for a in get('qkv'))
        weight[:width] /= each ** 0.5
        bias[:width] /= each ** 0.5
        qkv = scales.linear(scales.quantise(x, f'{i}.in'), weight, bias)
        parts = g.op('Split', g.op('Reshape', qkv, n(0, 0, 3 * heads_count, each)), n(heads_count, heads_count, heads_count),
                     outputs=3, axis=2)
        q, v = (g.op('Transpose', parts[k], perm=[0, 2, 1, 3]) for k in (0, 2))
        k = g.op('Transpose', parts[1], perm=[0, 2, 3, 1])
        weights = g.op('Softmax', g.op('Add', g.op('MatMul', q, k), mask), axis=-1)
        seen = g.op('Reshape', g.op('Transpose', g.op('MatMul', weights, v), perm=[0, 2, 1, 3]), n(0, 0, width))
        x = norm(g.op('Add', x, linear(seen, 'out', 'seen')), f'stack.{i}.norm1')
        up = g.op('Gelu', linear(x, 'up', 'mid'), domain='com.microsoft')
        x = norm(g.op('Add', x, linear(up, 'down', 'up')), f'stack.{i}.norm2')
    h = g.op('GatherND', x, g.op('Unsqueeze', g.op('Cast', first, to=7), n(2)), batch_dims=1)
    rows = [(state[f'{k}.weight'], state[f'{k}.bias']) for k in ('tag', 'event', 'arc_dep', 'arc_head', 'label_dep', 'label_head')]
    rows[2] = [a / 16 for a in rows[2]]
    joint = scales.linear(scales.quantise(h, 'words'), np.concatenate([w for w, _ in rows]), np.concatenate([b for _, b in rows]))
    heads(g, state, *g.op('Split', joint, n(*[len(b) for _, b in rows]), outputs=6, axis=2), lengths)
    return g, scales.seen


def feed(net, batch):
    """The inputs of the graph for items of a PieceEncoder."""
    pieces, words, first, looks = (a.numpy() for a in net.input(batch))
    ids = np.zeros((*pieces.shape, 3), np.int32)
    ids[..., 0] = pieces
    for s in range(len(batch)):
        of = words[s]
        ids[s, :, 1] = np.where(of > 0, looks[s, of - 1, 0] + 1, 0)
        ids[s, :, 2] = np.where(of > 0, looks[s, of - 1, 1], 0)
    return {'ids': ids, 'first': first.astype(np.int32), 'lengths': np.full(len(batch), first.shape[1], np.int32)}


def calibrate(graph, seen, net, batches):
    """The least and greatest value that each input of a product takes."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options)
    wanted = [f'{name}.{end}' for name in seen for end in ('low', 'high')]
    ranges = {name: (0.0, 0.0) for name in seen}
    for batch in batches:
        values = session.run(wanted, feed(net, batch))
        for k, name in enumerate(seen):
            low, high = ranges[name]
            ranges[name] = min(low, float(values[2 * k])), max(high, float(values[2 * k + 1]))
    return ranges


def main(data, lexicon, run, out):
    torch.set_num_threads(1)
    net, vocabulary = open_encoder(run)
    net.eval()
    config = json.load(open(f'{run}/encoder.json'))
    state = {k: v.numpy() for k, v in net.state_dict().items()}
    for end in ('weight', 'bias'):
        state[f'events.{end}'] = state[f'events.{end}'] / TEMPERATURE
    encoder = PieceEncoder(vocabulary, read_lexicon(lexicon), Pieces(vocabulary['pieces']))
    train = [t for t in load(data)[0] if t.heads and 4 < len(t.forms) < 60]
    some = [encoder.tree(t, t.forms, 0) for t in train[::max(1, len(train) // SENTENCES)]]
    graph, seen = build(state, config)
    graph.save(f'{run}/calibration.onnx', 'herodotus', FORMAT)
    ranges = calibrate(f'{run}/calibration.onnx', seen, net, batches(by_pieces(some), 1000))

    kept = [i for i, piece in enumerate(vocabulary['pieces']) if KEPT.fullmatch(piece)]
    pieces = [vocabulary['pieces'][i] for i in kept]
    state['word.weight'] = state['word.weight'][kept]
    build(state, config, ranges)[0].save(f'{out}/accurate.onnx', 'herodotus', FORMAT)
    head = {'format': FORMAT, 'candidates': CANDIDATES, 'pieces': pieces}
    tags = {k: vocabulary[k] for k in ('upos', 'xpos', 'labels', 'names', 'lemmas')}
    tags['events'] = TYPES
    with open(f'{out}/accurate.json', 'w', encoding='utf-8') as f:
        lines = [f'{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}' for k, v in {**head, **tags}.items()]
        f.write('{\n' + ',\n'.join(lines) + '\n}\n')


if __name__ == '__main__':
    main(*sys.argv[1:5])
