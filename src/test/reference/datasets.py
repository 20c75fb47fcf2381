#!/usr/bin/env python3
"""Writes every data set of data/ and src/test/resources/reference/.   usage: datasets.py  (anywhere in the repository)

Diabetes is copied from scikit-learn, Longley from R; the others are drawn here with fixed seeds and
rounded to six decimals, so that every reader of the CSV holds the same doubles.
"""
import gzip
import io
import random
import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import sklearn.datasets

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "data"
REFERENCE = ROOT / "src/test/resources/reference"


def write(path, header, rows):
    lines = [",".join(header)] + [",".join(v if isinstance(v, str) else repr(float(v)).removesuffix(".0") for v in row) for row in rows]
    path.write_text("\n".join(lines) + "\n")


def diabetes():
    folder = Path(sklearn.datasets.__file__).parent / "data"
    X = np.loadtxt(gzip.open(folder / "diabetes_data_raw.csv.gz"))
    y = np.loadtxt(gzip.open(folder / "diabetes_target.csv.gz"))
    names = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6", "progression"]
    write(DATA / "diabetes.csv", names, np.column_stack([X, y]))


def longley():
    """R prints GNP, Population, Employed in other units than NIST: 1000 times smaller; Unemployed and Armed.Forces 10 times."""
    text = subprocess.run(["Rscript", "-e", "write.csv(datasets::longley, row.names = FALSE, quote = FALSE)"],
                          check=True, capture_output=True, text=True).stdout
    names = io.StringIO(text).readline().strip().split(",")
    R = np.loadtxt(io.StringIO(text), delimiter=",", skiprows=1)
    rows = np.round(R * [1, 1000, 10, 10, 1000, 1, 1000], 1)
    check_longley(rows)
    write(DATA / "longley.csv", names, rows)


def check_longley(rows):
    """The least-squares fit, in exact fractions, must give NIST's certified estimates to their 15 digits."""
    certified = [-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683,
                 -1.03322686717359, -0.511041056535807e-01, 1829.15146461355]
    Z = [[Fraction(1)] + [Fraction(repr(float(v))) for v in row[:6]] for row in rows]
    y = [Fraction(repr(float(row[6]))) for row in rows]
    m = [[sum(z[a] * z[b] for z in Z) for b in range(7)] + [sum(z[a] * t for z, t in zip(Z, y))] for a in range(7)]
    for a in range(7):
        m[a] = [v / m[a][a] for v in m[a]]
        for b in range(7):
            if b != a:
                m[b] = [v - m[b][a] * u for v, u in zip(m[b], m[a])]
    for a in range(7):
        assert abs(float(m[a][7]) / certified[a] - 1) < 5e-15, (float(m[a][7]), certified[a])


def article():
    """One weight: y = 0.5 x + noise of standard deviation 0.1 on x = -2, -1.9, ..., 2."""
    rng = np.random.default_rng(1)
    x = np.arange(-20, 21) / 10
    y = np.round(0.5 * x + 0.1 * rng.standard_normal(x.size), 4)
    write(DATA / "article.csv", ["x", "y"], np.column_stack([x, y]))


def ar1(rng, n, p, rho):
    X = rng.standard_normal((n, p))
    for j in range(1, p):
        X[:, j] = rho * X[:, j - 1] + np.sqrt(1 - rho * rho) * X[:, j]
    return X


def equicorrelated(rng, n, p, rho):
    return np.sqrt(rho) * rng.standard_normal((n, 1)) + np.sqrt(1 - rho) * rng.standard_normal((n, p))


def response(rng, X, relevant, snr):
    """Relevant weights +-[0.5, 1.5], intercept 1, noise such that var(X beta) / var(noise) = snr."""
    n, p = X.shape
    beta = np.zeros(p)
    beta[rng.choice(p, relevant, replace=False)] = rng.choice([-1.0, 1.0], relevant) * (0.5 + rng.random(relevant))
    beta = np.round(beta, 6)
    fit = X @ beta
    return beta, np.round(1 + fit + np.sqrt(np.var(fit) / snr) * rng.standard_normal(n), 6)


def synthetic(path, truth, seed, X, relevant, snr=3.0):
    rng = np.random.default_rng(seed)
    X = np.round(X(rng), 6)
    beta, y = response(rng, X, relevant, snr)
    names = [f"x{j + 1}" for j in range(X.shape[1])]
    write(path, names + ["y"], np.column_stack([X, y]))
    if truth:
        write(truth, ["feature", "coefficient"], zip(names, beta))


def messy(path):
    """One of everything that real files have, with 60 rows."""
    rng = random.Random(60)
    rows = []
    for i in range(60):
        a, b = rng.gauss(0, 1), rng.gauss(0, 1)
        y = 2 * a - b + (1 if i % 3 == 0 else 0) + rng.gauss(0, 1)
        price = f"{rng.uniform(900, 2100):,.2f}"
        rows.append([str(101 + i), f"2024-0{1 + i % 4}-{10 + i % 18}", ["north", "south", "east"][i % 3],
                     "yes" if rng.random() < 0.4 else "no", f"{a:.4f}", "NA" if i % 9 == 4 else f"{b:.4f}",
                     f"{3 - 2 * float(f'{a:.4f}'):.4f}", f'"{price}"', f"{10 * float(f'{y:.4f}'):.3f}", "EUR", f"{y:.4f}"])
    write(path, ["id", "day", "site", "member", "a", "b", "a_scaled", "price", "y_times_10", "unit", "y"], rows)


diabetes()
longley()
article()
messy(DATA / "messy.csv")
synthetic(DATA / "synthetic.csv", DATA / "synthetic-truth.csv", 40, lambda rng: ar1(rng, 100, 40, 0.5), 8)
REFERENCE.mkdir(parents=True, exist_ok=True)
synthetic(REFERENCE / "tall.csv", None, 11, lambda rng: rng.standard_normal((200, 30)), 8)
synthetic(REFERENCE / "wide.csv", None, 12, lambda rng: ar1(rng, 60, 200, 0.5), 8)
synthetic(REFERENCE / "correlated.csv", None, 13, lambda rng: equicorrelated(rng, 100, 40, 0.7), 8)
