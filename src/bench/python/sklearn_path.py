"""Times scikit-learn's Lasso path on one instance.

usage: python3 sklearn_path.py FOLDER LAMBDAS KIND TOL WARMUPS RUNS OUT
KIND: cd (coordinate descent on a Gram matrix), lars-gram or lars (every knot, interpolated at the lambdas: exact).
Reads FOLDER/X.bin, FOLDER/y.bin and LAMBDAS (little-endian float64, columns one after the other); writes OUT.facts and
OUT.fits, the coefficients in original units. Standardising is inside the time, and told apart in "prepared".
"""
import resource
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import lars_path, lasso_path

BUDGET = 10  # seconds after which nothing is fitted again
folder, lambdas, kind, tol, warmups, runs, out = sys.argv[1:8]
y = np.fromfile(folder + "/y.bin", "<f8")
X = np.fromfile(folder + "/X.bin", "<f8").reshape((len(y), -1), order="F")
lam = np.fromfile(lambdas, "<f8")
warnings.simplefilter("ignore")


def standardised():
    Z = X - X.mean(axis=0)
    sd = np.sqrt(np.einsum("ij,ij->j", Z, Z) / len(y))
    Z /= sd
    return Z, y - y.mean(), sd


def interpolated(knots, weights):
    """Between knots the Lasso's weights are linear in lambda."""
    at = np.interp(lam, knots[::-1], np.arange(len(knots))[::-1])
    low = np.minimum(np.floor(at).astype(int), len(knots) - 1)
    high = np.minimum(low + 1, len(knots) - 1)
    return weights[:, low] * (1 - (at - low)) + weights[:, high] * (at - low)


def path(Z, yc):
    if kind == "cd":
        return lasso_path(Z, yc, alphas=lam, precompute=Z.T @ Z, Xy=Z.T @ yc, tol=float(tol), max_iter=1000000)[1]
    gram = kind == "lars-gram"
    knots, _, weights = lars_path(Z, yc, method="lasso", alpha_min=lam[-1], max_iter=100000, copy_X=not gram,
                                  Gram=Z.T @ Z if gram else None, Xy=Z.T @ yc if gram else None)
    return interpolated(knots, weights)


seconds, prepared = [], []
for r in range(int(warmups) + int(runs)):
    start = time.perf_counter()
    Z, yc, sd = standardised()
    ready = time.perf_counter()
    B = path(Z, yc)
    end = time.perf_counter()
    if r >= int(warmups) or end - start > BUDGET:
        seconds.append(end - start)
        prepared.append(ready - start)
    if sum(seconds) > BUDGET:
        break

with open(out + ".facts", "w") as f:
    f.write("version=%s\npeak=%r\nseconds=%s\nprepared=%s\n"
            % (sklearn.__version__, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
               " ".join(map(repr, seconds)), " ".join(map(repr, prepared))))
columns = [np.flatnonzero(B[:, k]) for k in range(B.shape[1])]
with open(out + ".fits", "wb") as f:
    starts = np.concatenate([[0], np.cumsum([len(c) for c in columns])])
    np.array([len(columns), starts[-1]], "<i4").tofile(f)
    starts.astype("<i4").tofile(f)
    np.concatenate(columns).astype("<i4").tofile(f)
    np.concatenate([B[c, k] / sd[c] for k, c in enumerate(columns)]).astype("<f8").tofile(f)
