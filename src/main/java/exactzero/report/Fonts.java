package exactzero.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * The font of the pictures: Liberation Sans, which comes with the program, so that a picture is laid out the same on
 * every machine. Its letters are as wide as Arial's, so that an SVG shown in Arial fits too.
 *
 * <p>Java draws no text at all, not even in a font of one's own, on a machine without any font installed (a bare
 * container). There a font configuration that names only this font is put in place.
 */
final class Fonts {
    /** For SVG and CSS. */
    static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private static final String RESOURCE = "LiberationSans-Regular.ttf";
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final Font REGULAR = load();

    private Fonts() {}

    static Font size(double points) {
        return REGULAR.deriveFont((float) points);
    }

    /** A font that can show the text: ours, or for the scripts and signs that it lacks, what the machine has. */
    static Font size(double points, String text) {
        Font own = size(points);
        if (own.canDisplayUpTo(text) < 0) {
            return own;
        }
        Font installed = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) points);
        return installed.canDisplayUpTo(text) < 0 ? installed : own;
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    private static Font load() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
        try {
            try {
                return read();
            } catch (IOException | RuntimeException noFontsInstalled) {
                configureOnlyOurs();
                return read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the font " + RESOURCE + " is damaged", e);
        }
    }

    private static Font read() throws IOException, FontFormatException {
        try (InputStream in = resource()) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in);
            font.getStringBounds("x", CONTEXT);
            return font;
        }
    }

    /** The font as a file. */
    static InputStream resource() {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream(RESOURCE), RESOURCE);
    }

    private static void configureOnlyOurs() throws IOException {
        Path font = temporary(".ttf");
        try (InputStream in = resource()) {
            Files.copy(in, font, StandardCopyOption.REPLACE_EXISTING);
        }
        String name = "-exactzero-liberation-medium-r-normal--0-0-0-0-p-0-iso8859-1";
        StringBuilder properties = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String family : new String[] {"serif", "sansserif", "monospaced", "dialog", "dialoginput"}) {
            for (String style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
                properties.append(family).append('.').append(style).append(".latin-1=").append(name).append('\n');
            }
        }
        properties.append("filename.").append(name).append('=').append(font).append('\n');
        Path configuration = temporary(".properties");
        Files.writeString(configuration, properties);
        System.setProperty("sun.awt.fontconfig", configuration.toString());
    }

    private static Path temporary(String ending) throws IOException {
        Path file = Files.createTempFile("exactzero-font", ending);
        file.toFile().deleteOnExit();
        return file;
    }
}
