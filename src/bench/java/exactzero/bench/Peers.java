package exactzero.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Other programs on the same data and lambdas, one thread, where they are installed. Their fits are checked by ours. */
final class Peers {
    private static final String[] LOOSE_TO_TIGHT_GLMNET = {"1e-7", "1e-12"};
    private static final String[] LOOSE_TO_TIGHT_SKLEARN = {"1e-4", "1e-8"};

    private final Settings settings;
    private final Path scripts;
    private final boolean glmnet;
    private final boolean sklearn;

    Peers(Settings settings, Path scripts) throws IOException, InterruptedException {
        this.settings = settings;
        this.scripts = scripts;
        Path log = settings.work().resolve("peers.log");
        glmnet = settings.peers() && Programs.run(log, List.of(settings.rscript(), "-e", "library(glmnet)"));
        sklearn =
                settings.peers() && Programs.run(log, List.of(settings.python(), "-c", "import sklearn.linear_model"));
    }

    boolean hasGlmnet() {
        return glmnet;
    }

    boolean hasSklearn() {
        return sklearn;
    }

    /** Which peers did not run, in words. */
    List<String> absent() {
        List<String> absent = new ArrayList<>();
        if (!settings.peers()) {
            absent.add("No peer ran: bench.peers is false.");
            return absent;
        }
        if (!glmnet) {
            absent.add("glmnet is absent: " + program(settings.rscript()) + " was not found or has no package glmnet.");
        }
        if (!sklearn) {
            absent.add("scikit-learn is absent: " + program(settings.python()) + " was not found or cannot import it.");
        }
        return absent;
    }

    /** A program's name, without the folders of one machine. */
    private static String program(String command) {
        return Path.of(command).getFileName().toString();
    }

    /** Times every peer on data that lie in a folder. */
    List<Row> rows(Instance instance, double ratio, Path folder, GapCheck check, double pass)
            throws IOException, InterruptedException {
        double largest = check.largestLambda();
        double[] lambda = new double[100];
        Arrays.setAll(lambda, k -> largest * Math.pow(ratio, k / 99.0));
        Path lambdas = folder.resolve("peer.lambda");
        Doubles.write(lambdas, lambda);
        Timed timed = new Timed(instance, ratio, folder, lambda, check, pass, new ArrayList<>());
        if (glmnet) {
            for (String thresh : tolerances(instance, LOOSE_TO_TIGHT_GLMNET)) {
                timed.run("glmnet {v}, thresh " + thresh, List.of(settings.rscript(), script("R/glmnet.R"),
                        folder.toString(), "" + instance.spec().features(), lambdas.toString(), thresh));
            }
        }
        if (sklearn) {
            scikit(instance, timed, folder, lambdas);
        }
        return timed.rows;
    }

    /** Coordinate descent where a Gram matrix is small; the LARS path, exact, but for the largest instance. */
    private void scikit(Instance instance, Timed timed, Path folder, Path lambdas)
            throws IOException, InterruptedException {
        boolean tall = instance.spec().rows() > instance.spec().features();
        if (tall && !instance.large()) {
            for (String tol : tolerances(instance, LOOSE_TO_TIGHT_SKLEARN)) {
                timed.run("scikit-learn {v} on a Gram, tol " + tol, python(folder, lambdas, "cd", tol));
            }
        }
        if (tall) {
            timed.run("scikit-learn {v} LARS on a Gram", python(folder, lambdas, "lars-gram", "0"));
        } else if (!instance.large()) {
            timed.run("scikit-learn {v} LARS", python(folder, lambdas, "lars", "0"));
        }
    }

    private List<String> python(Path folder, Path lambdas, String kind, String tol) {
        return List.of(settings.python(), script("python/sklearn_path.py"), folder.toString(), lambdas.toString(), kind,
                tol);
    }

    private String script(String name) {
        return scripts.resolve(name).toString();
    }

    private List<String> tolerances(Instance instance, String[] looseToTight) {
        return List.of(looseToTight).subList(0, instance.large() || settings.quick() ? 1 : 2);
    }

    /** The runs on one path. */
    private final class Timed {
        private final Instance instance;
        private final double ratio;
        private final Path folder;
        private final double[] lambda;
        private final GapCheck check;
        private final double pass;
        private final List<Row> rows;

        Timed(Instance instance, double ratio, Path folder, double[] lambda, GapCheck check, double pass,
                List<Row> rows) {
            this.instance = instance;
            this.ratio = ratio;
            this.folder = folder;
            this.lambda = lambda;
            this.check = check;
            this.pass = pass;
            this.rows = rows;
        }

        /** Adds a row, and a second one for the time without standardising where it is told apart. */
        void run(String name, List<String> command) throws IOException, InterruptedException {
            boolean once = instance.large() || settings.quick();
            Path out = folder.resolve("peer");
            List<String> whole = new ArrayList<>(command);
            whole.addAll(List.of(once ? "0" : "1", once ? "1" : "5", out.toString()));
            Path log = folder.resolve("peer.log");
            if (!Programs.run(log, whole)) {
                System.out.println(name + " failed, see " + log);
                return;
            }
            Facts facts = Facts.read(folder.resolve("peer.facts"));
            Fits fits = Fits.read(folder.resolve("peer.fits"));
            double gap = check.largest(fits, lambda);
            String program = name.replace("{v}", facts.text("version"));
            double[] seconds = facts.numbers("seconds");
            rows.add(row(program, seconds, fits, gap));
            if (!facts.text("prepared").isEmpty()) {
                double[] prepared = facts.numbers("prepared");
                double[] rest = new double[seconds.length];
                Arrays.setAll(rest, k -> seconds[k] - prepared[k]);
                rows.add(row(program + ", without standardising", rest, fits, gap));
            }
        }

        private Row row(String program, double[] seconds, Fits fits, double gap) {
            return new Row(instance.name(), ratio, program, true, 1, Stopwatch.median(seconds),
                    Stopwatch.least(seconds),
                    seconds.length, Double.NaN, pass, Double.NaN, Double.NaN, gap, fits.nonzero(fits.size() - 1),
                    fits.size() == lambda.length);
        }
    }
}
