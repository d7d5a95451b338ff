package dev.parley.gateway.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What is logged under a name, from now on.
public final class LogRecords extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Logger logger;

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
