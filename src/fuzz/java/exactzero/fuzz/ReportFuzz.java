package exactzero.fuzz;

import exactzero.data.Dataset;
import exactzero.report.Format;
import exactzero.report.ModelFile;
import exactzero.report.ReportOptions;
import exactzero.report.SelectReport;
import exactzero.select.Model;
import exactzero.select.Selection;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reports of features that are called as the fuzzer likes: pictures are XML, the model reads back, no cell is a formula. */
public final class ReportFuzz {
    private ReportFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<String> names = new String(input, StandardCharsets.UTF_8).lines().distinct().limit(4).toList();
        if (names.isEmpty()) {
            return;
        }
        Dataset data = Examples.data(names);
        Selection selection = Examples.select(data);
        InputFile.give(new byte[0], "none", none -> {
            Path folder = none.resolveSibling("report");
            try {
                SelectReport.write(selection, Model.of(selection, data), new ReportOptions(folder,
                        Set.of(Format.HTML, Format.SVG, Format.CSV, Format.JSON, Format.PMML), true));
                parse(Files.readString(folder.resolve("select-paths.svg")));
                parse(Files.readString(folder.resolve("select-weights.svg")));
                requireInert(Files.readString(folder.resolve("selected.csv")));
                ModelFile.read(folder.resolve("model.json"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("no XML", e);
        }
    }

    private static void requireInert(String table) {
        boolean quoted = false;
        char before = '\n';
        for (int i = 0; i < table.length(); i++) {
            char c = table.charAt(i);
            boolean starts = !quoted && (before == '\n' || before == ',') && c != '"';
            boolean formula = "=+@\t\r".indexOf(c) >= 0 || c == '-' && !Character.isDigit(table.charAt(i + 1));
            if (starts && formula && !table.startsWith("-Infinity", i)) {
                throw new IllegalStateException("a formula at " + i + ": " + table);
            }
            quoted ^= c == '"';
            before = c;
        }
    }
}
