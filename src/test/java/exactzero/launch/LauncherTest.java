package exactzero.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherTest {
    private static final Path JAR = Path.of("exactzero.jar");

    @Test
    void argumentsStandAfterTheMainClass() {
        assertThat(Launcher.command(java(true), JAR, "  -Xmx4g\t-Da=b ", true, "select", "my file.csv"))
                .containsSequence("--add-modules", "jdk.incubator.vector")
                .contains("-Dexactzero.terminal=true")
                .endsWith("-Xmx4g", "-Da=b", "-cp", "exactzero.jar", "exactzero.cli.Main", "select", "my file.csv");
    }

    @Test
    void aJavaWithoutTheVectorModuleIsNotAskedForIt() {
        assertThat(Launcher.command(java(false), JAR, "", false))
                .doesNotContain("--add-modules", "")
                .contains("-Dexactzero.terminal=false");
    }

    private static JavaHome java(boolean vectors) {
        return new JavaHome(Path.of("jdk"), Runtime.Version.parse("25"), vectors);
    }
}
