package dev.parley.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// What is logged under a name, from now on.
public final class LogRecords extends Handler implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<LogRecord> unread = new LinkedBlockingQueue<>();
    private final Logger logger;
    private final Level before;
    private final long began = System.nanoTime();

    public LogRecords(Class<?> type) {
        this(type.getName());
    }

    public LogRecords(String name) {
        logger = Logger.getLogger(name);
        before = logger.getLevel();
        logger.addHandler(this);
    }

    /// From this level on.
    public LogRecords(String name, Level level) {
        this(name);
        logger.setLevel(level);
    }

    /// Each with its level, in the order in which they were said.
    public List<String> lines() {
        return records.stream().map(LogRecords::line).toList();
    }

    private static String line(LogRecord entry) {
        return entry.getLevel() + " " + ExtLogRecord.wrap(entry).getFormattedMessage();
    }

    /// Waits for the next.
    public LogRecord next() throws InterruptedException {
        var next = unread.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing was said");
        }
        return next;
    }

    /// With a trace, or as an error.
    public List<String> complaints() {
        return records.stream()
                .filter(entry -> entry.getThrown() != null || entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(entry -> entry.getLoggerName() + ": " + entry.getMessage() + " " + entry.getThrown())
                .toList();
    }

    /// Nothing was said yet: what logs once a second may have done so just before.
    public boolean isEmpty() {
        return records.isEmpty();
    }

    /// Something was said, at most once a second.
    public void assertSparing(int occasions) {
        var seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) + 2;
        if (records.isEmpty()) {
            throw new AssertionError("Nothing was said");
        }
        if (records.size() > seconds) {
            throw new AssertionError(records.size() + " lines of " + occasions + " in " + seconds + " s");
        }
    }

    public void assertNoTrace() {
        for (var entry : records) {
            if (entry.getThrown() != null) {
                throw new AssertionError(line(entry), entry.getThrown());
            }
        }
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
        unread.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
