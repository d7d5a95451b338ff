package dev.parley.attack.trial;

import java.time.Duration;

/// What must hold, whatever is sent.
///
/// @param answered within it every deed of the innocent is done
/// @param growth of the resident memory of a process, in MB
/// @param well after the attackers have left, within it everything is as before
record Bars(Duration answered, long growth, Duration well) {
    static final Bars USUAL = new Bars(Duration.ofSeconds(2), 64, Duration.ofSeconds(10));

    /// The warm-up renders nothing: the first documents bring fonts, and fill a young generation nobody has used. 158
    /// were measured.
    private static final int RENDERING = 4;

    /// The warm-up is one person's: with many, session-service reads whole pages for the first time, and every
    /// connection to PostgreSQL gets plans and buffers of its own. 46 and 67 were measured.
    private static final int STORING = 2;

    /// How much more resident memory this process may have than before, in MB.
    long growthOf(String process) {
        if (process.startsWith("rendering")) {
            return growth * RENDERING;
        }
        return process.startsWith("session") || process.equals("postgres") ? growth * STORING : growth;
    }
}
