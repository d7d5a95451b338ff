package dev.parley.ai.reply;

import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.ai.contract.reply.ReplyHints;
import dev.parley.ai.contract.reply.ReplyHintsApi;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import io.smallrye.common.annotation.NonBlocking;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes the hints of gateways.
@NonBlocking
class HintsResource implements ReplyHintsApi {
    private static final int MAX_HINTS = 256;

    private final ReplyQueue desk;
    private final Availability availability;

    HintsResource(ReplyQueue desk, Availability availability) {
        this.desk = desk;
        this.availability = availability;
    }

    @Override
    public AiStatus hint(@Nullable ReplyHints hints) {
        if (hints == null || hints.replies() == null || hints.replies().size() > MAX_HINTS) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "From 0 to " + MAX_HINTS + " replies");
        }
        var status = status();
        if (status.connected()) {
            var traces = hints.traces() == null ? Map.<UUID, String>of() : hints.traces();
            hints.replies().forEach(reply -> desk.offer(reply, reply == null ? null : traces.get(reply)));
        }
        return status;
    }

    /// One that stops knows nothing of the AI: whoever asks goes on to the next one.
    @Override
    public AiStatus status() {
        if (!desk.accepting()) {
            throw new RequestRejected(ErrorCode.UNAVAILABLE, "This one takes no more replies");
        }
        return availability.now();
    }
}
