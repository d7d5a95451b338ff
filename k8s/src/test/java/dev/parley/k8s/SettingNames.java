package dev.parley.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The variables a service takes, as docs/settings.md has them, which is made of the sources.
final class SettingNames {
    private static final Pattern VARIABLE = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

    private SettingNames() {}

    static Set<String> of(String service) {
        var names = new TreeSet<String>();
        for (var part : page().split("(?m)^## ")) {
            if (part.startsWith("Every service") || part.startsWith(service + "\n")) {
                VARIABLE.matcher(part).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "settings.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
