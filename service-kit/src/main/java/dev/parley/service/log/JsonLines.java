package dev.parley.service.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.JsonFormatter;

/// An object of JSON a line, in which what our lines say as `key=value` (connection, conversation, reply, code, cause)
/// has fields of its own, as mapped diagnostic context. Nothing is in a field that is not in its line.
final class JsonLines extends JsonFormatter {
    private static final String OURS = "dev.parley.";

    /// A value goes as far as the next key, as causes have spaces in them.
    private static final Pattern FIELD =
            Pattern.compile("(?<=\\s)([a-z_]+)=(\"[^\"]*\"|.*?)(?=\\s+[a-z_]+=|\\z)", Pattern.DOTALL);

    @Override
    protected void before(Generator generator, ExtLogRecord line) {
        if (line.getLoggerName() != null && line.getLoggerName().startsWith(OURS)) {
            fields(line.getFormattedMessage()).forEach(line::putMdc);
        }
    }

    private static Map<String, String> fields(String message) {
        var fields = new LinkedHashMap<String, String>();
        FIELD.matcher(message)
                .results()
                // What comes later may be a text that only looks like a field.
                .forEach(found -> fields.putIfAbsent(found.group(1), withoutQuotes(found.group(2))));
        return fields;
    }

    private static String withoutQuotes(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
