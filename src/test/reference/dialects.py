#!/usr/bin/env python3
"""Runs the calls that `--dialect` prints, in R and in Python, and keeps what the tools answer.

usage: dialects.py [CLASS_PATH OPENBLAS]   (at the top of the repository, target/exactzero.jar built; needs the packages of README.md)
CLASS_PATH holds Smile and what it needs, OPENBLAS is libopenblas.so.0; without them Smile's cases are kept as they are.
Writes src/test/resources/reference/odd.csv (names that must be quoted) and dialects.json: for each case the command line, the call
it printed, the tool with its version, and the intercepts and coefficients that the call gave, one row per lambda.
"""
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

OUT = "src/test/resources/reference/"
DIABETES = ["data/diabetes.csv", "--target", "progression"]
LONGLEY = ["data/longley.csv", "--target", "Employed"]
ODD = [OUT + "odd.csv", "--target", "the 'y'", "--weights", "w%"]
NET = ["--method", "elastic-net"]
BOTH = [
    ["path", *DIABETES, "--lambda", "5.3"],
    ["path", *DIABETES, "--lambda", "2.2", *NET, "--l1-ratio", "0.3"],
    ["path", *DIABETES, "--lambda", "0.7", "--method", "ridge"],
    ["path", *DIABETES, "--lambda", "700", "--no-intercept"],
    ["path", *DIABETES, "--lambda", "20", "--no-standardize"],
    ["path", *DIABETES, "--lambda", "200", "--no-intercept", *NET, "--l1-ratio", "0.8"],
    ["path", *DIABETES, "--lambda", "3", "--positive"],
    ["path", *LONGLEY, "--lambdas", "20", "--lambda-ratio", "0.001"],
    ["path", *LONGLEY, "--lambda", "300,30", "--no-standardize", *NET],
    ["path", *ODD, "--lambda", "0.2"],
    ["path", *ODD, "--lambda", "0.4", *NET, "--l1-ratio", "0.6"],
    ["path", *ODD, "--lambda", "0.4", "--method", "ridge"],
    ["path", *ODD, "--lambda", "0.1", "--no-standardize"],
    ["select", *DIABETES, "--stability", "0"],
]
GLMNET = [
    ["path", *DIABETES, "--lambda", "3", "--penalty-factor", "sex=0,s5=2.5,bp=0.5"],
    ["path", *DIABETES, "--lambda", "3", "--penalty-factor", "sex=0,s5=inf", *NET, "--l1-ratio", "0.9"],
    ["select", *DIABETES, "--stability", "0", "--adaptive"],
]
SMILE = [
    ["path", *DIABETES, "--lambda", "5.3"],
    ["path", *DIABETES, "--lambda", "2.2", *NET, "--l1-ratio", "0.3"],
    ["path", *DIABETES, "--lambda", "0.7", "--method", "ridge"],
    ["path", *LONGLEY, "--lambda", "3000,300"],
]
R_ANSWER = """
cat("\\nANSWER\\n", as.character(packageVersion("glmnet")), "\\n", sep = "")
for (k in seq_along(fit$lambda)) cat(sprintf("%.17g", c(fit$a0[k], as.matrix(fit$beta)[, k])), "\\n")
"""
PYTHON_ANSWER = """
import sklearn
print("\\nANSWER\\n" + sklearn.__version__)
for f in (fits if "fits" in dir() else [fit]):
    f = f[-1] if hasattr(f, "steps") else f
    print(" ".join(map(repr, [float(f.intercept_), *map(float, f.coef_)])))
"""


def odd():
    random.seed(7)
    names = ["a b", 'it\'s "x"', "c\\d", "$e{1}", "0", "w%", "the 'y'"]
    with open(OUT + "odd.csv", "w", newline="") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\n")
        out.writerow(names)
        for i in range(60):
            x = [round(random.gauss(0, 1) * s, 4) for s in (1, 30, 0.02, 5, 1)]
            y = round(3 + 2 * x[0] - 0.05 * x[1] + 0.1 * x[3] + random.gauss(0, 0.7), 4)
            out.writerow([*x, round(random.uniform(0.2, 3), 3), y])


def answer(command, call):
    done = subprocess.run(command, input=call, text=True, capture_output=True)
    if "ANSWER" not in done.stdout:
        sys.exit(call + "\n" + done.stdout + done.stderr)
    version, *rows = done.stdout.split("ANSWER\n")[1].strip().split("\n")
    rows = [[float(v) for v in row.split()] for row in rows]
    return version, [r[0] for r in rows], [r[1:] for r in rows]


def smile(call):
    lines = call.split("\n")
    imports = [line for line in lines if line.startswith("import ")]
    body = "\n".join(line for line in lines if not line.startswith("import "))
    body = body.replace('fit.intercept() + " " + fit.coefficients()', "text(fit)")
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/Call.java", "w") as f:
            f.write("\n".join(imports) + '''
public class Call {
    static String text(smile.regression.LinearModel fit) {
        return fit.intercept() + " " + java.util.Arrays.toString(fit.coefficients().toArray(new double[0]))
                .replace("[", " ").replace("]", "").replace(",", "");
    }

    public static void main(String[] arguments) throws Exception {
        System.load(arguments[0]);
        System.out.println("ANSWER\\n6.3.0");
%s
    }
}
''' % body)
        subprocess.run([JAVA + "javac", "-Xlint:none", "-d", folder, "-cp", sys.argv[1], folder + "/Call.java"],
                       check=True)
        return answer([JAVA + "java", "--enable-native-access=ALL-UNNAMED", "-Dsmile.lib.blas=java",
                       "-Dsmile.lib.lapack=java", "-cp", folder + ":" + sys.argv[1], "Call", sys.argv[2]], "")


def case(arguments, dialect):
    command = ["java", "-jar", "target/exactzero.jar", *arguments, "--dialect", dialect, "--json"]
    document = json.loads(subprocess.run(command, text=True, capture_output=True, check=True).stdout)
    call = document["dialects"][0]["call"]
    if dialect == "smile":
        version, intercepts, rows = smile(call)
    elif dialect == "glmnet":
        version, intercepts, rows = answer(["Rscript", "-"], call + R_ANSWER)
    else:
        version, intercepts, rows = answer(["/usr/bin/python3", "-"], call + PYTHON_ANSWER)
    tool = {"glmnet": "glmnet ", "sklearn": "scikit-learn ", "smile": "Smile "}[dialect] + version
    print(tool, arguments)
    return {"tool": tool, "arguments": arguments, "dialect": dialect, "call": call, "intercept": intercepts,
            "coefficients": rows}


JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "") if "JAVA_HOME" in os.environ else ""
if len(sys.argv) > 2:
    smile_cases = [case(a, "smile") for a in SMILE]
else:
    with open(OUT + "dialects.json") as f:
        smile_cases = [c for c in json.load(f) if c["dialect"] == "smile"]
odd()
cases = smile_cases + [case(a, "glmnet") for a in BOTH + GLMNET] + [case(a, "sklearn") for a in BOTH]
with open(OUT + "dialects.json", "w") as f:
    f.write("[\n" + ",\n".join(map(json.dumps, cases)) + "\n]\n")
