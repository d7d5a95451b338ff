package dev.parley.stack.system;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Lets a class of system tests run beside those of another JVM, and one that is [Alone] beside none. Whoever waits to
/// be alone holds the gate, so that nobody else begins before.
public final class Turns implements BeforeAllCallback, AfterAllCallback {
    private static final Path FOLDER = Path.of("target", "turns");

    private FileChannel turn;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var tests = context.getRequiredTestClass();
        if (tests.getPackage() != Turns.class.getPackage() || turn != null) {
            return;
        }
        Files.createDirectories(FOLDER);
        try (var gate = open("gate")) {
            gate.lock();
            turn = open("machine");
            turn.lock(0, Long.MAX_VALUE, !tests.isAnnotationPresent(Alone.class));
        }
    }

    /// Gives its lock back.
    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (turn != null) {
            turn.close();
            turn = null;
        }
    }

    private static FileChannel open(String name) throws IOException {
        return FileChannel.open(FOLDER.resolve(name), CREATE, READ, WRITE);
    }
}
