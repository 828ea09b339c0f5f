"""Writes ONNX files, as far as export.py needs them: the wire format of https://onnx.ai/onnx/repo-docs/IR.html by hand, so
that training needs no package beyond PyTorch."""
import struct

import numpy as np

TYPES = {np.dtype('float32'): 1, np.dtype('uint8'): 2, np.dtype('int8'): 3, np.dtype('int32'): 6, np.dtype('int64'): 7, np.dtype('bool'): 9}


def varint(n):
    out = bytearray()
    n &= (1 << 64) - 1
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def number(tag, value):
    return varint(tag << 3) + varint(value)


def block(tag, data):
    if isinstance(data, str):
        data = data.encode('utf-8')
    return varint(tag << 3 | 2) + varint(len(data)) + data


def tensor(name, array):
    array = np.asarray(array, order='C')
    dims = b''.join(number(1, d) for d in array.shape)
    return dims + number(2, TYPES[array.dtype]) + block(8, name) + block(9, array.tobytes())


def attribute(name, value):
    head = block(1, name)
    if isinstance(value, float):
        return head + varint(2 << 3 | 5) + struct.pack('<f', value) + number(20, 1)
    if isinstance(value, int):
        return head + number(3, value) + number(20, 2)
    if isinstance(value, str):
        return head + block(4, value) + number(20, 3)
    return head + b''.join(number(8, v) for v in value) + number(20, 7)


def port(name, dtype, shape):
    dims = b''.join(block(1, block(2, d) if isinstance(d, str) else number(1, d)) for d in shape)
    return block(1, name) + block(2, block(1, number(1, TYPES[np.dtype(dtype)]) + block(2, dims)))


class Graph:
    """Collects nodes and constants; each method returns the name of what it made."""

    def __init__(self):
        self.nodes, self.constants, self.inputs, self.outputs, self.count = [], [], [], [], 0

    def name(self, kind):
        self.count += 1
        return f'{kind}_{self.count}'

    def constant(self, array, kind='c'):
        name = self.name(kind)
        self.constants.append(tensor(name, array))
        return name

    def input(self, name, dtype, shape):
        self.inputs.append(port(name, dtype, shape))
        return name

    def output(self, value, name, dtype, shape):
        self.nodes.append(block(1, value) + block(2, name) + block(4, 'Identity'))
        self.outputs.append(port(name, dtype, shape))

    def op(self, kind, *inputs, outputs=1, domain='', **attributes):
        names = [self.name(kind.lower()) for _ in range(outputs)]
        self.nodes.append(b''.join(block(1, i) for i in inputs) + b''.join(block(2, o) for o in names) + block(4, kind) +
                          b''.join(block(5, attribute(k, v)) for k, v in attributes.items()) + block(7, domain))
        return names[0] if outputs == 1 else names

    def weights(self, array):
        """A matrix kept as int8 with one scale a row; the runtime unfolds it once, when it loads."""
        array = np.asarray(array, np.float32)
        scale = np.maximum(np.abs(array).max(-1, keepdims=True), 1e-8) / 127
        whole = np.clip(np.round(array / scale), -127, 127).astype(np.int8)
        return self.op('Mul', self.op('Cast', self.constant(whole, 'w'), to=1), self.constant(scale.astype(np.float32), 's'))

    def save(self, path, producer, version):
        graph = (b''.join(block(1, n) for n in self.nodes) + block(2, 'parser') + b''.join(block(5, c) for c in self.constants) +
                 b''.join(block(11, i) for i in self.inputs) + b''.join(block(12, o) for o in self.outputs))
        model = number(1, 8) + block(2, producer) + number(5, version) + block(7, graph) + block(8, block(1, '') + number(2, 17))
        with open(path, 'wb') as f:
            f.write(model)
