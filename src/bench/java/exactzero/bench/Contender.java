package exactzero.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program at a tolerance.
 *
 * @param name ours, smile, tribuo, h2o, glmnet or sklearn
 * @param tolerance as the program counts it; 0 for its default
 * @param label for readers; {v} stands for its version
 */
record Contender(String name, String tolerance, String label) {
    static final Contender OURS = new Contender("ours", "0", "Exact Zero");

    static final List<Contender> ALL = List.of(OURS,
            new Contender("smile", "1e-4", "Smile 6.3.0 LASSO, tol 1e-4"),
            new Contender("smile", "1e-8", "Smile 6.3.0 LASSO, tol 1e-8"),
            new Contender("tribuo", "1e-4", "Tribuo 4.3.2, tol 1e-4"),
            new Contender("tribuo", "1e-8", "Tribuo 4.3.2, tol 1e-8"),
            new Contender("h2o", "0", "H2O 3.44.0.1, default"),
            new Contender("h2o", "1e-8", "H2O 3.44.0.1, epsilon 1e-8"),
            new Contender("glmnet", "1e-7", "glmnet {v}, thresh 1e-7"),
            new Contender("glmnet", "1e-12", "glmnet {v}, thresh 1e-12"),
            new Contender("sklearn", "1e-4", "scikit-learn {v}, tol 1e-4"),
            new Contender("sklearn", "1e-8", "scikit-learn {v}, tol 1e-8"));

    /** Whether it is the program at its own default. */
    boolean byDefault() {
        return List.of("0", "1e-4", "1e-7").contains(tolerance);
    }

    boolean ours() {
        return name.equals("ours");
    }

    boolean jvm() {
        return !name.equals("glmnet") && !name.equals("sklearn");
    }

    /** Whether the library cross-validates a path itself. */
    boolean crossValidates() {
        return ours() || !jvm();
    }

    String key() {
        return name + "-" + tolerance;
    }

    /** The command that does a task and writes files whose names begin with out. */
    List<String> command(Task task, Cell cell, Settings settings, Path folder, Path lambdas, Path out) {
        boolean once = task == Task.MEMORY;
        String warmUps = once ? "0" : "1";
        String runs = once ? "1" : settings.quick() ? "3" : "5";
        boolean cv = task == Task.CV;
        return switch (name) {
            case "glmnet" -> List.of(settings.rscript(), "src/bench/R/" + (cv ? "glmnet_cv.R" : "glmnet.R"),
                    folder.toString(), "" + cell.p(), lambdas.toString(), tolerance, warmUps, runs, out.toString());
            case "sklearn" -> cv
                    ? List.of(settings.python(), "src/bench/python/sklearn_cv.py", folder.toString(),
                            lambdas.toString(), tolerance, warmUps, runs, out.toString())
                    : List.of(settings.python(), "src/bench/python/sklearn_path.py", folder.toString(),
                            lambdas.toString(), "cd", tolerance, warmUps, runs, out.toString());
            default -> {
                List<String> java = new ArrayList<>(Programs.java(RivalTrial.class, 1));
                java.removeAll(List.of("-Xms8g", "-XX:+AlwaysPreTouch"));
                if (once) {
                    java.set(java.indexOf("-XX:+UseParallelGC"), "-XX:+UseSerialGC");
                }
                java.addAll(1, List.of("--enable-native-access=ALL-UNNAMED", "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED", "-Dsys.ai.h2o.debug.allowJavaVersions=25"));
                java.addAll(List.of(name, tolerance, task.name(), folder.toString(), lambdas.toString(),
                        settings.quick() ? "1" : "4", runs, out.toString()));
                yield java;
            }
        };
    }
}
