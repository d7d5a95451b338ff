package dev.parley.gateway.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What is logged under a name, from now on.
public final class LogRecords extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final long began = System.nanoTime();

    public LogRecords(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    /// With a trace, or as an error.
    public List<String> complaints() {
        return records.stream()
                .filter(entry -> entry.getThrown() != null || entry.getLevel().intValue() >= 1000)
                .map(entry -> entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown())
                .toList();
    }

    /// What was said, in the order in which it was.
    public List<String> lines() {
        return records.stream()
                .map(entry -> new SimpleFormatter().formatMessage(entry))
                .toList();
    }

    /// Something was said, at most once a second.
    public void assertSparing(int occasions) {
        var seconds = (System.nanoTime() - began) / 1_000_000_000 + 2;
        assertFalse(records.isEmpty(), "nothing was said");
        assertTrue(records.size() <= seconds, records.size() + " lines of " + occasions + " in " + seconds + " s");
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
