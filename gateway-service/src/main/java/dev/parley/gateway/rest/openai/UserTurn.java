package dev.parley.gateway.rest.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.parley.gateway.protocol.ClientJson;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
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
            throw no("content must be text or a list of parts");
        }
        var texts = new ArrayList<String>();
        for (var part : content) {
            switch (part.path("type").asText()) {
                case "text" -> texts.add(text(part.path("text"), "text"));
                case "image_url" ->
                    attachments
                            .addObject()
                            .put("url", text(part.at("/image_url/url"), "image_url.url"))
                            .put("content_type", "image/*");
                default -> throw no("A part of content is text or image_url");
            }
        }
        return new UserTurn(String.join("\n", texts), attachments);
    }

    private static String text(JsonNode node, String name) {
        if (!node.isTextual()) {
            throw no(name + " must be text");
        }
        return node.textValue();
    }

    static RequestRejected no(String detail) {
        return new RequestRejected(ErrorCode.BAD_REQUEST, detail);
    }
}
