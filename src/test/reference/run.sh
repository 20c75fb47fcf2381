#!/bin/sh
# Makes every reference number anew.   usage: src/test/reference/run.sh   (needs the packages of README.md; half a minute)
set -e
cd "$(dirname "$0")/../../.."
here=src/test/reference out=target/reference python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
$python $here/datasets.py
$python $here/problems.py
Rscript $here/glmnet.R $out/glmnet-1e-15 1e-15
Rscript $here/glmnet.R $out/glmnet-1e-30 1e-30
Rscript $here/glmnet_ridge.R
$python $here/scikit.py $out/sklearn $out/sklearn-lars
$python $here/keep.py $out/glmnet-1e-15 $out/glmnet-1e-30 $out/sklearn $out/sklearn-lars
