package exactzero.report;

import exactzero.kernel.Kernel;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Pages from templates that escape whatever they are given. A page carries its style, its pictures and its script, if it
 * has one, itself; its policy forbids the browser to run any other script and to fetch anything.
 */
final class Page {
    private static final PebbleEngine TEMPLATES = templates();

    private Page() {}

    /**
     * Fills a template. What is in files of the same name that end in .css and .js goes with it; with a script also what
     * draws its panels, plot.js and plot.css.
     *
     * @param template its file, without the ending
     * @param model what it names
     */
    static byte[] render(String template, Map<String, Object> model) throws IOException {
        String own = textIfAny(template + ".js");
        String script = own.isEmpty() ? "" : text("plot.js") + own;
        String style = text("page.css") + (own.isEmpty() ? "" : text("plot.css")) + textIfAny(template + ".css");
        Map<String, Object> all = new HashMap<>(model);
        all.put("style", style);
        all.put("styleHash", sha256(style));
        all.put("script", script);
        all.put("scriptHash", sha256(script));
        StringWriter page = new StringWriter();
        TEMPLATES.getTemplate(template).evaluate(page, all);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A picture for a page: where the page is narrower than legible letters allow, it scrolls.
     *
     * @param id distinct among the pictures of one page
     */
    static String picture(Picture picture, String id) {
        return "<div class=\"scroll picture\" role=\"region\" aria-labelledby=\"" + id + "-title\" tabindex=\"0\">"
                + Svg.text(picture, id) + "</div>";
    }

    /**
     * What a page says of how it was made.
     *
     * @param command whose page it is
     * @param own what else there is to say
     */
    static Map<String, String> facts(String command, Map<String, String> own, ReportOptions options) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (!options.command().isEmpty()) {
            facts.put("Command", Label.clean(options.command()));
        }
        facts.put("Program", "Exact Zero " + options.version() + ", command " + command);
        facts.putAll(own);
        facts.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("Kernel", Kernel.BEST.name());
        return facts;
    }

    private static PebbleEngine templates() {
        ClasspathLoader loader = new ClasspathLoader(Page.class.getClassLoader());
        loader.setPrefix("exactzero/report");
        loader.setSuffix(".peb");
        return new PebbleEngine.Builder().loader(loader).autoEscaping(true).strictVariables(true).build();
    }

    private static String textIfAny(String resource) throws IOException {
        return Page.class.getResource(resource) == null ? "" : text(resource);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
