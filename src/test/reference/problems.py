#!/usr/bin/env python3
"""Writes src/test/resources/reference/problems.json: what the tools are to solve.   usage: problems.py

Objective, with weights scaled to sum to n and z_j = (x_j - mean_j) / scale_j:

    1/(2n) sum_i w_i (y_i - b0 - z_i'b)^2 + lambda sum_j v_j ( l1Ratio |b_j| + (1 - l1Ratio)/2 b_j^2 )

scale_j is the weighted 1/n standard deviation about the mean -- also where intercept is false, which is
glmnet's convention -- or 1 where standardize is false. Without an intercept nothing is centred.
"""
import json
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = ROOT / "src/test/resources/reference"
FILES = {"diabetes": ("data/diabetes.csv", "progression"), "longley": ("data/longley.csv", "Employed")}
FILES |= {name: (f"src/test/resources/reference/{name}.csv", "y") for name in ("tall", "wide", "correlated")}


def load(data, target):
    path = ROOT / data
    names = path.open().readline().strip().split(",")
    table = np.loadtxt(path, delimiter=",", skiprows=1)
    k = names.index(target)
    return np.delete(table, k, axis=1), table[:, k], names[:k] + names[k + 1:]


def scaled(problem):
    """Z and y with the square roots of the weights multiplied in; means and scales."""
    X, y, names = load(problem["data"], problem["target"])
    n, p = X.shape
    w = np.array(problem["weights"] or np.ones(n), float)
    w *= n / w.sum()
    mean, y_mean = w @ X / n, w @ y / n
    scale = np.sqrt(w @ (X - mean) ** 2 / n) if problem["standardize"] else np.ones(p)
    if not problem["intercept"]:
        mean, y_mean = 0 * mean, 0.0
    root = np.sqrt(w)
    return root[:, None] * (X - mean) / scale, root * (y - y_mean), mean, y_mean, scale, names


def lambda_max(problem):
    Z, y, *_ = scaled(problem)
    v = np.array(problem["penaltyFactors"] or np.ones(Z.shape[1]))
    free = Z[:, v == 0]
    r = y - free @ np.linalg.lstsq(free, y, rcond=None)[0]
    return np.max(np.abs(Z[:, v > 0].T @ r) / v[v > 0]) / len(y) / problem["l1Ratio"]


def grid(first, last, count):
    """Geometric, rounded to six digits so that every reader holds the same doubles."""
    return [float(f"{x:.6g}") for x in np.geomspace(first, last, count)]


def problem(name, first=0.95, last=0.01, count=20, **options):
    data, target = FILES[name.split("-")[0]]
    q = dict(name=name, data=data, target=target, l1Ratio=1.0, standardize=True, intercept=True,
             weights=None, penaltyFactors=None, folds=None) | options
    q["lambda"] = grid(first, last, count) if q["l1Ratio"] == 0 else grid(*np.multiply([first, last], lambda_max(q)), count)
    return q


weights = [1 + i % 3 for i in range(442)]
factors = [1, 0, 1, 0.5, 1, 1, 2, 1, 1, 3]
folds = np.random.default_rng(7).permutation([1 + i % 10 for i in range(442)]).tolist()

problems = [
    problem("diabetes-lasso"),
    problem("longley-lasso", last=0.001),
    problem("tall-lasso"),
    problem("wide-lasso"),
    problem("correlated-lasso"),
    problem("diabetes-elastic", last=0.012, l1Ratio=0.5),
    problem("wide-elastic", last=0.011, l1Ratio=0.5),
    problem("diabetes-weighted", weights=weights),
    problem("diabetes-factors", penaltyFactors=factors),
    problem("diabetes-nointercept", intercept=False),
    problem("diabetes-raw", standardize=False),
    problem("diabetes-raw-nointercept", standardize=False, intercept=False),
    problem("diabetes-combined", l1Ratio=0.7, weights=weights, penaltyFactors=factors),
    problem("diabetes-ridge", 10, 1e-5, 10, l1Ratio=0.0),
    problem("longley-ridge", 10, 1e-5, 10, l1Ratio=0.0),
    problem("wide-ridge", 10, 1e-5, 10, l1Ratio=0.0),
    problem("diabetes-cv", last=0.001, count=30, folds=folds),
]

if __name__ == "__main__":
    lines = ",\n".join(json.dumps(q) for q in problems)
    (REFERENCE / "problems.json").write_text(f"[\n{lines}\n]\n")
