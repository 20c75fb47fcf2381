package exactzero.solve;

/**
 * The minimax concave penalty of Zhang (2010), lambda |b| - b^2 / (2 gamma) up to gamma lambda and constant beyond: large
 * weights are not shrunk. In one file, to show that {@link Penalty} is all that coordinate descent needs.
 *
 * @param gamma above 1, so that each coordinate's problem has one minimum (Breheny and Huang 2011)
 */
record Mcp(double lambda, double gamma) implements Penalty {

    @Override
    public double value(int j, double b) {
        double size = Math.abs(b);
        return size <= gamma * lambda ? lambda * size - size * size / (2 * gamma) : gamma * lambda * lambda / 2;
    }

    @Override
    public double update(int j, double z) {
        return Math.abs(z) > gamma * lambda ? z : SoftThreshold.of(z, lambda) / (1 - 1 / gamma);
    }

    @Override
    public double violation(int j, double b, double pull) {
        if (b == 0.0) {
            return Math.max(0, Math.abs(pull) - lambda);
        }
        double size = Math.max(0, lambda - Math.abs(b) / gamma);
        return Math.abs(pull - Math.signum(b) * size);
    }
}
