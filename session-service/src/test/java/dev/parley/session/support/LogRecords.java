package dev.parley.session.support;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What one class logs, from now on.
public final class LogRecords extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final long began = System.nanoTime();

    public LogRecords(Class<?> type) {
        logger = Logger.getLogger(type.getName());
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    /// Nothing was said yet: what logs once a second may have done so just before.
    public boolean isEmpty() {
        return records.isEmpty();
    }

    /// Something was said, at most once a second, and without a trace.
    public void assertSparing(int occasions) {
        var seconds = (System.nanoTime() - began) / 1_000_000_000 + 2;
        assertFalse(records.isEmpty());
        assertTrue(records.size() <= seconds, records.size() + " lines of " + occasions + " in " + seconds + " s");
        assertTrue(records.stream().allMatch(entry -> entry.getThrown() == null));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
