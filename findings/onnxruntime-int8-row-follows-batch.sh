#!/usr/bin/env bash
# One would guess: a model whose products are in 8 bits gives a sentence the
# same scores alone and in a batch, as the same model in floating point does.
#
# What happens: DynamicQuantizeMatMul, which onnxruntime's dynamic quantisation
# makes of a product, takes one scale from the least and the greatest number of
# the whole batch. The same row gets other numbers beside a row of larger ones.
# With a scale that is given, QuantizeLinear and MatMulIntegerToFloat, it does
# not.
#
# Where it matters: coders of news promise the same record for the same page.
# With a small transformer in this form the record depends on which pages were
# read with it, and so on the size of batches and the number of workers.
#
# Source: the operator's page in onnxruntime's docs/ContribOperators.md says
# only that the input is quantised dynamically; seen by running it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env >/dev/null
env/bin/pip install -q onnxruntime==1.32.0 onnx==1.23.2 numpy==2.4.6

cat > look.py <<'PY'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper

rng = np.random.default_rng(1)
weights = rng.integers(-60, 60, (8, 4)).astype(np.int8)
scale = np.full(4, 0.02, np.float32)
quiet, loud = rng.normal(size=(1, 8)).astype(np.float32), 50 * rng.normal(size=(1, 8)).astype(np.float32)


def session(nodes, constants):
    x = helper.make_tensor_value_info('x', TensorProto.FLOAT, ['rows', 8])
    y = helper.make_tensor_value_info('y', TensorProto.FLOAT, ['rows', 4])
    tensors = [onnx.numpy_helper.from_array(v, k) for k, v in constants.items()]
    graph = helper.make_graph(nodes, 'g', [x], [y], tensors)
    opsets = [helper.make_opsetid('', 17), helper.make_opsetid('com.microsoft', 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    run = onnxruntime.InferenceSession(model.SerializeToString(), providers=['CPUExecutionProvider'])
    return lambda rows: run.run(['y'], {'x': rows})[0]


given = {'w': weights, 's': scale, 'a': np.float32(0.05), 'z': np.uint8(128)}
dynamic = session([helper.make_node('DynamicQuantizeMatMul', ['x', 'w', 's'], ['y'], domain='com.microsoft')], {'w': weights, 's': scale})
fixed = session([helper.make_node('QuantizeLinear', ['x', 'a', 'z'], ['q']),
                 helper.make_node('MatMulIntegerToFloat', ['q', 'w', 'a', 's', 'z'], ['y'], domain='com.microsoft')], given)
print('onnxruntime', onnxruntime.__version__)
for name, run in (('dynamic', dynamic), ('given', fixed)):
    alone, beside = run(quiet)[0], run(np.concatenate([quiet, loud]))[0]
    print(name, 'the same row alone and beside a loud one:', 'equal' if np.array_equal(alone, beside) else 'other numbers')
PY

env/bin/python look.py | tee seen.txt
diff seen.txt - <<'SEEN'
onnxruntime 1.32.0
dynamic the same row alone and beside a loud one: other numbers
given the same row alone and beside a loud one: equal
SEEN
