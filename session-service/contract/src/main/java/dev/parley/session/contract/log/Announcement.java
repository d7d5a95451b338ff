package dev.parley.session.contract.log;

/// The text of one announcement on a conversation's channel.
///
/// - Durable: `{first seq} {last seq} {JSON array of Change}`. The numbers stand in front so that a gateway that has
///   delivered them already (it appended them itself) drops the text unread.
/// - Ephemeral: the JSON object of one [Ephemeral].
public record Announcement(long firstSeq, long lastSeq, String json) {
    public static Announcement read(String text) {
        if (text.startsWith("{")) {
            return new Announcement(0, 0, text);
        }
        var first = text.indexOf(' ');
        var second = text.indexOf(' ', first + 1);
        return new Announcement(
                Long.parseLong(text, 0, first, 10),
                Long.parseLong(text, first + 1, second, 10),
                text.substring(second + 1));
    }

    public boolean durable() {
        return firstSeq > 0;
    }

    public String text() {
        return durable() ? firstSeq + " " + lastSeq + " " + json : json;
    }
}
