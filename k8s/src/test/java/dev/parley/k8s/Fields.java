package dev.parley.k8s;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A manifest, or a part of one; `at("spec.template.spec")` goes down into it.
record Fields(Map<?, ?> map) {
    Object value(String path) {
        Object here = map;
        for (var name : path.split("\\.")) {
            here = here instanceof Map<?, ?> fields ? fields.get(name) : null;
        }
        return here;
    }

    boolean has(String path) {
        return value(path) != null;
    }

    String text(String path) {
        var value = value(path);
        assertNotNull(value, name() + " has no " + path);
        return value.toString();
    }

    Fields at(String path) {
        assertNotNull(value(path), name() + " has no " + path);
        return new Fields((Map<?, ?>) value(path));
    }

    List<Fields> list(String path) {
        return value(path) instanceof List<?> items
                ? items.stream().map(item -> new Fields((Map<?, ?>) item)).collect(Collectors.toList())
                : List.of();
    }

    String name() {
        return value("kind") + " " + value("metadata.name");
    }
}
