package dev.parley.session.contract.log;

import org.jspecify.annotations.Nullable;

/// The text of one announcement on a conversation's channel.
///
/// - Durable: `{first seq} {last seq} {JSON array of Change}`. The numbers stand in front so that a gateway that has
///   delivered them already drops the text unread.
/// - Ephemeral: the JSON object of one [Ephemeral].
///
/// Before either stands `@{origin} ` when somebody tells its own listeners itself and must not tell them
/// again. `origin` is null otherwise. Where some of it is traced, `@{origin};{traces} ` stands there, with or without
/// an origin; `traces` is null otherwise, and as unproven as any text until it has been read.
public record Announcement(
        @Nullable String origin, @Nullable String traces, long firstSeq, long lastSeq, String json) {
    private static final char TRACED = ';';

    public static Announcement durable(@Nullable String origin, long firstSeq, long lastSeq, String json) {
        return durable(origin, null, firstSeq, lastSeq, json);
    }

    public static Announcement durable(
            @Nullable String origin, @Nullable String traces, long firstSeq, long lastSeq, String json) {
        return new Announcement(origin, traces, firstSeq, lastSeq, json);
    }

    public static Announcement ephemeral(@Nullable String origin, String json) {
        return new Announcement(origin, null, 0, 0, json);
    }

    public static Announcement read(String text) {
        var begin = text.startsWith("@") ? text.indexOf(' ') + 1 : 0;
        var mark = begin == 0 ? null : text.substring(1, begin - 1);
        var traced = mark == null ? -1 : mark.indexOf(TRACED);
        var traces = mark == null || traced < 0 ? null : mark.substring(traced + 1);
        var origin = mark == null || traced < 0 ? mark : traced == 0 ? null : mark.substring(0, traced);
        if (text.charAt(begin) == '{') {
            return new Announcement(origin, traces, 0, 0, text.substring(begin));
        }
        var first = text.indexOf(' ', begin);
        var second = text.indexOf(' ', first + 1);
        return durable(
                origin,
                traces,
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
        return durable() ? mark() + firstSeq + " " + lastSeq + " " : mark();
    }

    private String mark() {
        if (traces != null) {
            return tracedMark(origin == null ? "" : origin) + traces + " ";
        }
        return origin == null ? "" : mark(origin);
    }

    /// How the text begins of what `origin` tells its own listeners itself.
    public static String mark(String origin) {
        return "@" + origin + " ";
    }

    /// The same where some of it is traced.
    public static String tracedMark(String origin) {
        return "@" + origin + TRACED;
    }
}
