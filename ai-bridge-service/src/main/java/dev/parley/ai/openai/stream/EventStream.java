package dev.parley.ai.openai.stream;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes bytes apart into events, by the grammar of server-sent events: a line ends with CR, LF or both, a byte order
/// mark may come first, `data` may take several lines, what begins with a colon is a comment. More lenient than the
/// grammar where servers are: an event need not be followed by an empty line once it is understood, the last one counts
/// without the end of its line, a field may be indented or in capitals, and bare JSON is data, be it the whole body or
/// lines among the events.
final class EventStream {
    private static final Pattern FIELD =
            Pattern.compile("(data|event|id|retry)?:|(data|event|id|retry)$", Pattern.CASE_INSENSITIVE);

    /// Who passes on what another has put into events may put it into events once more.
    private static final Pattern AGAIN = Pattern.compile("^(\\s*data:)+ ?");

    /// Takes what an event says.
    interface Events {
        /// Whether `data` was taken. What is not is offered again with the line after it; the `last` time it is only
        /// told.
        boolean take(String type, String data, boolean last);
    }

    private final Events events;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private final Nesting nesting = new Nesting();
    private int next;
    private String type = "";
    /// Of this event, as long as its type may still come.
    private @Nullable String taken;
    private boolean begun;
    /// Whether all of the body is bare JSON.
    private boolean bare;

    private final Among among = new Among();
    private boolean afterReturn;

    EventStream(Events events, int maxBytes) {
        this.events = events;
        this.maxBytes = maxBytes;
    }

    /// Whether there is room for it: a line or an event that is longer than it may be ends the stream.
    boolean more(Buffer bytes) {
        for (var at = 0; at < bytes.length(); at++) {
            var each = bytes.getByte(at);
            if (each == '\n' && afterReturn) {
                afterReturn = false;
            } else if (each == '\n' || each == '\r') {
                afterReturn = each == '\r';
                endLine();
            } else {
                afterReturn = false;
                line.write(each);
                if (line.size() + data.length() + among.length() > maxBytes) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Nothing more comes.
    void end() {
        if (line.size() > 0) {
            endLine();
        }
        dispatch();
    }

    private void endLine() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (!begun) {
            text = text.startsWith("\ufeff") ? text.substring(1) : text;
            begin(text);
        }
        if (bare && text.startsWith("data:")) {
            // Something was said before the events began.
            bare = false;
            clear();
        }
        if (bare) {
            add(text);
        } else if (text.isEmpty()) {
            among.clear();
            dispatch();
        } else if (FIELD.matcher(text.stripLeading()).lookingAt()) {
            among.clear();
            field(text.stripLeading());
        } else {
            among.add(text);
        }
    }

    /// Comments say nothing of what follows them.
    private void begin(String text) {
        if (!text.isBlank() && !text.startsWith(":")) {
            begun = true;
            bare = isJson(text);
        }
    }

    private static boolean isJson(String text) {
        var first = text.isBlank() ? ' ' : text.stripLeading().charAt(0);
        return first == '{' || first == '[';
    }

    /// What somebody on the way writes between the events, as JSON on one line or on several; of anything else nobody
    /// knows what it means.
    private final class Among {
        private final StringBuilder text = new StringBuilder();
        private final Nesting nesting = new Nesting();

        void add(String line) {
            if (text.isEmpty() && !isJson(line)) {
                return;
            }
            text.append(line).append('\n');
            nesting.read(line);
            if (nesting.mayBeWhole()) {
                events.take(type, text.toString(), false);
                clear();
            }
        }

        void clear() {
            text.setLength(0);
            nesting.reset();
        }

        int length() {
            return text.length();
        }
    }

    private void field(String text) {
        var colon = text.indexOf(':');
        var name = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (name.toLowerCase(Locale.ROOT)) {
            case "data" ->
                add(nesting.insideText() ? value : AGAIN.matcher(value).replaceFirst(""));
            case "event" -> type = value.strip();
            default -> {
                // A comment, an id, a time to retry after, or nothing anybody knows.
            }
        }
    }

    private void add(String text) {
        taken = null;
        if (!data.isEmpty()) {
            data.append('\n');
        }
        data.append(text);
        nesting.read(text);
        // What was not understood is not gone through again until there is as much again of it.
        if (nesting.mayBeWhole() && data.length() >= next) {
            if (events.take(type, data.toString(), false)) {
                taken = data.toString();
                clear();
            } else {
                next = 2 * data.length();
            }
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            events.take(type, data.toString(), true);
            clear();
        } else if (taken != null && type.equals("error")) {
            // It may come after the data, also where that was understood without it.
            events.take(type, taken, true);
        }
        type = "";
        taken = null;
    }

    private void clear() {
        data.setLength(0);
        nesting.reset();
        next = 0;
    }
}
