# Times glmnet's Lasso path on one instance: standardised, with intercept, early stop off.
# usage: Rscript glmnet.R FOLDER P LAMBDAS THRESH WARMUPS RUNS OUT
# Reads FOLDER/X.bin, FOLDER/y.bin and LAMBDAS (little-endian float64, columns one after the other); writes OUT.facts
# and OUT.fits, the coefficients in original units.
a <- commandArgs(TRUE)
p <- as.integer(a[2]); thresh <- as.numeric(a[4]); warmups <- as.integer(a[5]); runs <- as.integer(a[6]); out <- a[7]
suppressMessages(library(glmnet))

doubles <- function(file) readBin(file, "double", file.size(file) / 8, endian = "little")
y <- doubles(file.path(a[1], "y.bin"))
x <- matrix(doubles(file.path(a[1], "X.bin")), length(y), p)
lambda <- doubles(a[3])

# the most memory in use, in megabytes, by Linux's own count
peak <- function() {
  if (!file.exists("/proc/self/status")) return(NaN)
  line <- grep("^VmHWM", readLines("/proc/self/status"), value = TRUE)
  as.numeric(gsub("[^0-9]", "", line)) / 1024
}
glmnet.control(fdev = 0, devmax = 1)
type <- if (p < 500) "covariance" else "naive"   # glmnet's own choice
maxit <- if (thresh < 1e-7) 1e8 else 1e6
budget <- 10   # seconds after which nothing is fitted again
seconds <- numeric(0)
for (r in seq_len(warmups + runs)) {
  start <- Sys.time()
  fit <- glmnet(x, y, lambda = lambda, standardize = TRUE, intercept = TRUE, thresh = thresh, type.gaussian = type,
                maxit = maxit)
  taken <- as.numeric(difftime(Sys.time(), start, units = "secs"))
  if (r > warmups || taken > budget) seconds <- c(seconds, taken)
  if (sum(seconds) > budget) break
}

writeLines(c(paste0("version=", packageVersion("glmnet")), paste0("kind=", type), paste0("peak=", peak()),
             paste0("seconds=", paste(format(seconds, digits = 8, scientific = FALSE, trim = TRUE), collapse = " "))),
           paste0(out, ".facts"))
b <- as(fit$beta, "CsparseMatrix")
file <- file(paste0(out, ".fits"), "wb")
writeBin(as.integer(c(ncol(b), length(b@x))), file, endian = "little")
writeBin(b@p, file, endian = "little")
writeBin(b@i, file, endian = "little")
writeBin(b@x, file, endian = "little")
close(file)
