package dev.parley.gateway.rest.aisdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.rest.BodyFields;
import java.util.ArrayList;

/// What somebody says, in a `UIMessage`: its text parts one below the other, and its files as attachments. Parts of
/// other types are not said to anybody.
record UserMessage(String id, String text, ArrayNode attachments) {
    static final int MAX_ID = 64;

    private static final int MAX_URL = 2048;
    private static final int MAX_NAME = 255;

    static UserMessage of(JsonNode message) {
        var fields = new BodyFields(message);
        var id = fields.required("id", MAX_ID);
        var texts = new ArrayList<String>();
        var attachments = ClientJson.MAPPER.createArrayNode();
        for (var part : fields.list("parts")) {
            switch (part.path("type").asText()) {
                case "text" -> texts.add(BodyFields.text(part.path("text"), "text"));
                case "file" -> attachments.add(attachment(part));
                default -> {}
            }
        }
        if (texts.stream().allMatch(String::isBlank)) {
            throw BodyFields.no("parts must have a text");
        }
        return new UserMessage(id, String.join("\n", texts), attachments);
    }

    private static JsonNode attachment(JsonNode part) {
        var fields = new BodyFields(part);
        var url = part.path("url").asText();
        if (url.startsWith("data:")) {
            throw BodyFields.no("A file is given by its https address; what is in it is not taken");
        }
        var attachment = ClientJson.MAPPER.createObjectNode();
        attachment.put("url", fields.required("url", MAX_URL));
        attachment.put("name", fields.text("filename", MAX_NAME));
        attachment.put("content_type", fields.text("mediaType", MAX_NAME));
        return attachment;
    }
}
