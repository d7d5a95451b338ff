package dev.parley.stack;

/// Why the stack cannot start or go on, in one line for the person at the terminal.
public final class CannotStart extends RuntimeException {
    public CannotStart(String line) {
        super(line);
    }

    public CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
