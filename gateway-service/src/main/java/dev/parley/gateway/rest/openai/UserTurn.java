package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.gateway.rest.BodyFields;
import java.util.ArrayList;

/// What a person says with a request: the text of its last message, and the pictures in it.
record UserTurn(String text, ArrayNode attachments) {
    static UserTurn of(JsonNode message) {
        var content = message.path("content");
        var attachments = ClientJson.MAPPER.createArrayNode();
        if (content.isTextual()) {
            return new UserTurn(content.textValue(), attachments);
        }
        if (!content.isArray()) {
            throw BodyFields.no("content must be text or a list of parts");
        }
        var texts = new ArrayList<String>();
        for (var part : content) {
            switch (part.path("type").asText()) {
                case "text" -> texts.add(BodyFields.text(part.path("text"), "text"));
                case "image_url" ->
                    attachments
                            .addObject()
                            .put("url", BodyFields.text(part.at("/image_url/url"), "image_url.url"))
                            .put("content_type", "image/*");
                default -> throw BodyFields.no("A part of content is text or image_url");
            }
        }
        return new UserTurn(String.join("\n", texts), attachments);
    }
}
