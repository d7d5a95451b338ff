package dev.parley.gateway.protocol;

/// Why the server closes a connection: the code of docs/protocol.md, and that of the older dialects (RFC 6455, 7.4).
public enum CloseReason {
    INACTIVE(4002, 1000, "Connection inactive"),
    GOING_AWAY(4000, 1001, "Server shutting down"),
    PROTOCOL_ERROR(1002, 1002, "Protocol error"),
    TOO_MANY_ERRORS(4003, 1003, "Too many errors"),
    NOT_UTF8(1007, 1007, "Text is not UTF-8"),
    TOO_SLOW(4001, 1008, "Reader too slow"),
    /// A message begun and not ended.
    UNFINISHED(4001, 1008, "Message not finished in time"),
    /// It held most when all connections together held too much.
    TOO_GREEDY(4001, 1008, "Too much waits for this connection"),
    TOO_BIG(1009, 1009, "Message too big"),
    SETUP_FAILED(4000, 1011, "Server error during setup"),
    FLOOD(4003, 1013, "Connection rate limit exceeded"),
    /// No pong for two heartbeats: nobody is there to read the code.
    SILENT(4002, 1001, "No answer to pings"),
    NOT_AUTHENTICATED(4500, 1008, "Not authenticated"),
    TOKEN_EXPIRED(4501, 1008, "Token expired"),
    REVOKED(4503, 1008, "Token revoked"),
    /// Another connection speaks in the document session from now on.
    REPLACED(4502, 1000, "New connection established"),
    /// Its person has so many connections here that the oldest ones end.
    TOO_MANY(4502, 1008, "Too many connections of one person"),
    COMPLETED(1000, 1000, "Session completed"),
    /// The interview was broken off, and can be taken up again.
    BROKEN_OFF(1000, 1000, "Session paused");

    /// In parley.v1: 4000 to 4499 may come back, 4500 to 4999 may not.
    public final int code;

    /// In the dialects that were there before.
    public final int classicCode;

    public final String text;

    CloseReason(int code, int classicCode, String text) {
        this.code = code;
        this.classicCode = classicCode;
        this.text = text;
    }
}
