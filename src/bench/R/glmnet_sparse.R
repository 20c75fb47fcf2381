# Times glmnet's Lasso path on sparse columns: standardised, with intercept, early stop off.
# usage: Rscript glmnet_sparse.R FOLDER LAMBDAS THRESH RUNS OUT
# Reads FOLDER/rows.bin (int32: the number of entries of each column, then their rows from 0), FOLDER/values.bin,
# FOLDER/y.bin and LAMBDAS (float64), all little-endian; writes OUT.facts and OUT.fits, the coefficients in original units.
a <- commandArgs(TRUE)
thresh <- as.numeric(a[3]); runs <- as.integer(a[4]); out <- a[5]
suppressMessages({library(Matrix); library(glmnet)})

doubles <- function(file) readBin(file, "double", file.size(file) / 8, endian = "little")
y <- doubles(file.path(a[1], "y.bin"))
values <- doubles(file.path(a[1], "values.bin"))
rows <- file.path(a[1], "rows.bin")
whole <- readBin(rows, "integer", file.size(rows) / 4, endian = "little")
p <- length(whole) - length(values)
x <- new("dgCMatrix", p = c(0L, as.integer(cumsum(whole[seq_len(p)]))), i = whole[-seq_len(p)], x = values,
         Dim = c(length(y), p))
lambda <- doubles(a[2])

glmnet.control(fdev = 0, devmax = 1)
maxit <- if (thresh < 1e-7) 1e8 else 1e6
seconds <- numeric(0)
for (r in seq_len(runs)) {
  start <- Sys.time()
  fit <- glmnet(x, y, lambda = lambda, standardize = TRUE, intercept = TRUE, thresh = thresh, type.gaussian = "naive",
                maxit = maxit)
  seconds <- c(seconds, as.numeric(difftime(Sys.time(), start, units = "secs")))
}

writeLines(c(paste0("version=", packageVersion("glmnet")),
             paste0("seconds=", paste(format(seconds, digits = 8, scientific = FALSE, trim = TRUE), collapse = " "))),
           paste0(out, ".facts"))
b <- as(fit$beta, "CsparseMatrix")
file <- file(paste0(out, ".fits"), "wb")
writeBin(as.integer(c(ncol(b), length(b@x))), file, endian = "little")
writeBin(b@p, file, endian = "little")
writeBin(b@i, file, endian = "little")
writeBin(b@x, file, endian = "little")
close(file)
