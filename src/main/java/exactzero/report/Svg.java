package exactzero.report;

import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A picture as a scalable drawing: text stays text, and has a title and a description for those who don't see it. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int DECIMALS = 2;

    private Svg() {}

    static void write(Picture picture, String id, OutputStream out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8));
        out.write(text(picture, id).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    /**
     * The svg element.
     *
     * @param id distinct among the drawings of one page: what their elements' ids begin with
     */
    static String text(Picture picture, String id) {
        try {
            Document document = document();
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setPrecision(DECIMALS);
            context.setComment(null);
            context.setIDGenerator(new Prefixed(id));
            SVGGraphics2D g = new SVGGraphics2D(context, false);
            g.setSVGCanvasSize(new Dimension(Picture.WIDTH, picture.height()));
            picture.draw(g);
            Element root = g.getRoot();
            g.dispose();
            finish(root, picture, id, document);
            return serialized(root);
        } catch (ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Prefixed extends SVGIDGenerator {
        private final String prefix;

        Prefixed(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String generateID(String kind) {
            return prefix + "-" + super.generateID(kind);
        }
    }

    private static Document document() throws ParserConfigurationException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().getDOMImplementation()
                .createDocument(NAMESPACE, "svg", null);
    }

    private static void finish(Element root, Picture picture, String id, Document document) {
        root.setAttribute("viewBox", "0 0 " + Picture.WIDTH + " " + picture.height());
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
        Node first = root.getFirstChild();
        root.insertBefore(element(document, "title", id, picture.title()), first);
        root.insertBefore(element(document, "desc", id, picture.description()), first);
        tidy(root);
    }

    private static Element element(Document document, String name, String id, String text) {
        Element element = document.createElementNS(NAMESPACE, name);
        element.setAttribute("id", id + "-" + name);
        element.setTextContent(text);
        return element;
    }

    /** The same fonts everywhere, and no id that two drawings of one page would share. */
    private static void tidy(Element element) {
        if (element.hasAttribute("font-family")) {
            element.setAttribute("font-family", Fonts.FAMILIES);
        }
        if (element.getAttribute("id").startsWith("generic")) {
            element.removeAttribute("id");
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                tidy(inner);
            }
        }
    }

    private static String serialized(Element root) throws TransformerException {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(root), new StreamResult(text));
        return text.toString();
    }
}
