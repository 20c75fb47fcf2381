#!/usr/bin/env Rscript
# Ridge by glmnet, with and without penalty factors, on few lambdas, which its descent needs many sweeps for.
# usage: Rscript src/test/reference/glmnet_ridge.R   (at the top of the repository; writes ridge-glmnet*.csv)
#
# glmnet's objective is RSS/2n + L sum v_j (s_j b_j)^2 / (2 s_y) on y scaled to unit deviation, v scaled to sum to p: hence L = lambda s_y sum(v)/p.
suppressMessages(library(glmnet))
glmnet.control(fdev = 0, devmax = 1)
d <- read.csv("data/diabetes.csv", check.names = FALSE)
y <- d$progression
X <- as.matrix(d[names(d) != "progression"])
sy <- sqrt(mean((y - mean(y))^2))
lambda <- c(10, 1, 0.1, 0.01)
cases <- list("ridge-glmnet" = rep(1, ncol(X)), "ridge-glmnet-factors" = c(1, 0, 1, 0.5, 1, 1, 2, 1, 1, 3))
for (name in names(cases)) {
  v <- cases[[name]]
  fit <- glmnet(X, y, alpha = 0, lambda = lambda * sy * sum(v) / length(v), penalty.factor = v, thresh = 1e-30, maxit = 1e9)
  note <- sprintf("# glmnet %s, %s; alpha=0, thresh=1e-30, its lambda = %.17g times the first column; penalty.factor %s",
                  packageVersion("glmnet"), sub(" Patched.*", "", R.version.string), sy * sum(v) / length(v), paste(v, collapse = " "))
  table <- cbind(lambda = lambda, intercept = fit$a0, t(as.matrix(fit$beta)))
  writeLines(c(note, paste(colnames(table), collapse = ","), apply(table, 1, function(row) paste(sprintf("%.17g", row), collapse = ","))),
             file.path("src/test/resources/reference", paste0(name, ".csv")))
}
