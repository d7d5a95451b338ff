package dev.parley.docs;

import java.util.Locale;

/// One line of the settings page. `environment` is the variable to set; `fallback` is the default, empty where there is
/// none.
record Setting(String name, String environment, String fallback, String unit, String meaning) {
    /// The variable any setting can be given by (MicroProfile Config, "Environment variables mapping rules").
    static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    Setting withEnvironment(String variable, String otherwise) {
        return new Setting(name, variable, fallback.isEmpty() ? otherwise : fallback, unit, meaning);
    }

    Setting withFallback(String other) {
        return new Setting(name, environment, other, unit, meaning);
    }

    String row() {
        return "| `" + name + "` | `" + environment + "` | " + code(fallback) + " | " + unit + " | " + cell(meaning)
                + " |\n";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
