#!/usr/bin/env Rscript
# Solves every problem of problems.json with glmnet.   usage: Rscript glmnet.R OUT_DIR [THRESH]   (at the top of the repository)
suppressMessages({library(glmnet); library(jsonlite)})
arguments <- commandArgs(TRUE)
out <- arguments[1]
thresh <- if (length(arguments) > 1) as.numeric(arguments[2]) else 1e-15
dir.create(out, recursive = TRUE, showWarnings = FALSE)
glmnet.control(fdev = 0, devmax = 1)                       # no early stop along the path

store <- function(name, note, table) {
  path <- file.path(out, paste0(name, ".csv"))
  writeLines(c(sprintf("# glmnet %s, %s; thresh=%g; %s", packageVersion("glmnet"), sub(" Patched.*", "", R.version.string), thresh, note),
               paste(colnames(table), collapse = ","),
               apply(table, 1, function(row) paste(sprintf("%.17g", row), collapse = ","))), path)
}

for (q in read_json("src/test/resources/reference/problems.json", simplifyVector = TRUE, simplifyDataFrame = FALSE)) {
  d <- read.csv(q$data, check.names = FALSE)
  y <- d[[q$target]]
  X <- as.matrix(d[names(d) != q$target])
  w <- if (is.null(q$weights)) rep(1, length(y)) else q$weights
  v <- if (is.null(q$penaltyFactors)) rep(1, ncol(X)) else q$penaltyFactors
  if (q$l1Ratio == 0) next                                 # ridge: glmnet's descent is no match for a decomposition

  # glmnet's objective is RSS_w/2 + L sum v_j (a s_j|b_j| + (1-a)/(2 s_y) (s_j b_j)^2), w summing to 1 and v to p. Hence
  #   a L = l1Ratio lambda sum(v)/p    and    (1-a) L / s_y = (1-l1Ratio) lambda sum(v)/p
  centre <- if (q$intercept) weighted.mean(y, w) else 0
  sy <- sqrt(weighted.mean((y - centre)^2, w))
  mix <- q$l1Ratio + (1 - q$l1Ratio) * sy
  common <- list(x = X, y = y, weights = w, alpha = q$l1Ratio / mix, lambda = q$lambda * mix * sum(v) / length(v), penalty.factor = v,
                 standardize = q$standardize, intercept = q$intercept, thresh = thresh, maxit = 1e9)
  note <- sprintf("alpha=%.17g, its lambda = %.17g times the first column", common$alpha, mix * sum(v) / length(v))
  if (is.null(q$folds)) {
    fit <- do.call(glmnet, c(common, type.gaussian = "naive"))
    store(q$name, note, cbind(lambda = q$lambda, intercept = fit$a0, t(as.matrix(fit$beta))))
  } else {
    fit <- do.call(cv.glmnet, c(common, list(foldid = q$folds, type.gaussian = "naive")))
    store(q$name, "cv.glmnet; the last two columns mark lambda.min and lambda.1se",
          cbind(lambda = q$lambda, cvm = fit$cvm, cvsd = fit$cvsd, nonzero = fit$nzero,
                min = fit$lambda == fit$lambda.min, `1se` = fit$lambda == fit$lambda.1se))
  }
}
