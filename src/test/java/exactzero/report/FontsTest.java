package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FontsTest {
    @TempDir
    private Path folder;

    /** Draws text, in a process of its own. */
    static final class Drawing {
        private Drawing() {}

        public static void main(String[] arguments) {
            Graphics2D g = new BufferedImage(200, 50, BufferedImage.TYPE_INT_RGB).createGraphics();
            g.setFont(Fonts.size(12));
            g.drawString("log\u2081\u2080 \u03BB", 10, 20);
            g.setFont(Fonts.size(12, "\uD83D\uDE00"));
            g.drawString("\uD83D\uDE00", 10, 20);
            System.out.println(Fonts.width("exactly 0", Fonts.size(12)));
        }
    }

    @Test
    void theFontHasTheSignsOfThePictures() {
        assertThat(Fonts.size(12).canDisplayUpTo("log\u2081\u2080 of the penalty \u03BB \u2026 \u25A1")).isEqualTo(-1);
        assertThat(Fonts.size(12, "bmi").getFamily()).isEqualTo("Liberation Sans");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void drawsTheSameOnAMachineWithoutAnyFont() throws IOException, InterruptedException {
        Path none = Files.createDirectory(folder.resolve("fonts"));
        Path configuration = Files.writeString(folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><fontconfig><dir>" + none + "</dir></fontconfig>");
        String classes = location(Fonts.class) + File.pathSeparator + location(FontsTest.class);
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + folder, "-Djava.io.tmpdir=" + folder, "-cp", classes, Drawing.class.getName());
        java.environment().put("FONTCONFIG_FILE", configuration.toString());
        java.redirectErrorStream(true);
        Process process = java.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(said).isEqualTo(Double.toString(Fonts.width("exactly 0", Fonts.size(12))));
        assertThat(process.waitFor()).isZero();
    }

    private static String location(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }
}
