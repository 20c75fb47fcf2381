"""Times scikit-learn's LassoCV, 10 folds, on one instance; standardising, once for all rows, is inside the time.

usage: python3 sklearn_cv.py FOLDER LAMBDAS TOL WARMUPS RUNS OUT
Reads as sklearn_path.py does. Writes OUT.facts, OUT.lambda (the lambda chosen) and OUT.bin, the coefficients there in original
units.
"""
import sys
import time
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LassoCV

BUDGET = 10  # seconds after which nothing is fitted again
folder, lambdas, tol, warmups, runs, out = sys.argv[1:7]
y = np.fromfile(folder + "/y.bin", "<f8")
X = np.fromfile(folder + "/X.bin", "<f8").reshape((len(y), -1), order="F")
lam = np.fromfile(lambdas, "<f8")
warnings.simplefilter("ignore")

seconds = []
for r in range(int(warmups) + int(runs)):
    start = time.perf_counter()
    Z = X - X.mean(axis=0)
    sd = np.sqrt(np.einsum("ij,ij->j", Z, Z) / len(y))
    fit = LassoCV(alphas=lam, cv=10, tol=float(tol), max_iter=1000000, n_jobs=1).fit(Z / sd, y)
    taken = time.perf_counter() - start
    if r >= int(warmups) or taken > BUDGET:
        seconds.append(taken)
    if sum(seconds) > BUDGET:
        break

with open(out + ".facts", "w") as f:
    f.write("version=%s\nseconds=%s\n" % (sklearn.__version__, " ".join(map(repr, seconds))))
np.array([fit.alpha_], "<f8").tofile(out + ".lambda")
(fit.coef_ / sd).astype("<f8").tofile(out + ".bin")
