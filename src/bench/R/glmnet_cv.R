# Times cv.glmnet, 10 folds, on one instance: standardised, with intercept, early stop off.
# usage: Rscript glmnet_cv.R FOLDER P LAMBDAS THRESH WARMUPS RUNS OUT
# Reads as glmnet.R does. Writes OUT.facts, OUT.lambda (lambda.min) and OUT.bin, the coefficients there in original units.
a <- commandArgs(TRUE)
p <- as.integer(a[2]); thresh <- as.numeric(a[4]); warmups <- as.integer(a[5]); runs <- as.integer(a[6]); out <- a[7]
suppressMessages(library(glmnet))

doubles <- function(file) readBin(file, "double", file.size(file) / 8, endian = "little")
y <- doubles(file.path(a[1], "y.bin"))
x <- matrix(doubles(file.path(a[1], "X.bin")), length(y), p)
lambda <- doubles(a[3])
set.seed(1)
folds <- sample(rep(1:10, length.out = length(y)))

glmnet.control(fdev = 0, devmax = 1)
budget <- 10   # seconds after which nothing is fitted again
seconds <- numeric(0)
for (r in seq_len(warmups + runs)) {
  start <- Sys.time()
  fit <- cv.glmnet(x, y, lambda = lambda, foldid = folds, thresh = thresh, maxit = 1e7)
  taken <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  if (r > warmups || taken > budget) seconds <- c(seconds, taken)
  if (sum(seconds) > budget) break
}
writeLines(c(paste0("version=", packageVersion("glmnet")),
             paste0("seconds=", paste(format(seconds, digits = 8, scientific = FALSE, trim = TRUE), collapse = " "))),
           paste0(out, ".facts"))
k <- which(fit$lambda == fit$lambda.min)
writeBin(lambda[k], paste0(out, ".lambda"), endian = "little")
writeBin(as.numeric(as.matrix(fit$glmnet.fit$beta)[, k]), paste0(out, ".bin"), endian = "little")
