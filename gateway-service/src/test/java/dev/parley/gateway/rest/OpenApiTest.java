package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.parley.gateway.support.OpenApi;
import dev.parley.gateway.support.OpenApi.Operation;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/parley.openapi.yaml and the resources say the same, and what it says is whole.
class OpenApiTest {
    /// Routes of Vert.x's router, which are no resources.
    private static final List<String> OF_THE_ROUTER = List.of("GET /health", "GET /api/health");

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z_]+)}");

    private final OpenApi api = new OpenApi();

    @Test
    void everyPathAndMethodOfEveryResourceIsInTheDocumentAndTheOtherWayRound() {
        var offered = new TreeSet<>(OF_THE_ROUTER);
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.parley.gateway").stream()
                        .filter(type -> !type.isInterface() && type.isAnnotatedWith(Path.class))
                        .flatMap(OpenApiTest::offers)
                        .map(OpenApiTest::unnamed)
                        .forEach(offered::add);

        var documented = new TreeSet<String>();
        api.operations().forEach(operation -> documented.add(unnamed(operation.toString())));

        assertEquals(offered, documented);
    }

    /// What a place of a path is called is the document's own.
    private static String unnamed(String path) {
        return PLACE.matcher(path).replaceAll("{}");
    }

    @Test
    void itSaysWhereAndHowOneSignsInAndWhatBelongsTogether() {
        assertFalse(api.document().path("servers").isEmpty(), "a server");
        assertFalse(api.document().at("/info/license/identifier").isMissingNode(), "a license");
        var tags = new HashSet<>(api.document().path("tags").findValuesAsText("name"));
        var schemes = api.document().at("/components/securitySchemes");
        for (var operation : api.operations()) {
            operation.says().path("tags").forEach(tag -> assertTrue(tags.contains(tag.asText()), operation + ""));
            var security = operation.says().has("security")
                    ? operation.says().path("security")
                    : api.document().path("security");
            security.forEach(one ->
                    one.fieldNames().forEachRemaining(name -> assertTrue(schemes.has(name), operation + " " + name)));
        }
    }

    @Test
    void everyOperationHasANameOfItsOwnAndSaysWhatItDoesAndHowItIsRefused() {
        var names = new HashSet<String>();
        for (var operation : api.operations()) {
            var says = operation.says();
            assertFalse(says.path("summary").asText().isBlank(), operation + " has a summary");
            assertTrue(names.add(says.path("operationId").asText("")), operation + " has a name of its own");
            assertEquals(1, says.path("tags").size(), operation + " has a tag");
            var answers = new ArrayList<String>();
            says.path("responses").fieldNames().forEachRemaining(answers::add);
            assertTrue(answers.stream().anyMatch(status -> status.startsWith("2")), operation + " succeeds");
            assertTrue(answers.stream().anyMatch(status -> status.startsWith("4")), operation + " is refused");
            says.path("responses")
                    .forEach(answer -> assertFalse(
                            api.follow(answer).path("description").asText().isBlank(), operation + ""));
        }
    }

    @Test
    void everyPlaceOfAPathIsAParameterAndEveryParameterIsDescribed() {
        for (var operation : api.operations()) {
            var inPath = new TreeSet<String>();
            for (var parameter : operation.says().path("parameters")) {
                var says = api.follow(parameter);
                var name = says.path("name").asText();
                assertFalse(says.path("description").asText().isBlank(), operation + " " + name);
                assertTrue(says.path("schema").has("type"), operation + " " + name);
                if (says.path("in").asText().equals("path")) {
                    inPath.add(name);
                    assertTrue(says.path("required").asBoolean(), operation + " " + name);
                }
            }
            var places = new TreeSet<String>();
            PLACE.matcher(operation.path()).results().forEach(place -> places.add(place.group(1)));
            assertEquals(places, inPath, operation.toString());
        }
    }

    @Test
    void everyBodyHasAnExampleThatItsSchemaAccepts() {
        var without = new ArrayList<String>();
        for (var operation : api.operations()) {
            body(operation, operation.says().path("requestBody"), without);
            for (var answer : operation.says().path("responses")) {
                body(operation, api.follow(answer), without);
            }
        }
        assertEquals(List.of(), without);
    }

    private void body(Operation operation, JsonNode message, List<String> without) {
        message.path("content").properties().forEach(kind -> {
            var schema = kind.getValue().path("schema");
            var example = kind.getValue().has("example")
                    ? kind.getValue().path("example")
                    : api.follow(schema).path("example");
            if (kind.getKey().endsWith("json")) {
                if (example.isMissingNode()) {
                    without.add(operation + " " + schema);
                } else {
                    assertEquals(List.of(), api.faults(schema, example), operation.toString());
                }
            }
        });
    }

    @Test
    void everyParametersExampleIsAcceptedByItsSchema() {
        for (var parameter : api.document().at("/components/parameters")) {
            if (parameter.has("example")) {
                assertEquals(
                        List.of(), api.faults(parameter.path("schema"), parameter.path("example")), "" + parameter);
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsThereWithoutOne() {
        var used = new TreeSet<>(api.document().findValuesAsText("$ref"));
        var dangling = used.stream()
                .filter(reference -> api.document().at(reference.substring(1)).isMissingNode())
                .toList();
        assertEquals(List.of(), dangling);

        var there = new TreeSet<String>();
        for (var kind : List.of("parameters", "headers", "responses", "schemas")) {
            api.document()
                    .at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> there.add("#/components/" + kind + "/" + name));
        }
        assertEquals(used, there);
    }

    private static Stream<String> offers(JavaClass resource) {
        var root = resource.getAnnotationOfType(Path.class).value();
        return resource.getMethods().stream()
                .flatMap(method -> verbs(method)
                        .map(verb -> verb + " " + root
                                + (method.isAnnotatedWith(Path.class)
                                        ? method.getAnnotationOfType(Path.class).value()
                                        : "")));
    }

    private static Stream<String> verbs(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(annotation -> annotation
                        .getRawType()
                        .getAnnotationOfType(HttpMethod.class)
                        .value());
    }
}
