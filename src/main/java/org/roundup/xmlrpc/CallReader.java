package org.roundup.xmlrpc;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the document of a call. It may have no document type, is nested no deeper than {@value #DEEPEST} values and holds
 * no more than {@value #MOST} of them.
 */
final class CallReader {

    private static final int DEEPEST = 32;
    private static final int MOST = 100_000;
    private static final int ELEMENTS_OF_A_VALUE = 4;
    private static final String BAD_XML = "xml.parsers.expat.ExpatError";
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private int values;

    private CallReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // Java's own limits differ from version to version and would come before ours
        factory.setProperty("jdk.xml.maxElementDepth", DEEPEST * ELEMENTS_OF_A_VALUE * 2);
        return factory;
    }

    /**
     * Reads.
     *
     * @throws Fault if it is no such document
     */
    static MethodCall read(InputStream in) {
        try {
            XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
            try {
                return new CallReader(xml).call();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber();
            int column = broken.getLocation() == null ? 0 : broken.getLocation().getColumnNumber();
            throw Fault.typed(BAD_XML, "malformed XML: line " + line + ", column " + column);
        }
    }

    private MethodCall call() throws XMLStreamException {
        start("methodCall");
        start("methodName");
        String method = text();
        List<Object> params = new ArrayList<>();
        if (next() == XMLStreamConstants.START_ELEMENT) {
            expect("params");
            while (next() == XMLStreamConstants.START_ELEMENT) {
                expect("param");
                start("value");
                params.add(value(0));
                end();
            }
            end();
        }
        return new MethodCall(method.strip(), params);
    }

    /** Goes on to the next tag; text between tags must be blank. */
    private int next() throws XMLStreamException {
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Fault.typed(BAD_XML, "EntitiesForbidden: a document type and entities are not accepted");
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.getText().isBlank()) {
                        throw malformed("there is a text between elements");
                    }
                }
                default -> {
                    // comments and processing instructions mean nothing
                }
            }
        }
    }

    private Fault malformed(String reason) {
        return Fault.typed(
                BAD_XML,
                reason + ": line " + xml.getLocation().getLineNumber() + ", column "
                        + xml.getLocation().getColumnNumber());
    }

    private void start(String name) throws XMLStreamException {
        if (next() != XMLStreamConstants.START_ELEMENT) {
            throw malformed("an element " + name + " is missing");
        }
        expect(name);
    }

    private void expect(String name) {
        if (!xml.getLocalName().equals(name)) {
            throw malformed("an element " + name + " is expected, not " + xml.getLocalName());
        }
    }

    private void end() throws XMLStreamException {
        if (next() != XMLStreamConstants.END_ELEMENT) {
            throw malformed("there is an unexpected element " + xml.getLocalName());
        }
    }

    /** The text of the present element, at whose end the reader is then. */
    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // mean nothing
                }
                default -> throw malformed("a text is expected");
            }
        }
        return text.toString();
    }

    /** The value within the present element {@code value}, at whose end the reader is then. */
    private Object value(int depth) throws XMLStreamException {
        if (depth > DEEPEST || ++values > MOST) {
            throw malformed("there are too many values, or they are nested too deeply");
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString();
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    Object value = typed(xml.getLocalName(), depth);
                    end();
                    return value;
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // mean nothing
                }
                default -> throw malformed("EntitiesForbidden: entities are not accepted");
            }
        }
    }

    private Object typed(String type, int depth) throws XMLStreamException {
        if (type.equals("array")) {
            return array(depth);
        }
        if (type.equals("struct")) {
            return struct(depth);
        }
        String text = text();
        try {
            return switch (type) {
                case "string", "dateTime.iso8601" -> text;
                case "int", "i1", "i2", "i4" -> Integer.valueOf(text.strip());
                case "i8", "biginteger" -> Long.valueOf(text.strip());
                case "double", "float" -> Double.valueOf(text.strip());
                case "bigdecimal" -> new BigDecimal(text.strip()).doubleValue();
                case "boolean" -> bool(text.strip());
                case "base64" -> Base64.getMimeDecoder().decode(text);
                case "nil" -> null;
                default -> throw malformed("there is no type " + type);
            };
        } catch (IllegalArgumentException unreadable) {
            throw malformed("'" + text + "' is no " + type);
        }
    }

    private Boolean bool(String text) {
        return switch (text) {
            case "1" -> true;
            case "0" -> false;
            default -> throw malformed("a boolean is 0 or 1");
        };
    }

    private List<Object> array(int depth) throws XMLStreamException {
        start("data");
        List<Object> elements = new ArrayList<>();
        while (next() == XMLStreamConstants.START_ELEMENT) {
            expect("value");
            elements.add(value(depth + 1));
        }
        end();
        return elements;
    }

    private Map<String, Object> struct(int depth) throws XMLStreamException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (next() == XMLStreamConstants.START_ELEMENT) {
            expect("member");
            start("name");
            String name = text();
            start("value");
            members.put(name, value(depth + 1));
            end();
        }
        return members;
    }
}
