package exactzero.report;

import static org.assertj.core.api.Assertions.assertThat;

import exactzero.select.Selection;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PdfTest {
    private static Picture picture;

    @BeforeAll
    static void draws() {
        picture = SelectReport.paths(Examples.select(Examples.diabetes()));
    }

    @Test
    void theSamePictureGivesTheSameBytesAndNoClock() throws Exception {
        byte[] first = bytes(picture);
        Thread.sleep(1100); // a clock of seconds would have moved
        assertThat(bytes(SelectReport.paths(Examples.select(Examples.diabetes())))).isEqualTo(first);
        try (PDDocument document = Loader.loadPDF(first)) {
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
            assertThat(document.getDocumentInformation().getModificationDate()).isNull();
        }
    }

    @Test
    void itsTextIsTextInAFontOfItsOwn() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes(picture))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document)).contains("diabetes: each weight as the penalty grows",
                    "bmi",
                    "1se", "number of weights that are not 0", "\u03BB");
            var form = document.getPage(0).getResources();
            var resources = ((org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject) form.getXObject(
                    form.getXObjectNames().iterator().next())).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("LiberationSans");
            }
        }
    }

    @Test
    void itSaysInWordsWhatItShows() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes(picture))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(picture.title());
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            PDStructureElement figure =
                    (PDStructureElement) document.getDocumentCatalog().getStructureTreeRoot().getKids().getFirst();
            assertThat(figure.getStructureType()).isEqualTo("Figure");
            assertThat(figure.getAlternateDescription()).isEqualTo(picture.description());
        }
    }

    @Test
    void itLooksLikeThePicture() throws IOException {
        BufferedImage drawn = new BufferedImage(Picture.WIDTH, picture.height(), BufferedImage.TYPE_INT_RGB);
        picture.draw(drawn.createGraphics());
        try (PDDocument document = Loader.loadPDF(bytes(picture))) {
            BufferedImage printed = new PDFRenderer(document).renderImage(0, 4f / 3);
            assertThat(printed.getWidth()).isEqualTo(Picture.WIDTH);
            long off = 0;
            for (int y = 0; y < Math.min(printed.getHeight(), drawn.getHeight()); y++) {
                for (int x = 0; x < Picture.WIDTH; x++) {
                    off += Math.abs((drawn.getRGB(x, y) & 0xFF) - (printed.getRGB(x, y) & 0xFF)) > 128 ? 1 : 0;
                }
            }
            assertThat(off).isLessThan(Picture.WIDTH * picture.height() / 100);
        }
    }

    @Test
    void namesOfAnyContentCanBePrinted() throws IOException {
        Selection hostile = Examples.select(Examples.random(80, Examples.hostileNames(), 6, "<b onclick='x'>target"));
        try (PDDocument document = Loader.loadPDF(bytes(SelectReport.paths(hostile)))) {
            assertThat(new PDFTextStripper().getText(document)).contains("<script>alert(1)", "nnnnnnnn");
        }
    }

    private static byte[] bytes(Picture picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pdf.write(picture, out);
        return out.toByteArray();
    }
}
