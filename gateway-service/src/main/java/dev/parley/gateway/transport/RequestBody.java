package dev.parley.gateway.transport;

import io.netty.handler.codec.http.HttpContent;
import org.jspecify.annotations.Nullable;

/// How much of a request's body has come, and when. It is ours to pay for until its answer begins.
final class RequestBody {
    /// What a piece takes up beside its bytes.
    private static final int PIECE_OBJECT_BYTES = 128;

    private final TransportConfig config;
    private long bytes;
    /// When the headers ended, or the last piece came.
    private long came;
    private long held;

    RequestBody(TransportConfig config) {
        this.config = config;
    }

    /// The headers have ended.
    void begin() {
        bytes = 0;
        came = System.nanoTime();
        held = 0;
    }

    /// null: it may pass.
    @Nullable
    Refusal take(HttpContent piece) {
        var more = piece.content().readableBytes();
        bytes += more;
        came = System.nanoTime();
        held += more == 0 ? 0 : more + PIECE_OBJECT_BYTES;
        if (piece.decoderResult().isFailure()) {
            return Refusal.MALFORMED;
        }
        return bytes > config.maxBodyBytes() ? Refusal.BODY_TOO_LARGE : null;
    }

    /// Nobody holds any of it any more.
    void given() {
        held = 0;
    }

    /// Bytes taken up by what has come of it.
    long held() {
        return held;
    }

    /// What came quickly gives a body that then stands no time.
    ///
    /// @param over how long the time of one without bytes has been over
    boolean isLate(long over, long now) {
        return over >= nanosForBytes() || now - came >= config.bodyWithin().toNanos();
    }

    /// How long they may take to come.
    private long nanosForBytes() {
        return bytes * 1_000_000_000 / Math.max(1, config.minBytesPerSecond());
    }
}
