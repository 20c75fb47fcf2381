package exactzero.bench;

import exactzero.data.Dataset;
import hex.glm.GLM;
import hex.glm.GLMModel;
import hex.glm.GLMModel.GLMParameters;
import java.nio.file.Path;
import java.util.Arrays;
import water.DKV;
import water.H2OStarter;
import water.Key;
import water.fvec.Frame;
import water.fvec.Vec;

/**
 * H2O's coordinate descent for a Gaussian GLM, in a cloud of this one process: RSS / 2n + lambda |b|_1 on columns scaled with
 * n - 1. Standardising is inside the time, loading the frame is not.
 */
final class H2oRival implements JavaRival {
    private final Frame frame;
    private final double tolerance;
    private final double scale;
    private final String[] names;

    H2oRival(Dataset data, double tolerance, Path work) {
        H2OStarter.start(new String[] {"-name", "bench" + ProcessHandle.current().pid(), "-nthreads", "1", "-ip",
            "127.0.0.1", "-web_ip", "127.0.0.1", "-disable_web", "-ice_root", work.toAbsolutePath().toString(),
            "-log_level", "ERRR", "-ga_opt_out"}, true);
        this.tolerance = tolerance;
        this.scale = Math.sqrt((data.rows() - 1.0) / data.rows());
        this.names = data.features().toArray(String[]::new);
        Vec[] columns = new Vec[data.size() + 1];
        for (int j = 0; j < data.size(); j++) {
            columns[j] = Vec.makeVec(data.columns()[j], Vec.newKey());
        }
        columns[data.size()] = Vec.makeVec(data.y(), Vec.newKey());
        String[] all = Arrays.copyOf(names, names.length + 1);
        all[names.length] = "y";
        frame = new Frame(Key.make("frame"), all, columns);
        DKV.put(frame);
    }

    @Override
    public double[][] fit(double[] lambda) {
        GLMParameters parameters = new GLMParameters(GLMParameters.Family.gaussian);
        parameters._train = frame._key;
        parameters._response_column = "y";
        parameters._solver = GLMParameters.Solver.COORDINATE_DESCENT;
        parameters._alpha = new double[] {1};
        parameters._lambda = Arrays.stream(lambda).map(l -> l * scale).toArray();
        parameters._standardize = true;
        parameters._early_stopping = false;
        parameters._max_iterations = 100_000;
        if (tolerance > 0) {
            parameters._beta_epsilon = tolerance;
            parameters._objective_epsilon = tolerance * tolerance;
        }
        GLMModel model = new GLM(parameters).trainModel().get();
        double[][] weights = new double[lambda.length][names.length];
        GLMModel.RegularizationPath path = lambda.length > 1 ? model.getRegularizationPath() : null;
        for (int k = 0; k < lambda.length; k++) {
            for (int j = 0; j < names.length; j++) {
                weights[k][j] = path == null ? model.coefficients().get(names[j])
                        : path._coefficients[k][Arrays.asList(path._coefficient_names).indexOf(names[j])];
            }
        }
        model.delete();
        return weights;
    }
}
