package dev.parley.gateway.endpoint;

/// No socket comes of this request; it is answered with this status and these words, for which the `CheckResult` of
/// WebSockets Next has no place.
final class UpgradeRejected extends RuntimeException {
    private final int status;

    UpgradeRejected(int status, String text) {
        super(text, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
