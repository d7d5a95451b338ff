package dev.parley.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The help pages. They are plain text files, so that `./parley … --help` needs neither a build nor a JDK.
public final class Help {
    private Help() {}

    public static String page(String command) {
        try (var page = Help.class.getResourceAsStream("/help/" + command + ".txt")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
