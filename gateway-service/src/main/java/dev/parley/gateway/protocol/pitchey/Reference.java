package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.WireJson;
import org.jspecify.annotations.Nullable;

/// The frame that is answered: its type, and the `requestId` it brought (null: none).
record Reference(String type, @Nullable String requestId) implements FrameReference {
    static Reference of(String type, JsonNode frame) {
        var request = frame.path("requestId");
        return new Reference(type, isId(request) ? request.asText() : null);
    }

    private static boolean isId(JsonNode request) {
        return request.isValueNode() && !request.isNull() && WireJson.isWhole(request.asText());
    }
}
