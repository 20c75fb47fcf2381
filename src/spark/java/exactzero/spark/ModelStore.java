package exactzero.spark;

import exactzero.report.ModelFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Models in a folder of any file system that Spark reaches: Spark's metadata and model.json. */
final class ModelStore {
    private static final String FILE = "model.json";

    private ModelStore() {}

    private static FileSystem system(Path file, SparkSession spark) throws IOException {
        return file.getFileSystem(spark.sparkContext().hadoopConfiguration());
    }

    /** Writes a model. */
    static final class Writer extends MLWriter {
        private final ExactZeroModel model;

        Writer(ExactZeroModel model) {
            this.model = model;
        }

        @Override
        public void saveImpl(String path) {
            DefaultParamsWriter$.MODULE$.saveMetadata(model, path, sparkSession(), Option.empty(), Option.empty());
            Path file = new Path(path, FILE);
            try (OutputStream out = system(file, sparkSession()).create(file)) {
                ModelFile.write(model.model(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

    }

    /** Reads a model. */
    static final class Reader extends MLReader<ExactZeroModel> {

        @Override
        public ExactZeroModel load(String path) {
            DefaultParamsReader.Metadata metadata = DefaultParamsReader$.MODULE$.loadMetadata(path, sparkSession(),
                    ExactZeroModel.class.getName());
            Path file = new Path(path, FILE);
            try {
                java.nio.file.Path local = Files.createTempFile("exactzero", ".json");
                try {
                    system(file, sparkSession()).copyToLocalFile(file, new Path(local.toUri()));
                    ExactZeroModel model = new ExactZeroModel(metadata.uid(), ModelFile.read(local), null);
                    metadata.getAndSetParams(model, Option.empty());
                    return model;
                } finally {
                    Files.delete(local);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
