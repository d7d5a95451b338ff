package dev.parley.gateway.rest.rooms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to begin a chat with: `{participants, name?, initialMessage?}`, or, as the app these clients
/// come from asks, `{sellerId, storeId?, storeName?, initialMessage?}`. `key` is null unless the same request finds the
/// chat there is; `initialMessage` is null where there is none.
record NewChat(
        Set<String> others,
        @Nullable String name,
        @Nullable String key,
        @Nullable String initialMessage) {
    private static final int MAX_NAME = 255;

    /// @throws RequestRejected `bad_request`
    static NewChat read(JsonNode body) {
        var isOfStore = !body.has("participants") && body.has("sellerId");
        var name = body.path(isOfStore ? "storeName" : "name").textValue();
        if (name != null && name.length() > MAX_NAME) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "name is too long");
        }
        return new NewChat(
                isOfStore ? others(List.of(body.path("sellerId"))) : others(body.path("participants")),
                name == null || name.isBlank() ? null : name,
                isOfStore ? key(body) : null,
                body.hasNonNull("initialMessage") ? Chats.content(body, "initialMessage") : null);
    }

    private static Set<String> others(Iterable<JsonNode> named) {
        var others = new LinkedHashSet<String>();
        for (var one : named) {
            if (!one.isTextual()) {
                throw new RequestRejected(ErrorCode.BAD_REQUEST, "A participant is a person's id");
            }
            others.add(one.textValue());
        }
        return others;
    }

    /// Two people have one chat about each store.
    private static @Nullable String key(JsonNode body) {
        var store = body.path("storeId").asText("");
        if (store.isEmpty()) {
            return null;
        }
        var both = store + "\n" + body.path("sellerId").asText("");
        return "store:" + UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8));
    }
}
