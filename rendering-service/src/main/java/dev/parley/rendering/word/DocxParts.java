package dev.parley.rendering.word;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The parts of a Word file that are the same in all, written down as XML beside the classes of this folder.
final class DocxParts {
    private DocxParts() {}

    static String text(String name) {
        try (var in = DocxParts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
