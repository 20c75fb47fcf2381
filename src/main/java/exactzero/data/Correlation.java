package exactzero.data;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** How standard normal features hang together. Every feature has mean 0 and variance 1. */
public sealed interface Correlation {

    /** Fills the p columns, each of length n. */
    void fill(double[][] columns, RandomGenerator random);

    /** No correlation. */
    record Independent() implements Correlation {
        @Override
        public void fill(double[][] columns, RandomGenerator random) {
            for (double[] column : columns) {
                gaussian(column, random);
            }
        }

        @Override
        public String toString() {
            return "none";
        }
    }

    /** cor(x_j, x_k) = rho^|j - k|: neighbours resemble each other. */
    record Ar1(double rho) implements Correlation {
        public Ar1 {
            if (!(rho > -1 && rho < 1)) {
                throw new IllegalArgumentException("rho of ar1 is " + rho + "; it must be between -1 and 1");
            }
        }

        @Override
        public void fill(double[][] columns, RandomGenerator random) {
            // x_j = rho x_{j-1} + sqrt(1 - rho^2) e_j
            gaussian(columns[0], random);
            for (int j = 1; j < columns.length; j++) {
                mix(columns[j], rho, columns[j - 1], Math.sqrt(1 - rho * rho), random);
            }
        }

        @Override
        public String toString() {
            return "ar1:" + rho;
        }
    }

    /** cor(x_j, x_k) = rho for all j and k. */
    record Equicorrelated(double rho) implements Correlation {
        public Equicorrelated {
            requireShared("equi", rho);
        }

        @Override
        public void fill(double[][] columns, RandomGenerator random) {
            new Blocks(columns.length, rho).fill(columns, random);
        }

        @Override
        public String toString() {
            return "equi:" + rho;
        }
    }

    /** cor(x_j, x_k) = rho within blocks of neighbouring features, 0 between them; the last block may be smaller. */
    record Blocks(int size, double rho) implements Correlation {
        public Blocks {
            if (size < 1) {
                throw new IllegalArgumentException("block size is " + size + "; it must be 1 or more");
            }
            requireShared("blocks", rho);
        }

        @Override
        public void fill(double[][] columns, RandomGenerator random) {
            // x_j = sqrt(rho) z_block + sqrt(1 - rho) e_j
            double[] shared = new double[columns[0].length];
            for (int j = 0; j < columns.length; j++) {
                if (j % size == 0) {
                    gaussian(shared, random);
                }
                mix(columns[j], Math.sqrt(rho), shared, Math.sqrt(1 - rho), random);
            }
        }

        @Override
        public String toString() {
            return "blocks:" + size + ":" + rho;
        }
    }

    /**
     * Reads {@code none}, {@code ar1:RHO}, {@code equi:RHO} or {@code blocks:SIZE:RHO}.
     *
     * @throws IllegalArgumentException for anything else, or a rho out of range
     */
    static Correlation parse(String typed) {
        String[] parts = typed.strip().split(":", -1);
        try {
            return switch (parts[0].toLowerCase(Locale.ROOT) + "/" + parts.length) {
                case "none/1" -> new Independent();
                case "ar1/2" -> new Ar1(Double.parseDouble(parts[1]));
                case "equi/2" -> new Equicorrelated(Double.parseDouble(parts[1]));
                case "blocks/3" -> new Blocks(Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
                default -> throw new NumberFormatException();
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "correlation '" + typed + "' is none of none, ar1:RHO, equi:RHO, blocks:SIZE:RHO", e);
        }
    }

    private static void requireShared(String name, double rho) {
        if (!(rho >= 0 && rho < 1)) {
            throw new IllegalArgumentException("rho of " + name + " is " + rho + "; it must be 0 or more and below 1");
        }
    }

    private static void gaussian(double[] column, RandomGenerator random) {
        for (int i = 0; i < column.length; i++) {
            column[i] = random.nextGaussian();
        }
    }

    private static void mix(double[] column, double a, double[] other, double b, RandomGenerator random) {
        for (int i = 0; i < column.length; i++) {
            column[i] = a * other[i] + b * random.nextGaussian();
        }
    }
}
