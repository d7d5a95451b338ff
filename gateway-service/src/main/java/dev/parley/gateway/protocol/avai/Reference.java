package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.FrameReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What it takes to answer one avai frame: which type it was, the client's own id for it, the `id` of a `ping` (null:
/// none), whether it came in an envelope, and what an `analysis_request` is told by (null: it is none).
record Reference(
        String type,
        @Nullable String messageId,
        @Nullable JsonNode pingId,
        boolean enveloped,
        @Nullable AnalysisRequest analysis)
        implements FrameReference {
    static final Reference NONE = new Reference("", null, null, false, null);

    /// Where the type says that it is one.
    AnalysisRequest mustBeAnalysis() {
        return Objects.requireNonNull(analysis);
    }

    static Reference to(String type, Fields fields) {
        var id = fields.get("id");
        var echoed = type.equals("ping") && id.isValueNode() && id.asText().length() <= 128;
        return new Reference(
                type,
                fields.messageId(),
                echoed ? id : null,
                fields.enveloped(),
                type.equals(AnalysisRequest.TYPE) ? AnalysisRequest.of(fields) : null);
    }
}
