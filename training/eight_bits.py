"""Matrices in 8 bits. Weights keep to ±63, so that no sum of two products leaves 16 bits on processors that add them there."""
import numpy as np


def eight_bits(array):
    """Whole numbers of 7 bits and sign, and the scale of each row of the last axis."""
    scale = np.maximum(np.abs(array).max(-1), 1e-8) / 63
    return np.clip(np.round(array / scale[..., None]), -63, 63).astype(np.int8), scale.astype(np.float32)


class Scales:
    """What a graph multiplies in 8 bits keeps to the range that was seen in calibration, whatever the batch holds, so that
    no sentence's result depends on its neighbours. Without ranges it gives the numbers themselves as outputs, to be seen."""

    def __init__(self, graph, ranges=None):
        self.graph, self.ranges, self.seen = graph, ranges, []

    def quantise(self, x, name):
        """(the numbers in 8 bits, their scale, their zero); before calibration the numbers alone."""
        g = self.graph
        if self.ranges is None:
            low, high = (g.op(kind, x, keepdims=0) for kind in ('ReduceMin', 'ReduceMax'))
            g.output(low, f'{name}.low', 'float32', [])
            g.output(high, f'{name}.high', 'float32', [])
            self.seen.append(name)
            return x, None, None
        low, high = self.ranges[name]
        low, high = min(low, 0.0), max(high, 0.0)
        scale = np.float32(max(high - low, 1e-8) / 255)
        zero = np.uint8(np.clip(round(-low / scale), 0, 255))
        a, b = g.constant(np.array(scale)), g.constant(np.array(zero))
        return g.op('QuantizeLinear', x, a, b), a, b

    def linear(self, x, weight, bias):
        """x (of `quantise`) times the weights [out, in] plus the bias."""
        g, (values, scale, zero) = self.graph, x
        if scale is None:
            return g.op('Add', g.op('MatMul', values, g.constant(np.ascontiguousarray(weight.T))), g.constant(bias))
        w, s = eight_bits(weight)
        return g.op('MatMulIntegerToFloat', values, g.constant(np.ascontiguousarray(w.T), 'w'), scale, g.constant(s), zero, '',
                    g.constant(bias.astype(np.float32)), domain='com.microsoft')
