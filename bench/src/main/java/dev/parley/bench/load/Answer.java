package dev.parley.bench.load;

import java.nio.charset.StandardCharsets;

/// What the measurement wants to know of a server's frame: its kind, and which message it acknowledges. Found by
/// searching the bytes, since parsing JSON would cost more than the rest of the generator; that is safe because the
/// messages it sends hold nothing but letters.
record Answer(Kind kind, long message) {
    enum Kind {
        ACKNOWLEDGED,
        REFUSED,
        OTHER
    }

    private static final byte[] MESSAGE_SENT = "\"type\":\"message_sent\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERROR = "\"type\":\"error\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MESSAGE_ID = "\"messageId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final Answer OTHER_ANSWER = new Answer(Kind.OTHER, -1);

    static Answer read(byte[] bytes, int offset, int length) {
        if (find(MESSAGE_SENT, bytes, offset, length) >= 0) {
            return new Answer(Kind.ACKNOWLEDGED, messageId(bytes, offset, length));
        }
        if (find(ERROR, bytes, offset, length) >= 0) {
            return new Answer(Kind.REFUSED, messageId(bytes, offset, length));
        }
        return OTHER_ANSWER;
    }

    private static long messageId(byte[] bytes, int offset, int length) {
        var at = find(MESSAGE_ID, bytes, offset, length);
        if (at < 0) {
            return -1;
        }
        var number = 0L;
        for (var i = at + MESSAGE_ID.length; i < offset + length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    private static int find(byte[] wanted, byte[] bytes, int offset, int length) {
        var last = offset + length - wanted.length;
        for (var at = offset; at <= last; at++) {
            if (bytes[at] == wanted[0] && matches(wanted, bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] wanted, byte[] bytes, int at) {
        for (var i = 1; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
