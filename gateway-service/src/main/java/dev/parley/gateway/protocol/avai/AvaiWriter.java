package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.WireTime;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes avai frames, flat or in the `data` envelope of older clients, straight to bytes.
final class AvaiWriter {
    private final Clock clock;

    AvaiWriter(Clock clock) {
        this.clock = clock;
    }

    /// Fills the fields of a frame.
    @FunctionalInterface
    interface Body {
        void write(Json json) throws IOException;
    }

    /// A frame that answers `reference`: in its form, with its `messageId`.
    byte[] frame(String type, Reference reference, Body body) {
        return frame(type, reference.enveloped(), reference.messageId(), body);
    }

    byte[] frame(String type, boolean enveloped, @Nullable String messageId, Body body) {
        return write(json -> {
            json.text("type", type);
            if (enveloped) {
                json.out.writeObjectFieldStart("data");
                body.write(json);
                if (messageId != null) {
                    json.text("messageId", messageId);
                }
                json.out.writeEndObject();
            } else {
                body.write(json);
            }
            if (messageId != null) {
                json.text("messageId", messageId);
            }
            json.time("timestamp", clock.instant());
        });
    }

    /// Both forms at once, for a client that has not shown yet which one it reads.
    byte[] frameInBothForms(String type, @Nullable String messageId, Body body) {
        return write(json -> {
            json.text("type", type);
            body.write(json);
            if (messageId != null) {
                json.text("messageId", messageId);
            }
            json.time("timestamp", clock.instant());
            json.out.writeObjectFieldStart("data");
            body.write(json);
            json.out.writeEndObject();
        });
    }

    private static byte[] write(Body body) {
        return JsonFrame.of(out -> body.write(new Json(out)));
    }

    /// A generator that writes null where there is no value: answers never have fewer fields than listed.
    record Json(JsonGenerator out) {
        void text(String name, @Nullable String value) throws IOException {
            out.writeStringField(name, value);
        }

        void flag(String name, boolean value) throws IOException {
            out.writeBooleanField(name, value);
        }

        void number(String name, long value) throws IOException {
            out.writeNumberField(name, value);
        }

        void number(String name, @Nullable Integer value) throws IOException {
            out.writeFieldName(name);
            if (value == null) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }

        void number(String name, @Nullable Double value) throws IOException {
            out.writeFieldName(name);
            if (value == null) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }

        void id(String name, @Nullable Object value) throws IOException {
            out.writeStringField(name, value == null ? null : value.toString());
        }

        void time(String name, @Nullable Instant value) throws IOException {
            out.writeStringField(name, value == null ? null : WireTime.of(value));
        }

        void map(String name, @Nullable Map<String, Object> value) throws IOException {
            out.writeFieldName(name);
            if (value == null) {
                out.writeStartObject();
                out.writeEndObject();
            } else {
                out.writePOJO(value);
            }
        }
    }
}
