package dev.parley.gateway.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// A JSON object written straight into a ready frame (see [TextFrame]).
public final class JsonFrame {
    private static final JsonFactory JSON = new ObjectMapper().getFactory();
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private JsonFrame() {}

    /// Writes the fields of the object.
    @FunctionalInterface
    public interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    public static byte[] of(Fields fields) {
        return written(fields).frame();
    }

    /// The object alone, in UTF-8.
    public static byte[] object(Fields fields) {
        return written(fields).toByteArray();
    }

    private static Scratch written(Fields fields) {
        var bytes = SCRATCH.get();
        bytes.reset();
        try (var out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    /// The object alone, as a text in another one.
    public static String text(Fields fields) {
        var text = new StringWriter();
        try (var out = JSON.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// Where frames are written on one thread, one after the other.
    private static final class Scratch extends ByteArrayOutputStream {
        Scratch() {
            super(4096);
        }

        byte[] frame() {
            return TextFrame.of(buf, count);
        }
    }
}
