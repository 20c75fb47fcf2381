#!/usr/bin/env python3
"""Solves every problem of problems.json with scikit-learn, twice: coordinate descent and LARS.   usage: scikit.py DESCENT_DIR LARS_DIR

scikit-learn knows no standardising and no penalty factors: it gets the columns of problems.scaled.
"""
import json
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.linear_model import Ridge, enet_path, lars_path

import problems

warnings.filterwarnings("ignore")       # "did not converge": whether it did is keep.py's question


def descent(Z, y, q):
    if q["l1Ratio"] == 0:
        return [Ridge(alpha=len(y) * t, fit_intercept=False, solver="svd").fit(Z, y).coef_ for t in q["lambda"]]
    return enet_path(Z, y, l1_ratio=q["l1Ratio"], alphas=q["lambda"], tol=1e-14, max_iter=10**6, precompute=False)[1].T


def lars(Z, y, q):
    return [lars_path(Z, y, method="lasso", alpha_min=t, max_iter=10**5)[2][:, -1] for t in q["lambda"]]


def cross_validate(q):
    """As cv.glmnet: every fold standardises its own rows; mean over rows, standard error between folds weighted by their size."""
    X, y, _ = problems.load(q["data"], q["target"])
    fold, error = np.array(q["folds"]), np.empty((len(y), len(q["lambda"])))
    for k in range(1, fold.max() + 1):
        train, test = fold != k, fold == k
        mean, scale, y_mean = X[train].mean(axis=0), X[train].std(axis=0), y[train].mean()
        b = np.array(lars((X[train] - mean) / scale, y[train] - y_mean, q)).T
        error[test] = (y[test, None] - y_mean - (X[test] - mean) / scale @ b) ** 2
    size = np.bincount(fold)[1:]
    by_fold = np.array([error[fold == k].mean(axis=0) for k in range(1, fold.max() + 1)])
    mean = size @ by_fold / size.sum()
    return mean, np.sqrt(size @ (by_fold - mean) ** 2 / size.sum() / (len(size) - 1))


def store(folder, q, tool, header, rows):
    Path(folder).mkdir(parents=True, exist_ok=True)
    lines = [f"# scikit-learn {sklearn.__version__}, numpy {np.__version__}; {tool}", ",".join(header)]
    lines += [",".join(repr(float(x)) for x in row) for row in rows]
    (Path(folder) / (q["name"] + ".csv")).write_text("\n".join(lines) + "\n")


for q in json.loads((problems.REFERENCE / "problems.json").read_text()):
    if q["folds"]:
        store(sys.argv[2], q, "lars_path on every fold", ["lambda", "cvm", "cvsd"], zip(q["lambda"], *cross_validate(q)))
        continue
    if q["penaltyFactors"]:
        continue
    Z, y, mean, y_mean, scale, names = problems.scaled(q)
    tools = [(descent, sys.argv[1], 'Ridge(alpha=n*lambda, solver="svd")' if q["l1Ratio"] == 0 else "enet_path(tol=1e-14)")]
    if q["l1Ratio"] == 1:
        tools.append((lars, sys.argv[2], 'lars_path(method="lasso")'))
    for solve, folder, tool in tools:
        b = np.array(solve(Z, y, q)) / scale + 0.0
        rows = np.column_stack([q["lambda"], y_mean - b @ mean, b])
        store(folder, q, tool + " on scaled columns", ["lambda", "intercept"] + names, rows)
