"""Times a ridge path on one instance with LAPACK's singular value decomposition or scikit-learn.

usage: python3 ridge_path.py FOLDER LAMBDAS KIND WARMUPS RUNS OUT
KIND: svd (NumPy, the whole path from one decomposition) or sklearn (Ridge of scikit-learn, one fit per lambda, alpha = n
lambda). Reads as sklearn_path.py does; standardising is inside the time. Writes OUT.facts and OUT.bin, the coefficients in
original units, lambda by lambda. The BLAS's threads are set by OPENBLAS_NUM_THREADS.
"""
import sys
import time

import numpy as np

folder, lambdas, kind, warmups, runs, out = sys.argv[1:7]
y = np.fromfile(folder + "/y.bin", "<f8")
X = np.fromfile(folder + "/X.bin", "<f8").reshape((len(y), -1), order="F")
lam = np.fromfile(lambdas, "<f8")
n = len(y)
if kind == "sklearn":
    import sklearn
    from sklearn.linear_model import Ridge
    version = sklearn.__version__
else:
    version = np.__version__


def path():
    Z = X - X.mean(axis=0)
    sd = np.sqrt(np.einsum("ij,ij->j", Z, Z) / n)
    Z /= sd
    yc = y - y.mean()
    if kind == "svd":
        u, s, vt = np.linalg.svd(Z, full_matrices=False)
        b = vt.T @ ((s * (u.T @ yc))[:, None] / (s[:, None] ** 2 + n * lam[None, :]))
    else:
        b = np.stack([Ridge(alpha=n * l, fit_intercept=False).fit(Z, yc).coef_ for l in lam], axis=1)
    return b / sd[:, None]


seconds = []
for r in range(int(warmups) + int(runs)):
    start = time.perf_counter()
    B = path()
    if r >= int(warmups):
        seconds.append(time.perf_counter() - start)

with open(out + ".facts", "w") as f:
    f.write("version=%s\nseconds=%s\n" % (version, " ".join(map(repr, seconds))))
np.ascontiguousarray(B.T).astype("<f8").tofile(out + ".bin")
