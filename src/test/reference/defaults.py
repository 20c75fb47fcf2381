#!/usr/bin/env python3
"""What scikit-learn answers at its default tolerance.   usage: defaults.py   (at the top of the repository)"""
import numpy as np
import pandas as pd
import sklearn
from sklearn.linear_model import Lasso, LassoLars, Ridge
from sklearn.preprocessing import StandardScaler

d = pd.read_csv("data/diabetes.csv")
y = d["progression"].to_numpy()
names = [c for c in d if c != "progression"]
X = d[names].to_numpy()
Z = StandardScaler().fit_transform(X)


def store(name, fit, call):
    with open("src/test/resources/mismatch/%s.csv" % name, "w") as f:
        f.write("# scikit-learn %s, numpy %s; %s\nfeature,weight\n(Intercept),%r\n"
                % (sklearn.__version__, np.__version__, call, float(fit.intercept_)))
        f.writelines("%s,%r\n" % (n, float(b)) for n, b in zip(names, fit.coef_))


store("sklearn-raw", Lasso(alpha=0.5).fit(X, y), "Lasso(alpha=0.5).fit(X, y)")
store("sklearn-scaled", Lasso(alpha=0.5).fit(Z, y), "Lasso(alpha=0.5).fit(StandardScaler().fit_transform(X), y)")
store("sklearn-ridge", Ridge(alpha=20).fit(Z, y), "Ridge(alpha=20).fit(StandardScaler().fit_transform(X), y)")
store("sklearn-lars", LassoLars(alpha=0.5).fit(Z, y), "LassoLars(alpha=0.5).fit(StandardScaler().fit_transform(X), y)")
