package dev.parley.session.contract.log;

import org.jspecify.annotations.Nullable;

/// The text of one announcement on a conversation's channel.
///
/// - Durable: `{first seq} {last seq} {JSON array of Change}`. The numbers stand in front so that a gateway that has
///   delivered them already drops the text unread.
/// - Ephemeral: the JSON object of one [Ephemeral].
///
/// Before either stands `@{origin} ` when somebody tells its own listeners itself and must not tell them
/// again. `origin` is null otherwise.
public record Announcement(@Nullable String origin, long firstSeq, long lastSeq, String json) {
    public static Announcement durable(@Nullable String origin, long firstSeq, long lastSeq, String json) {
        return new Announcement(origin, firstSeq, lastSeq, json);
    }

    public static Announcement ephemeral(@Nullable String origin, String json) {
        return new Announcement(origin, 0, 0, json);
    }

    public static Announcement read(String text) {
        var begin = text.startsWith("@") ? text.indexOf(' ') + 1 : 0;
        var origin = begin == 0 ? null : text.substring(1, begin - 1);
        if (text.charAt(begin) == '{') {
            return ephemeral(origin, text.substring(begin));
        }
        var first = text.indexOf(' ', begin);
        var second = text.indexOf(' ', first + 1);
        return durable(
                origin,
                Long.parseLong(text, begin, first, 10),
                Long.parseLong(text, first + 1, second, 10),
                text.substring(second + 1));
    }

    public boolean durable() {
        return firstSeq > 0;
    }

    public String text() {
        return head() + json;
    }

    /// What stands before the JSON.
    public String head() {
        var mark = origin == null ? "" : mark(origin);
        return durable() ? mark + firstSeq + " " + lastSeq + " " : mark;
    }

    /// How the text begins of what `origin` tells its own listeners itself.
    public static String mark(String origin) {
        return "@" + origin + " ";
    }
}
