package dev.parley.session.contract.log;

/// The text of one announcement on a conversation's channel.
///
/// - Durable: `{first seq} {last seq} {JSON array of Change}`. The numbers stand in front so that a gateway that has
///   delivered them already (it appended them itself) drops the text unread.
/// - Ephemeral: the JSON object of one [Ephemeral]; before it, `@{origin} ` when the sender has told its own listeners
///   already and must not tell them again. `origin` is null otherwise.
public record Announcement(long firstSeq, long lastSeq, String origin, String json) {
    public static Announcement durable(long firstSeq, long lastSeq, String json) {
        return new Announcement(firstSeq, lastSeq, null, json);
    }

    public static Announcement ephemeral(String origin, String json) {
        return new Announcement(0, 0, origin, json);
    }

    public static Announcement read(String text) {
        if (text.startsWith("{")) {
            return ephemeral(null, text);
        }
        var first = text.indexOf(' ');
        if (text.startsWith("@")) {
            return ephemeral(text.substring(1, first), text.substring(first + 1));
        }
        var second = text.indexOf(' ', first + 1);
        return durable(
                Long.parseLong(text, 0, first, 10),
                Long.parseLong(text, first + 1, second, 10),
                text.substring(second + 1));
    }

    public boolean durable() {
        return firstSeq > 0;
    }

    public String text() {
        if (durable()) {
            return firstSeq + " " + lastSeq + " " + json;
        }
        return origin == null ? json : "@" + origin + " " + json;
    }
}
