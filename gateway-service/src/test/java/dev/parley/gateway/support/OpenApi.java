package dev.parley.gateway.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/// docs/parley.openapi.yaml: which requests there are, and what each looks like.
public final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final ObjectNode document;

    /// One method of one path. References are followed where one asks.
    public record Operation(String method, String path, JsonNode says) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    public OpenApi() {
        try (var in = Files.newInputStream(Path.of("..", "docs", "parley.openapi.yaml"))) {
            document = JSON.valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return operations;
    }

    /// What a node says, or what it refers to.
    public JsonNode follow(JsonNode node) {
        return node.has("$ref") ? follow(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    /// What is wrong with a value.
    public List<String> faults(JsonNode schema, JsonNode value) {
        var whole = schema.<ObjectNode>deepCopy();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.path("components").deepCopy());
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return registry.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .toList();
    }
}
