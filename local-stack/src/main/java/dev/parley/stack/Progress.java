package dev.parley.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// What the person at the terminal reads while the stack works: one line for each thing that happens.
public final class Progress {
    private final PrintStream out;

    public Progress(PrintStream out) {
        this.out = out;
    }

    public synchronized void says(String line) {
        out.println(line);
        out.flush();
    }

    /// Something about one part of the stack, its name in a column of its own.
    public void says(String part, String what) {
        says("  %-13s %s".formatted(part, what));
    }

    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
