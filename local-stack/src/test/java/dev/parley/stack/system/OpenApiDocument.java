package dev.parley.stack.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.yaml.snakeyaml.Yaml;

/// What a gateway serves at `/api/v1/openapi.yaml`.
final class OpenApiDocument {
    private final ObjectNode document;

    /// One method of one path, with its references followed.
    record Operation(String method, String path, JsonNode says, List<JsonNode> parameters) {
        String id() {
            return says.path("operationId").asText();
        }

        /// Null: it has none.
        JsonNode body() {
            var json = says.at("/requestBody/content/application~1json");
            return json.isMissingNode() ? null : json;
        }

        boolean isOf(String face) {
            return path.startsWith(face);
        }

        @Override
        public String toString() {
            return id();
        }
    }

    OpenApiDocument(String yaml) {
        document = Frame.JSON.valueToTree(new Yaml().load(yaml));
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    var parameters = new ArrayList<JsonNode>();
                    method.getValue().path("parameters").forEach(one -> parameters.add(follow(one)));
                    operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue(), parameters));
                }));
        return operations;
    }

    JsonNode follow(JsonNode node) {
        return node.has("$ref") ? follow(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    /// What is said of an answer with this status; missing where it is not foreseen.
    JsonNode answer(Operation operation, int status) {
        return follow(operation.says().path("responses").path(Integer.toString(status)));
    }

    /// What is wrong with a value.
    List<String> faults(JsonNode schema, JsonNode value) {
        var whole = schema.<ObjectNode>deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.path("components").deepCopy());
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return registry.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }
}
