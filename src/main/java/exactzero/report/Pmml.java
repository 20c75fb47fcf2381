package exactzero.report;

import exactzero.data.Source;
import exactzero.select.Model;
import exactzero.select.Model.Term;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A model in the Predictive Model Markup Language 4.4 of the Data Mining Group: a RegressionModel, with a numeric predictor for
 * each column of numbers and a categorical one for each level. Missing numbers get the stand-in by missingValueReplacement;
 * an indicator of missing cells is a derived field; true is a category in each of its spellings. A category's stand-in cannot
 * be said in this language: see {@link #canSay}.
 */
final class Pmml {
    private static final List<String> TRUE = List.of("true", "t", "yes", "y", "on");
    private static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";

    private Pmml() {}

    /** Whether the language can say the model: it cannot where missing categories have stand-ins. */
    static boolean canSay(Model model) {
        return model.terms().stream().allMatch(term -> term.source().coding() == Source.Coding.NUMBER
                || term.source().coding() == Source.Coding.MISSING || Double.isNaN(term.standIn()));
    }

    static void write(Model model, String version, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("PMML");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("version", "4.4");
            xml.writeStartElement("Header");
            xml.writeEmptyElement("Application");
            xml.writeAttribute("name", "Exact Zero");
            xml.writeAttribute("version", version);
            xml.writeEndElement();
            Map<String, Term> columns = new LinkedHashMap<>();
            model.terms().forEach(term -> columns.merge(term.source().column(), term,
                    (first, other) -> first.source().coding() == Source.Coding.MISSING ? other : first));
            dictionary(xml, model, columns);
            indicators(xml, model);
            regression(xml, model, columns);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void dictionary(XMLStreamWriter xml, Model model, Map<String, Term> columns)
            throws XMLStreamException {
        xml.writeStartElement("DataDictionary");
        for (Map.Entry<String, Term> column : columns.entrySet()) {
            boolean number = column.getValue().source().coding() == Source.Coding.NUMBER;
            field(xml, column.getKey(), number);
        }
        field(xml, model.target(), true);
        xml.writeEndElement();
    }

    private static void field(XMLStreamWriter xml, String name, boolean number) throws XMLStreamException {
        xml.writeEmptyElement("DataField");
        xml.writeAttribute("name", Label.clean(name));
        xml.writeAttribute("optype", number ? "continuous" : "categorical");
        xml.writeAttribute("dataType", number ? "double" : "string");
    }

    private static void indicators(XMLStreamWriter xml, Model model) throws XMLStreamException {
        xml.writeStartElement("TransformationDictionary");
        for (Term term : model.terms()) {
            if (term.source().coding() == Source.Coding.MISSING) {
                xml.writeStartElement("DerivedField");
                xml.writeAttribute("name", Label.clean(term.source().feature()));
                xml.writeAttribute("optype", "continuous");
                xml.writeAttribute("dataType", "double");
                xml.writeStartElement("Apply");
                xml.writeAttribute("function", "if");
                xml.writeStartElement("Apply");
                xml.writeAttribute("function", "isMissing");
                xml.writeEmptyElement("FieldRef");
                xml.writeAttribute("field", Label.clean(term.source().column()));
                xml.writeEndElement();
                constant(xml, "1");
                constant(xml, "0");
                xml.writeEndElement();
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void constant(XMLStreamWriter xml, String value) throws XMLStreamException {
        xml.writeStartElement("Constant");
        xml.writeAttribute("dataType", "double");
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static void regression(XMLStreamWriter xml, Model model, Map<String, Term> columns)
            throws XMLStreamException {
        xml.writeStartElement("RegressionModel");
        xml.writeAttribute("modelName", model.method());
        xml.writeAttribute("functionName", "regression");
        xml.writeAttribute("targetFieldName", Label.clean(model.target()));
        xml.writeStartElement("MiningSchema");
        for (Map.Entry<String, Term> column : columns.entrySet()) {
            xml.writeEmptyElement("MiningField");
            xml.writeAttribute("name", Label.clean(column.getKey()));
            double standIn = column.getValue().standIn();
            if (column.getValue().source().coding() == Source.Coding.NUMBER && !Double.isNaN(standIn)) {
                xml.writeAttribute("missingValueReplacement", Double.toString(standIn));
            }
        }
        xml.writeEmptyElement("MiningField");
        xml.writeAttribute("name", Label.clean(model.target()));
        xml.writeAttribute("usageType", "target");
        xml.writeEndElement();
        xml.writeStartElement("RegressionTable");
        xml.writeAttribute("intercept", Double.toString(model.intercept()));
        for (Term term : model.terms()) {
            predictor(xml, term);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void predictor(XMLStreamWriter xml, Term term) throws XMLStreamException {
        Source source = term.source();
        switch (source.coding()) {
            case NUMBER, MISSING -> {
                xml.writeEmptyElement("NumericPredictor");
                xml.writeAttribute("name", Label.clean(source.feature()));
                xml.writeAttribute("coefficient", Double.toString(term.weight()));
            }
            case LEVEL -> category(xml, source, String.valueOf(source.level()), term.weight());
            case TRUTH -> {
                for (String word : TRUE) {
                    category(xml, source, word, term.weight());
                    category(xml, source, word.toUpperCase(Locale.ROOT), term.weight());
                    if (word.length() > 1) {
                        category(xml, source, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1),
                                term.weight());
                    }
                }
            }
        }
    }

    private static void category(XMLStreamWriter xml, Source source, String value, double weight)
            throws XMLStreamException {
        xml.writeEmptyElement("CategoricalPredictor");
        xml.writeAttribute("name", Label.clean(source.column()));
        xml.writeAttribute("value", Label.clean(value));
        xml.writeAttribute("coefficient", Double.toString(weight));
    }
}
