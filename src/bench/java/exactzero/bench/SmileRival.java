package exactzero.bench;

import exactzero.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.regression.LASSO;
import smile.regression.LinearModel;

/** Smile's LASSO: RSS + lambda |b|_1 on columns scaled with n - 1. It has no path: every lambda is a fit from nothing. */
final class SmileRival implements JavaRival {
    private static final Formula FORMULA = Formula.lhs("y");

    private final DataFrame frame;
    private final double tolerance;
    private final double scale;

    SmileRival(Dataset data, double tolerance, Path work) {
        loadOpenBlas(work.toAbsolutePath());
        this.tolerance = tolerance;
        this.scale = 2 * Math.sqrt(data.rows() * (data.rows() - 1.0));
        double[][] rows = new double[data.rows()][data.size() + 1];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < data.size(); j++) {
                rows[i][j] = data.columns()[j][i];
            }
            rows[i][data.size()] = data.y()[i];
        }
        String[] names = Arrays.copyOf(data.features().toArray(String[]::new), data.size() + 1);
        names[data.size()] = "y";
        frame = DataFrame.of(rows, names);
    }

    @Override
    public double[][] fit(double[] lambda) {
        double[][] weights = new double[lambda.length][];
        for (int k = 0; k < lambda.length; k++) {
            LinearModel model = LASSO.fit(FORMULA, frame, new LASSO.Options(scale * lambda[k], tolerance, 1000));
            weights[k] = model.coefficients().toArray(new double[0]);
        }
        return weights;
    }

    /** From the class path to a folder, and into this process: no system library is needed. */
    @SuppressWarnings("restricted")
    private static void loadOpenBlas(Path folder) {
        System.setProperty("smile.lib.blas", "java");
        System.setProperty("smile.lib.lapack", "java");
        for (String name : new String[] {"libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"}) {
            Path file = folder.resolve(name);
            try (InputStream in = SmileRival.class
                    .getResourceAsStream("/org/bytedeco/openblas/linux-x86_64/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("no OpenBLAS for this platform");
                }
                if (!Files.exists(file)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        System.load(folder.resolve("libopenblas.so.0").toString());
    }
}
