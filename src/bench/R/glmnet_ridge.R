# Times glmnet's ridge path on one instance: standardised, with intercept.
# usage: Rscript glmnet_ridge.R FOLDER P LAMBDAS THRESH WARMUPS RUNS OUT
# Reads as glmnet.R does. glmnet divides lambda by the standard deviation of y: it is multiplied here. Writes OUT.facts and
# OUT.bin, the coefficients in original units, lambda by lambda.
a <- commandArgs(TRUE)
p <- as.integer(a[2]); thresh <- as.numeric(a[4]); warmups <- as.integer(a[5]); runs <- as.integer(a[6]); out <- a[7]
suppressMessages(library(glmnet))

doubles <- function(file) readBin(file, "double", file.size(file) / 8, endian = "little")
y <- doubles(file.path(a[1], "y.bin"))
x <- matrix(doubles(file.path(a[1], "X.bin")), length(y), p)
lambda <- doubles(a[3]) * sqrt(mean((y - mean(y))^2))

glmnet.control(fdev = 0, devmax = 1)
seconds <- numeric(0)
for (r in seq_len(warmups + runs)) {
  start <- Sys.time()
  fit <- glmnet(x, y, alpha = 0, lambda = lambda, thresh = thresh, maxit = 1e7)
  taken <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  if (r > warmups) seconds <- c(seconds, taken)
}
writeLines(c(paste0("version=", packageVersion("glmnet")),
             paste0("seconds=", paste(format(seconds, digits = 8, scientific = FALSE, trim = TRUE), collapse = " "))),
           paste0(out, ".facts"))
writeBin(as.numeric(as.matrix(fit$beta)), paste0(out, ".bin"), endian = "little")
