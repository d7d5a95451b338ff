package dev.parley.gateway.rest.aisdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.gateway.protocol.ClientJson;
import java.util.ArrayList;

/// What somebody says, in a `UIMessage`: its text parts one below the other, and its files as attachments. Parts of
/// other types are not said to anybody.
record UserMessage(String id, String text, ArrayNode attachments) {
    static final int MAX_ID = 64;

    private static final int MAX_URL = 2048;
    private static final int MAX_NAME = 255;

    static UserMessage of(JsonNode message) {
        var id = Body.required(message, "id", MAX_ID);
        var texts = new ArrayList<String>();
        var attachments = ClientJson.MAPPER.createArrayNode();
        for (var part : Body.list(message, "parts")) {
            switch (part.path("type").asText()) {
                case "text" -> texts.add(text(part));
                case "file" -> attachments.add(attachment(part));
                default -> {}
            }
        }
        if (texts.stream().allMatch(String::isBlank)) {
            throw Body.no("parts must have a text");
        }
        return new UserMessage(id, String.join("\n", texts), attachments);
    }

    private static String text(JsonNode part) {
        if (!part.path("text").isTextual()) {
            throw Body.no("text must be text");
        }
        return part.path("text").textValue();
    }

    private static JsonNode attachment(JsonNode part) {
        var url = part.path("url").asText();
        if (url.startsWith("data:")) {
            throw Body.no("A file is given by its https address; what is in it is not taken");
        }
        var attachment = ClientJson.MAPPER.createObjectNode();
        attachment.put("url", Body.required(part, "url", MAX_URL));
        attachment.put("name", Body.text(part, "filename", MAX_NAME));
        attachment.put("content_type", Body.text(part, "mediaType", MAX_NAME));
        return attachment;
    }
}
