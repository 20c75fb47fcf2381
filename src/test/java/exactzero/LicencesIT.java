package exactzero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the self-contained jar says of others' licences, against the bill of materials that Maven makes of the dependencies. */
class LicencesIT {
    private static final Path JAR = Path.of("target/exactzero.jar");
    private static final Path BILL = Path.of("target/exactzero.cdx.json");

    /** What META-INF/THIRD-PARTY.txt calls what a group publishes. */
    private static final Map<String, String> LISTED = Map.ofEntries(
            Map.entry("org.jspecify", "JSpecify"), Map.entry("org.apache.commons", "Apache Commons CSV"),
            Map.entry("commons-io", "IO,"), Map.entry("commons-codec", "Codec"),
            Map.entry("commons-logging", "Logging"),
            Map.entry("ch.randelshofer", "FastDoubleParser"), Map.entry("org.jfree", "JFreeChart"),
            Map.entry("org.apache.xmlgraphics", "Apache Batik"), Map.entry("de.rototor.pdfbox", "Graphics2D bridge"),
            Map.entry("org.apache.pdfbox", "Apache PDFBox, FontBox"), Map.entry("io.pebbletemplates", "Pebble"),
            Map.entry("org.unbescape", "unbescape"), Map.entry("org.slf4j", "SLF4J"),
            Map.entry("tools.jackson.core", "Jackson core"), Map.entry("com.fasterxml.jackson.core", "annotations"),
            Map.entry("info.picocli", "picocli"), Map.entry("me.tongfei", "progressbar"),
            Map.entry("org.jline", "JLine"),
            Map.entry("com.github.haifengl", "Smile base, core"), Map.entry("org.bytedeco", "OpenBLAS"));

    @Test
    void everyComponentIsListedAndSmileAloneIsUnderTheGpl() throws IOException {
        assumeTrue(Files.exists(BILL), "the bill is not made offline");
        String listed = thirdParty();
        JsonNode components = JsonMapper.shared().readTree(Files.readString(BILL)).path("components");
        assertThat(components).hasSizeGreaterThan(20);
        for (JsonNode component : components) {
            String group = component.path("group").stringValue();
            assertThat(LISTED).as("add %s to META-INF/THIRD-PARTY.txt and here", component.path("purl"))
                    .containsKey(group);
            assertThat(listed).contains(LISTED.get(group));
            assertThat(component.path("licenses")).as(group).isNotEmpty();
            boolean gpl = component.path("licenses").toString().contains("GPL-");
            assertThat(gpl).as(group).isEqualTo(List.of("com.github.haifengl", "org.bytedeco").contains(group));
        }
    }

    @Test
    void whoReadsTheJarIsToldOfTheGpl() throws IOException {
        assertThat(thirdParty()).contains("GNU General Public License 3 (Smile-LICENSE.txt)",
                "only under the terms of the GPL 3");
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.getEntry("META-INF/Smile-LICENSE.txt")).isNotNull();
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
        }
    }

    private static String thirdParty() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            return new String(jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.txt")).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
