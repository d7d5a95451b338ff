package dev.parley.gateway.protocol;

/// Why the server closes a connection, with the code and text the seeds' dialects use on the wire (RFC 6455, 7.4).
public enum CloseReason {
    INACTIVE(1000, "Connection inactive"),
    GOING_AWAY(1001, "Server shutting down"),
    PROTOCOL_ERROR(1002, "Protocol error"),
    TOO_MANY_ERRORS(1003, "Too many errors"),
    NOT_UTF8(1007, "Text is not UTF-8"),
    TOO_SLOW(1008, "Reader too slow"),
    TOO_BIG(1009, "Message too big"),
    SETUP_FAILED(1011, "Server error during setup"),
    FLOOD(1013, "Connection rate limit exceeded"),
    /// No pong for two heartbeats: nobody is there to read the code.
    SILENT(1001, "No answer to pings");

    public final int code;
    public final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }
}
