package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What axe-core, Deque's checker of the Web Content Accessibility Guidelines, finds on the page that is open. */
final class Axe {
    private static final String SCRIPT = "/axe.min.js";
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Axe() {}

    static void assertNothingSerious(Browser browser) throws IOException {
        assertThat(serious(browser)).isEmpty();
    }

    /** Serious and critical findings: the rule and the elements. */
    static List<String> serious(Browser browser) throws IOException {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            browser.value(new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; 0");
        }
        JsonNode found =
                browser.promised("axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations.map(v => "
                        + "({ impact: v.impact, text: v.id + ': ' + v.nodes.map(n => n.html.slice(0, 200)).join(' | ') })))");
        List<String> serious = new ArrayList<>();
        for (JsonNode one : found) {
            if (GRAVE.contains(one.get("impact").stringValue())) {
                serious.add(one.get("text").stringValue());
            }
        }
        return serious;
    }
}
