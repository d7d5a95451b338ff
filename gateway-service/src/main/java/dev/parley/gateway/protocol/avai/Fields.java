package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.gateway.protocol.WireId;
import dev.parley.gateway.protocol.WireJson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The fields of one frame, wherever the client put them: beside `type`, or inside a `data` envelope.
record Fields(JsonNode root, JsonNode data, @Nullable String messageId) {
    private static final int MAX_ID = 128;

    static Fields of(JsonNode root) {
        var data = root.path("data");
        var fields = new Fields(root, data.isObject() ? data : MissingNode.getInstance(), null);
        var id = fields.get("messageId");
        return isEcho(id) ? new Fields(fields.root, fields.data, id.asText()) : fields;
    }

    private static boolean isEcho(JsonNode id) {
        return id.isTextual() && id.textValue().length() <= MAX_ID && WireJson.isWhole(id.textValue()) || id.isNumber();
    }

    boolean enveloped() {
        return data.isObject();
    }

    JsonNode get(String name) {
        var inside = data.get(name);
        if (inside != null && !inside.isNull()) {
            return inside;
        }
        var beside = root.get(name);
        return beside == null || beside.isNull() ? MissingNode.getInstance() : beside;
    }

    JsonNode get(String name, String otherName) {
        var found = get(name);
        return found.isMissingNode() ? get(otherName) : found;
    }

    /// A text; null: it is absent, or something else.
    @Nullable
    String text(String name) {
        return get(name).textValue();
    }

    /// A whole number that fits; null: there is none.
    @Nullable
    Integer number(String name) {
        var node = get(name);
        return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
    }

    @Nullable
    Boolean flag(String name) {
        var node = get(name);
        return node.isBoolean() ? node.booleanValue() : null;
    }

    /// @throws InvalidFrame by way of the reader when it is missing or no id
    UUID threadId(AvaiReader reader) {
        var node = get("thread_id", "threadId");
        if (node.isMissingNode() || node.isTextual() && node.textValue().isEmpty()) {
            throw reader.no(AvaiError.MISSING_THREAD_ID, "thread_id is required");
        }
        var id = WireId.of(node.textValue());
        if (id != null) {
            return id;
        }
        throw reader.no(AvaiError.INVALID_THREAD_ID, "thread_id must be a UUID");
    }
}
