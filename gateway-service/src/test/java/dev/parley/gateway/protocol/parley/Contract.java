package dev.parley.gateway.protocol.parley;

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
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/// docs/parley.asyncapi.yaml: which frames there are, and what each looks like.
final class Contract {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode document;

    Contract() {
        try (var in = Files.newInputStream(Path.of("..", "docs", "parley.asyncapi.yaml"))) {
            document = JSON.valueToTree(new Yaml().load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> messages() {
        var names = new TreeSet<String>();
        document.at("/components/messages").fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /// What is wrong with a frame; a field the schema does not name is wrong too.
    List<String> faults(String message, JsonNode frame) {
        var schema = document.at("/components/messages")
                .path(message)
                .path("payload")
                .<ObjectNode>deepCopy();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.set("components", document.path("components").deepCopy());
        close(schema);
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        return registry.getSchema(schema).validate(frame).stream()
                .map(Object::toString)
                .toList();
    }

    /// On the wire further fields are ignored; an example with one is an example of something else.
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Contract::close);
    }

    /// Every reference that leads nowhere.
    List<String> danglingReferences() {
        var dangling = new ArrayList<String>();
        for (var reference : document.findValuesAsText("$ref")) {
            if (!reference.startsWith("#/")
                    || document.at(reference.substring(1)).isMissingNode()) {
                dangling.add(reference);
            }
        }
        return dangling;
    }
}
