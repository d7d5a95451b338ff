package dev.parley.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What a service's `application.properties` takes from the environment, and which settings it decides itself.
record PropertiesReader(Map<String, String> values, Map<String, String> comments) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(?::(.*))?}");

    /// A value that comes from a variable.
    record Variable(String name, String fallback) {}

    static PropertiesReader of(Path file) {
        var values = new LinkedHashMap<String, String>();
        var comments = new LinkedHashMap<String, String>();
        var comment = new ArrayList<String>();
        try {
            for (var line : Files.readAllLines(file)) {
                if (line.startsWith("#")) {
                    comment.add(line.substring(1).strip());
                } else {
                    var equals = line.indexOf('=');
                    if (equals > 0) {
                        values.put(line.substring(0, equals), line.substring(equals + 1));
                        comments.put(line.substring(0, equals), String.join(" ", comment));
                    }
                    comment.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PropertiesReader(values, comments);
    }

    /// Null where the value does not come from the environment.
    Variable variable(String name) {
        var variable = VARIABLE.matcher(values.getOrDefault(name, ""));
        return variable.matches()
                ? new Variable(variable.group(1), variable.group(2) == null ? "" : variable.group(2))
                : null;
    }
}
