package exactzero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvWriterTest {
    @TempDir
    Path folder;

    @Test
    void everyDoubleComesBackTheSame() throws IOException {
        double[] values = new Random(7).longs(20_000)
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toArray();
        values[0] = -0.0;
        values[1] = Double.MIN_VALUE;
        values[2] = Double.MAX_VALUE;
        Dataset data = Dataset.of("d", List.of("a"), new double[][] {values}, "y", values);
        Path file = folder.resolve("d.csv");
        CsvWriter.write(data, file, false);
        Dataset back = CsvReader.read(file, CsvOptions.of("y"));
        assertThat(back.columns()[0]).containsExactly(values);
        assertThat(back.y()).containsExactly(values);
        assertThat(back.name()).isEqualTo("d");
    }

    @Test
    void namesThatNeedQuotesComeBackTheSame() throws IOException {
        List<String> names = List.of("a,b", "say \"x\"", "two\nlines", "#c", "größe", "semi;colon");
        Dataset data = Dataset.of("d", names, new double[6][1], "the y", new double[1]);
        Path file = folder.resolve("d.csv");
        CsvWriter.write(data, file, false);
        assertThat(CsvReader.read(file, CsvOptions.of("the y")).features()).isEqualTo(names);
    }

    @Test
    void weightsAreWrittenWhenThereAreAny() throws IOException {
        Dataset data = new Dataset(
                "d", List.of("a"), new double[][] {{1, 2}}, "y", new double[] {3, 4}, new double[] {0.5, 1});
        Path file = folder.resolve("d.csv.gz");
        CsvWriter.write(data, file, false);
        Dataset back = CsvReader.read(file, CsvOptions.of("y").withWeights("weights"));
        assertThat(back.weights()).containsExactly(0.5, 1);
        assertThat(back.name()).isEqualTo("d");
    }

    @Test
    void linesAreWhatTheyLookLike() throws IOException {
        Dataset data = Dataset.of("d", List.of("a"), new double[][] {{1, -2.5}}, "y", new double[] {0.1, 1e300});
        Path file = folder.resolve("d.csv");
        CsvWriter.write(data, file, false);
        assertThat(file).hasContent("a,y\n1.0,0.1\n-2.5,1.0E300\n");
    }

    @Test
    void truthHasTheInterceptAndEveryFeature() throws IOException {
        Dataset data = Dataset.of("d", List.of("x1", "x2"), new double[2][1], "y", new double[1]);
        Path file = folder.resolve("truth.csv");
        CsvWriter.writeTruth(new SyntheticData(data, new double[] {0, -1.25}, 2, 1), file, false);
        assertThat(file).hasContent("feature,coefficient\n(intercept),2.0\nx1,0.0\nx2,-1.25\n");
    }

    @Test
    void existingFileStaysUnlessForced() throws IOException {
        Dataset data = Dataset.of("d", List.of("a"), new double[1][1], "y", new double[1]);
        Path file = Files.writeString(folder.resolve("d.csv"), "precious");
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> CsvWriter.write(data, file, false));
        assertThat(file).hasContent("precious");
        CsvWriter.write(data, file, true);
        assertThat(file).hasContent("a,y\n0.0,0.0\n");
    }

    @Test
    void equalNamesAreRefused() {
        Dataset data = Dataset.of("d", List.of("y"), new double[1][1], "y", new double[1]);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> CsvWriter.write(data, folder.resolve("d.csv"), false))
                .withMessageContaining("the target 'y' or the column 'weights' has the name of a feature");
        assertThat(folder).isEmptyDirectory();
    }
}
