package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// docs/parley.openapi.yaml and the resources say the same.
class OpenApiTest {
    private static final Map<String, Object> DOCUMENT = document();

    private static Map<String, Object> document() {
        try (var in = Files.newInputStream(java.nio.file.Path.of("..", "docs", "parley.openapi.yaml"))) {
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyPathAndMethodIsInTheDocumentAndTheOtherWayRound() {
        var offered = new TreeSet<String>();
        new ClassFileImporter()
                .importPackages("dev.parley.gateway.rest.v1").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(OpenApiTest::offers)
                        .forEach(offered::add);

        var documented = new TreeSet<String>();
        paths().forEach((path, operations) ->
                operations.keySet().forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertEquals(offered, documented);
    }

    @Test
    void everyReferenceOfTheDocumentLeadsSomewhere() {
        var dangling = new ArrayList<String>();
        references(DOCUMENT, dangling);

        assertEquals(List.of(), dangling);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> paths() {
        return (Map<String, Map<String, Object>>) DOCUMENT.get("paths");
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

    private static void references(Object node, List<String> dangling) {
        switch (node) {
            case Map<?, ?> map -> {
                if (map.get("$ref") instanceof String reference && !leadsSomewhere(reference)) {
                    dangling.add(reference);
                }
                map.values().forEach(value -> references(value, dangling));
            }
            case List<?> list -> list.forEach(value -> references(value, dangling));
            case null, default -> {}
        }
    }

    private static boolean leadsSomewhere(String reference) {
        Object at = DOCUMENT;
        for (var step : reference.substring("#/".length()).split("/")) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at != null;
    }
}
