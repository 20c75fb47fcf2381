package exactzero.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.pdfbox.util.Matrix;

/**
 * A picture as a page: lines stay lines, text stays text in a font of its own, and the page is tagged as a figure with the
 * description in words. The same picture gives the same bytes: no dates, and an identifier that follows from the words.
 */
final class Pdf {
    /** Points in a unit of the layout: a picture is as wide as A4 lying down, less margins. */
    private static final float SCALE = 0.75f;
    /** The number of the only marked content. */
    private static final int FIGURE = 0;

    private Pdf() {}

    static void write(Picture picture, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer()) {
            PDPage page = new PDPage(new PDRectangle(SCALE * Picture.WIDTH, SCALE * picture.height()));
            document.addPage(page);
            try (InputStream font = Fonts.resource()) {
                fonts.registerFont(Fonts.size(1).getFontName(), PDType0Font.load(document, font, true));
            }
            PdfBoxGraphics2D g = new PdfBoxGraphics2D(document, Picture.WIDTH, picture.height());
            g.setFontTextDrawer(fonts);
            picture.draw(g);
            g.dispose();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginMarkedContent(COSName.getPDFName(StandardStructureTypes.Figure), FIGURE);
                content.transform(Matrix.getScaleInstance(SCALE, SCALE));
                content.drawForm(g.getXFormObject());
                content.endMarkedContent();
            }
            describe(picture, document, page);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            bytes.writeTo(out);
        }
    }

    private static void describe(Picture picture, PDDocument document, PDPage page) {
        document.setDocumentId((long) picture.description().hashCode());
        document.getDocumentInformation().setTitle(picture.title());
        document.getDocumentInformation().setSubject(picture.description());
        document.getDocumentCatalog().setLanguage("en");
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);

        PDStructureTreeRoot root = new PDStructureTreeRoot();
        PDStructureElement figure = new PDStructureElement(StandardStructureTypes.Figure, root);
        figure.setAlternateDescription(picture.description());
        figure.setPage(page);
        figure.getCOSObject().setInt(COSName.K, FIGURE);
        root.appendKid(figure);
        COSArray parents = new COSArray();
        parents.add(figure);
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(Map.of(FIGURE, new PDParentTreeValue(parents)));
        root.setParentTree(tree);
        page.setStructParents(FIGURE);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
