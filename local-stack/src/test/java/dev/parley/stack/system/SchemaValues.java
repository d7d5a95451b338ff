package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// Values that a schema accepts, another one each time; and values that it does not.
final class SchemaValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "7",
            "-",
            "_",
            "harbour",
            " ",
            "\"",
            "'",
            "\\",
            "<b>",
            "&",
            "%",
            "ß",
            "é",
            "e\u0301",
            "日本",
            "한",
            "שלום",
            "\u200b",
            "🦜",
            "👩‍👩‍👧",
            "\n",
            "\t",
            "null",
            "{}",
            "or",
            "@ai ");

    /// What these have to keep to besides is in docs/documents.md and docs/http-chat.md, and in no schema.
    private static final Set<String> BY_EXAMPLE = Set.of("NewDocumentTemplate", "ChatRequest", "CompletionRequest");

    private final OpenApiDocument document;
    private final Random random;
    /// An id that is known, by the name of the field it is for; null: any.
    private final Function<String, String> known;

    SchemaValues(OpenApiDocument document, Random random, Function<String, String> known) {
        this.document = document;
        this.random = random;
        this.known = known;
    }

    /// `name` is the field's.
    JsonNode valid(String name, JsonNode said) {
        var schema = document.follow(said);
        if (BY_EXAMPLE.contains(name)) {
            return schema.path("example");
        }
        if (schema.has("oneOf")) {
            return valid(
                    name,
                    schema.path("oneOf").get(random.nextInt(schema.path("oneOf").size())));
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        return switch (schema.path("type").asText("")) {
            case "string" -> NODES.textNode(text(name, schema));
            case "integer" -> {
                var id = known.apply(name);
                yield NODES.numberNode(id == null ? number(schema) : Long.parseLong(id));
            }
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "array" -> array(name, schema);
            case "object" -> object(schema);
            default -> anything();
        };
    }

    private JsonNode anything() {
        return switch (random.nextInt(4)) {
            case 0 -> NODES.numberNode(random.nextInt());
            case 1 -> NODES.textNode(pieces(20));
            case 2 -> NODES.arrayNode().add(true).addNull();
            default -> NODES.objectNode().put("deep", pieces(5));
        };
    }

    private long number(JsonNode schema) {
        var least = schema.path("minimum").asLong(0);
        var most = schema.path("maximum").asLong(1_000_000);
        return random.nextInt(4) == 0 ? (random.nextBoolean() ? least : most) : random.nextLong(least, most + 1);
    }

    private String text(String name, JsonNode schema) {
        var id = known.apply(name);
        if (id != null) {
            return id;
        }
        if (schema.path("format").asText().equals("uri")) {
            return "https://example.org/" + random.nextInt(1000) + "?q=%20#x";
        }
        var pattern = schema.path("pattern").asText("\\S");
        if (pattern.startsWith("^[0-9]")) {
            return Long.toString(random.nextLong(1, 1_000_000));
        }
        if (!pattern.equals("\\S")) {
            return "a" + random.nextInt(1000) + ".b:c-d_E";
        }
        var most = schema.path("maxLength").asInt(300);
        var text = random.nextInt(8) == 0 ? "x".repeat(most) : pieces(Math.min(most, 1 + random.nextInt(60)));
        return text.isBlank() && schema.path("minLength").asInt(0) > 0 ? "x" : text;
    }

    private String pieces(int most) {
        var text = new StringBuilder();
        while (true) {
            var next = PIECES.get(random.nextInt(PIECES.size()));
            if (text.length() + next.length() > most) {
                return text.toString();
            }
            text.append(next);
        }
    }

    private JsonNode array(String name, JsonNode schema) {
        var array = NODES.arrayNode();
        var least = schema.path("minItems").asInt(0);
        var size = Math.min(schema.path("maxItems").asInt(3), least + random.nextInt(3));
        while (array.size() < size) {
            var next = valid(name, schema.path("items"));
            var isThere = array.valueStream().anyMatch(next::equals);
            if (isThere && schema.path("uniqueItems").asBoolean()) {
                break;
            }
            array.add(next);
        }
        return array;
    }

    private ObjectNode object(JsonNode schema) {
        var object = NODES.objectNode();
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        if (schema.has("anyOf")) {
            var one =
                    schema.path("anyOf").get(random.nextInt(schema.path("anyOf").size()));
            one.path("required").forEach(name -> required.add(name.asText()));
        }
        schema.path("properties").properties().forEach(property -> {
            var isAlternative =
                    schema.path("anyOf").findValuesAsText("required").contains(property.getKey());
            if (required.contains(property.getKey()) || !isAlternative && random.nextBoolean()) {
                object.set(property.getKey(), valid(property.getKey(), property.getValue()));
            }
        });
        if (random.nextInt(5) == 0) {
            object.put("a_field_nobody_knows", pieces(9));
        }
        return object;
    }

    /// What is no value of a schema of one of the simple types.
    List<JsonNode> invalid(JsonNode said) {
        var schema = document.follow(said);
        var wrong = new ArrayList<JsonNode>();
        switch (schema.path("type").asText("")) {
            case "string" -> {
                wrong.addAll(
                        List.of(NODES.numberNode(7), NODES.objectNode(), NODES.arrayNode(), NODES.booleanNode(true)));
                if (schema.has("maxLength")) {
                    wrong.add(NODES.textNode("x".repeat(schema.path("maxLength").asInt() + 1)));
                }
                if (schema.has("enum")) {
                    wrong.add(NODES.textNode("another"));
                }
                if (schema.path("minLength").asInt(0) > 0) {
                    wrong.add(NODES.textNode(""));
                }
                if (schema.path("format").asText().matches("uuid|uri")) {
                    wrong.add(NODES.textNode("7"));
                }
            }
            case "integer" -> {
                wrong.addAll(List.of(TextNode.valueOf("7"), NODES.numberNode(1.5), NODES.objectNode()));
                if (schema.has("minimum")) {
                    wrong.add(NODES.numberNode(schema.path("minimum").asLong() - 1));
                }
                if (schema.has("maximum")) {
                    wrong.add(NODES.numberNode(schema.path("maximum").asLong() + 1));
                }
            }
            case "boolean" -> wrong.addAll(List.of(TextNode.valueOf("true"), NODES.numberNode(1)));
            case "array" -> wrong.addAll(List.of(TextNode.valueOf("x"), NODES.objectNode()));
            default -> {}
        }
        return wrong;
    }

    /// Each with one thing wrong.
    List<JsonNode> broken(ObjectNode value, JsonNode said) {
        var schema = document.follow(said);
        var broken = new ArrayList<JsonNode>();
        schema.path("required").forEach(name -> {
            var without = value.deepCopy();
            without.remove(name.asText());
            broken.add(without);
        });
        schema.path("properties").properties().forEach(property -> {
            for (var wrong : invalid(property.getValue())) {
                broken.add(value.deepCopy().set(property.getKey(), wrong));
            }
            var items = document.follow(property.getValue().path("items"));
            if (items.has("properties")) {
                var item = object(items);
                for (var wrong : broken(item, items)) {
                    var with = value.deepCopy();
                    with.putArray(property.getKey()).add(wrong);
                    broken.add(with);
                }
            }
        });
        return broken;
    }
}
