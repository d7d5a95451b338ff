package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.soak.client.Frame;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/// Messages in the form in which two sights of the same one are equal.
final class Messages {
    private Messages() {}

    /// Without the sender's own key, and with reactions in a fixed order.
    static JsonNode canonical(JsonNode message) {
        ObjectNode canonical = message.deepCopy();
        canonical.remove("key");
        if (canonical.path("reactions") instanceof ArrayNode reactions) {
            reactions.forEach(reaction -> ((ObjectNode) reaction).set("user_ids", sorted(reaction.path("user_ids"))));
            if (reactions.isEmpty()) {
                canonical.remove("reactions");
            } else {
                canonical.set("reactions", sorted(reactions));
            }
        }
        return canonical;
    }

    private static ArrayNode sorted(JsonNode values) {
        var sorted = Frame.JSON.createArrayNode();
        StreamSupport.stream(values.spliterator(), false)
                .sorted(Comparator.comparing(JsonNode::toString))
                .forEach(sorted::add);
        return sorted;
    }

    static boolean isDeleted(JsonNode message) {
        return message.hasNonNull("deleted_at");
    }

    static boolean hasReaction(JsonNode message, String emoji, String person) {
        for (var reaction : message.path("reactions")) {
            if (reaction.path("emoji").asText().equals(emoji)) {
                for (var user : reaction.path("user_ids")) {
                    if (user.asText().equals(person)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
