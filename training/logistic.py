"""Logistic regression on named signs (L2), and its weights as a TypeScript table. Needs numpy; deterministic."""
from collections import defaultdict

import numpy as np

L2 = 2.0
LEAST = 0.1
OFTEN = 8


def fit(signs, answers, l2=L2):
    """Weights, the last of them the bias."""
    weights = np.zeros(signs.shape[1])
    strength = np.full(signs.shape[1], l2)
    strength[-1] = 1e-3

    def loss(at):
        sums = signs @ at
        return float(np.sum(np.logaddexp(0, sums) - answers * sums) + (strength * at * at).sum() / 2)

    last = loss(weights)
    for _ in range(100):
        odds = 1 / (1 + np.exp(-np.clip(signs @ weights, -30, 30)))
        slope = signs.T @ (odds - answers) + strength * weights
        curve = (signs * (odds * (1 - odds))[:, None]).T @ signs + np.diag(strength)
        step = np.linalg.solve(curve, slope)
        rate = 1.0
        while rate > 1e-4 and loss(weights - rate * step) > last:
            rate /= 2
        weights = weights - rate * step
        now = loss(weights)
        if last - now < 1e-7:
            break
        last = now
    return weights


def fitted(data, l2=L2):
    """(bias, {sign: weight}) of pairs (signs with their strengths, answer): of signs that stand often enough and weigh something."""
    often = defaultdict(int)
    for signs, _ in data:
        for name in signs:
            often[name] += 1
    names = sorted(name for name, times in often.items() if times >= OFTEN)
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(data), len(names) + 1))
    matrix[:, -1] = 1
    for row, (signs, _) in enumerate(data):
        for name, strength in signs.items():
            if name in column:
                matrix[row, column[name]] = strength
    weights = fit(matrix, np.array([float(answer) for _, answer in data]), l2)
    return weights[-1], {name: weights[column[name]] for name in names if abs(weights[column[name]]) >= LEAST}


def write_table(prefix, bias, weights):
    """Prints the table; `prefix` stands before the names of its constants."""
    print(f"export const {prefix}_BIAS = {bias:.2f};")
    print(f"export const {prefix}_WEIGHTS: Readonly<Record<string, number>> = {{")
    for name, weight in weights.items():
        print(f"  '{name}': {weight:.2f}," if " " in name or "-" in name else f"  {name}: {weight:.2f},")
    print("};")
