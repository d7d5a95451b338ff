package dev.parley.gateway.transport;

/// Why a request is refused before anything of ours has seen it, or given up where nobody answers it.
enum Refusal {
    MALFORMED(400, "bad_request", "This is not HTTP as RFC 9112 has it", false),
    LINE_TOO_LONG(414, "bad_request", "The address is too long", false),
    HEADERS_TOO_LARGE(431, "too_large", "The headers are too large", false),
    BODY_TOO_LARGE(413, "too_large", "The body is too large", false),
    SLOW_HEADERS(408, "bad_request", "The request took too long", true),
    SLOW_BODY(408, "bad_request", "The body took too long", true),
    METHOD(501, "bad_request", "This method is not known here", false),
    VERSION(505, "bad_request", "Version 1.1 of HTTP is spoken here", false),
    CODING(501, "bad_request", "Only chunked bodies are understood", false),
    UPGRADE_WITH_BODY(400, "bad_request", "A request to upgrade has no body", false),
    OVERLOADED(503, "unavailable", "Too much waits here at this moment", true),
    CROWDED(503, "unavailable", "Too many connections wait here at this moment", true),
    UNANSWERED(504, "unavailable", "No answer was found in time", true);

    final int status;
    final String code;
    final String detail;
    final boolean retryable;

    Refusal(int status, String code, String detail, boolean retryable) {
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.retryable = retryable;
    }
}
