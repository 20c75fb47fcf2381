#!/usr/bin/env Rscript
# What glmnet answers at its default tolerance.   usage: Rscript defaults.R   (at the top of the repository)
suppressMessages(library(glmnet))
d <- read.csv("data/diabetes.csv")
x <- as.matrix(d[names(d) != "progression"])
y <- d$progression
store <- function(name, fit, call) {
  b <- as.matrix(coef(fit))
  file <- file(paste0("src/test/resources/mismatch/", name, ".csv"), "w")
  writeLines(c(sprintf("# glmnet %s, %s; %s", packageVersion("glmnet"), sub(" Patched.*", "", R.version.string), call),
               "feature,weight", paste0(rownames(b), ",", sprintf("%.17g", b[, 1]))), file)
  close(file)
}
store("glmnet-lasso", glmnet(x, y, lambda = 0.5), "glmnet(x, y, lambda = 0.5)")
store("glmnet-ridge", glmnet(x, y, alpha = 0, lambda = 60), "glmnet(x, y, alpha = 0, lambda = 60)")
store("glmnet-net", glmnet(x, y, alpha = 0.4, lambda = 3), "glmnet(x, y, alpha = 0.4, lambda = 3)")
store("glmnet-raw", glmnet(x, y, lambda = 2, standardize = FALSE), "glmnet(x, y, lambda = 2, standardize = FALSE)")
