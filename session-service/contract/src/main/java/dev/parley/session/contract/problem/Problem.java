package dev.parley.session.contract.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// An error as it travels between services: `application/problem+json` (RFC 9457) with our `code` as extension.
/// `detail` is for people and never names our classes; `retryAfterMillis` is null where waiting is not known to help.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String title,
        int status,
        ErrorCode code,
        @Nullable String detail,
        @Nullable Long retryAfterMillis) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /// The refusal that travelled as this.
    public RequestRejected refusal() {
        return status == RequestRejected.PRECONDITION_FAILED
                ? RequestRejected.outdated()
                : new RequestRejected(code, detail, retryAfterMillis == null ? 0 : retryAfterMillis);
    }

    public static Problem of(ErrorCode code, @Nullable String detail) {
        return of(new RequestRejected(code, detail));
    }

    public static Problem of(RequestRejected refused) {
        var code = refused.code();
        return new Problem(
                code.wire().replace('_', ' '),
                refused.status(),
                code,
                refused.getMessage(),
                refused.retryAfterMillis() > 0 ? refused.retryAfterMillis() : null);
    }
}
