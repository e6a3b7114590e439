package org.roundup.rest.jaxrs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import org.roundup.rest.wire.Documents;
import org.roundup.rest.wire.Format;
import org.roundup.rest.wire.JsonInput;

/**
 * JSON of resources: maps, lists and other iterables are written as all answers are; a body is read into a map of texts,
 * lists of texts and nulls, with the same bounds as everywhere.
 */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
final class JsonBodies implements MessageBodyWriter<Object>, MessageBodyReader<Map<String, Object>> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Map.class.isAssignableFrom(type) || Iterable.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Documents.stream(Format.JSON, true, value, out);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Map.class;
    }

    @Override
    public Map<String, Object> readFrom(
            Class<Map<String, Object>> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return JsonInput.read(in.readAllBytes()).values();
    }
}
