#!/usr/bin/env python3
"""Holds every tool's answers against the exact ones and keeps the closest.   usage: keep.py DIR...   (the last one: LARS)

The exact answer: on the support and signs A that a tool found, (G_AA + lambda (1-l1Ratio) diag v_A) b_A = c_A - lambda l1Ratio v_A s_A,
solved in 50-digit decimals from the CSV's own digits; it is the optimum if, in the same digits, its signs are s_A and no
other weight is pulled by more than lambda l1Ratio v_j. The stored numbers are the tool's, never these.
Writes REFERENCE/<problem>.csv (a copy of the closest tool's file) and REFERENCE/agreement.csv.
"""
import csv
import json
import shutil
import sys
from decimal import Decimal, getcontext
from pathlib import Path

from problems import REFERENCE, ROOT

getcontext().prec = 50


class Gram:
    """(1/n) Z'WZ, (1/n) Z'Wy and (1/n) y'Wy of a problem's scaled columns."""

    def __init__(self, q):
        names, *rows = list(csv.reader((ROOT / q["data"]).open()))
        columns = [[Decimal(v) for v in column] for column in zip(*rows)]
        y = columns.pop(names.index(q["target"]))
        self.n, self.p = len(y), len(columns)
        w = [Decimal(v) for v in q["weights"] or [1] * self.n]
        w = [v / sum(w) for v in w]
        self.scale, self.mean, Z = [], [], []
        for x in columns:
            m = dot(w, x)
            self.scale.append(dot(w, [(v - m) ** 2 for v in x]).sqrt() if q["standardize"] else Decimal(1))
            self.mean.append(m if q["intercept"] else Decimal(0))
            Z.append([(v - self.mean[-1]) / self.scale[-1] for v in x])
        self.y_mean = dot(w, y) if q["intercept"] else Decimal(0)
        wy = [a * (v - self.y_mean) for a, v in zip(w, y)]
        self.yy = dot(wy, [v - self.y_mean for v in y])
        self.c = [dot(wy, z) for z in Z]
        self.G = [[Decimal(0)] * self.p for _ in Z]
        for j, z in enumerate(Z):
            wz = [a * b for a, b in zip(w, z)]
            for k in range(j + 1):
                self.G[j][k] = self.G[k][j] = dot(wz, Z[k])
        self.v = [Decimal(v) for v in map(repr, q["penaltyFactors"] or [1] * self.p)]
        self.l1 = Decimal(repr(q["l1Ratio"]))

    def optimum(self, b, lam):
        """The exact optimum, if the support and signs of b are the optimal ones; else None. And how far it is from a knot."""
        A = [j for j in range(self.p) if b[j] != 0 or self.l1 * self.v[j] == 0]
        sign = [(b[j] > 0) - (b[j] < 0) for j in A]
        ridge, pull = lam * (1 - self.l1), lam * self.l1
        x = solve([[self.G[j][k] + (ridge * self.v[j] if j == k else 0) for k in A] for j in A],
                  [self.c[j] - pull * self.v[j] * s for j, s in zip(A, sign)])
        exact = [Decimal(0)] * self.p
        for j, t in zip(A, x):
            exact[j] = t
        if self.l1 == 0:
            return exact, None
        largest = max(map(abs, exact))
        room = [s * exact[j] / largest for j, s in zip(A, sign) if self.v[j] != 0]
        room += [1 - abs(self.c[j] - dot(self.G[j], exact)) / (pull * self.v[j]) for j in range(self.p) if j not in A]
        return (exact, min(room)) if min(room) > 0 else None

    def gap(self, b, lam):
        """Relative duality gap of the Lasso: (P - D) / (y'y / 2n), the dual point being the best feasible multiple of r."""
        Gb = [dot(g, b) for g in self.G]
        yr = self.yy - dot(b, self.c)
        rr = yr - dot(b, self.c) + dot(b, Gb)
        limit = lam / max(abs(c - g) for c, g in zip(self.c, Gb))
        s = max(-limit, min(limit, yr / rr))
        return (rr / 2 + lam * sum(map(abs, b)) - s * yr + s * s * rr / 2) / (self.yy / 2)


def dot(a, b):
    return sum(map(Decimal.__mul__, a, b), Decimal(0))


def solve(M, rhs):
    """Gaussian elimination; M is positive definite."""
    M = [row + [t] for row, t in zip(M, rhs)]
    for a, pivot in enumerate(M):
        for row in M[a + 1:]:
            f = row[a] / pivot[a]
            for k in range(a, len(pivot)):
                row[k] -= f * pivot[k]
    x = [Decimal(0)] * len(M)
    for a in reversed(range(len(M))):
        x[a] = (M[a][-1] - dot(M[a][a + 1:-1], x[a + 1:])) / M[a][a]
    return x


def read(path):
    comment, _, *rows = path.read_text().splitlines()
    return comment.removeprefix("# "), [[Decimal(v) for v in row.split(",")] for row in rows]


def relative(a, b):
    return float(max(abs(x - y) for x, y in zip(a, b)) / max(map(abs, b)))


def judge(q, answers):
    g = Gram(q)
    lams = [Decimal(repr(t)) for t in q["lambda"]]
    scaled = {tool: [[b * s for b, s in zip(row[2:], g.scale)] for row in rows] for tool, (_, rows) in answers.items()}
    exact = [next(filter(None, (g.optimum(scaled[tool][k], lam) for tool in answers))) for k, lam in enumerate(lams)]
    nearest = min(room for _, room in exact) if g.l1 else None
    for tool, (comment, rows) in answers.items():
        error, error_raw, support, gap = 0.0, 0.0, 0, 0.0
        for lam, row, b, (e, _) in zip(lams, rows, scaled[tool], exact):
            raw = [t / s for t, s in zip(e, g.scale)]
            error = max(error, relative(b, e))
            error_raw = max(error_raw, relative(row[2:], raw), abs(float(row[1] / (g.y_mean - dot(raw, g.mean)) - 1)) if q["intercept"] else 0)
            support += [t == 0 for t in b] != [t == 0 for t in e]
            if g.l1 == 1 and not q["penaltyFactors"]:
                gap = max(gap, abs(float(g.gap(b, lam))))
        yield dict(problem=q["name"], tool=tool, error=error, error_original_units=error_raw, wrong_supports=support,
                   gap=gap or "", nearest_knot=f"{nearest:.1e}" if g.l1 else "", description=comment)


def judge_cv(q, answers):
    """No exact answer here: glmnet's means and standard errors against those made of LARS fits."""
    _, (_, yardstick) = answers.popitem()
    for tool, (comment, rows) in answers.items():
        error = max(relative([row[k] for row in rows], [row[k] for row in yardstick]) for k in (1, 2))
        yield dict(problem=q["name"], tool=tool, error=error, error_original_units="", wrong_supports="", gap="", nearest_knot="", description=comment)


table = []
for q in json.loads((REFERENCE / "problems.json").read_text()):
    files = {Path(d).name: Path(d) / (q["name"] + ".csv") for d in sys.argv[1:]}
    answers = {tool: read(path) for tool, path in files.items() if path.exists()}
    rows = list((judge_cv if q["folds"] else judge)(q, answers))
    best = min(rows, key=lambda row: row["error"])
    shutil.copy(files[best["tool"]], REFERENCE / (q["name"] + ".csv"))
    for row in rows:
        table.append({k: f"{x:.1e}" if isinstance(x, float) else x for k, x in row.items()} | {"kept": "yes" if row is best else ""})
        print(*list(table[-1].values())[:7], table[-1]["kept"], flush=True)
with (REFERENCE / "agreement.csv").open("w") as f:
    writer = csv.DictWriter(f, table[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
