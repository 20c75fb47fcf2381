package exactzero.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One command, run in this JVM: its exit code and what it printed. */
record Run(int code, String out, String err) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Run of(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = Main.run(out, new PrintWriter(err, true),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** A command that must succeed. */
    static Run done(Object... args) {
        Run run = of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** The only thing on standard output. */
    JsonNode json() {
        return JSON.readTree(out);
    }

    /** The lasso weights and names as select's JSON document tells them. */
    static JsonNode select(Path file, String target, Object... more) {
        Object[] args = new Object[5 + more.length];
        System.arraycopy(new Object[] {"select", file, "--target", target, "--json"}, 0, args, 0, 5);
        System.arraycopy(more, 0, args, 5, more.length);
        return done(args).json();
    }
}
