package dev.parley.rendering.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// How a document looks on paper.
final class Print {
    private static final String STYLES = styles();

    private Print() {}

    /// In a language whose words for it we do not have, pages are numbered without words.
    static String stylesheet(String language) {
        var footer = language.equals("en") || language.startsWith("en-")
                ? "\"Page \" counter(page) \" of \" counter(pages)"
                : "counter(page) \" / \" counter(pages)";
        return STYLES.replace("PAGE_OF_PAGES", footer);
    }

    private static String styles() {
        var name = "print.css";
        try (var in = Print.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
