package dev.parley.gateway.protocol.parley;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.JsonFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Our own protocol, `parley.v1` (docs/protocol.md; as data: docs/parley.asyncapi.yaml). One instance serves all
/// connections.
public final class ParleyDialect implements Dialect {
    public static final String PATH = "/parley";
    public static final String SUBPROTOCOL = "parley.v1";

    /// With which a browser offers its token, as it cannot set headers.
    public static final String BEARER_SUBPROTOCOL = "bearer.";

    private static final int TOKEN_BYTES = 16_384;
    private static final int POSITION_BYTES = 96;

    private static final Set<Trait> TRAITS = Set.of(Trait.HEARS_ITSELF, Trait.RENEWS_TOKEN);

    private final ParleyLimits limits;
    private final ParleyAnswers answers;

    public ParleyDialect(ParleyLimits limits, Clock clock) {
        this.limits = limits;
        this.answers = new ParleyAnswers(limits, clock);
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public byte @Nullable [] greeting(String connectionId) {
        return null;
    }

    @Override
    public int maxFrameBytes() {
        return limits.maxFrameBytes();
    }

    /// A token, and where one left off in many conversations.
    @Override
    public int maxSignInBytes() {
        return TOKEN_BYTES + POSITION_BYTES * limits.maxResume();
    }

    @Override
    public DecodedFrame read(byte[] utf8) {
        if (utf8.length > limits.maxFrameBytes()) {
            throw Reference.NONE.refused(
                    ErrorCode.TOO_LARGE, "A frame has " + limits.maxFrameBytes() + " bytes at most");
        }
        JsonNode root;
        try {
            root = WireJson.read(utf8);
        } catch (WireJson.HalfCharacter e) {
            throw Reference.of(e.root()).refused(ErrorCode.BAD_REQUEST, "A text has half of a surrogate pair");
        } catch (JsonProcessingException e) {
            throw Reference.NONE.refused(ErrorCode.BAD_REQUEST, "The frame is not valid JSON");
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
        if (!root.isObject()) {
            throw Reference.NONE.refused(ErrorCode.BAD_REQUEST, "A frame is a JSON object");
        }
        return new ParleyReader(new Fields(root, Reference.of(root)), limits);
    }

    @Override
    public byte @Nullable [] answer(FrameReference reference, Answer answer) {
        var ref = ((Reference) reference).ref();
        return ref == null ? null : answers.write(ref, answer);
    }

    @Override
    public byte[] refusal(FrameReference reference, Rejection rejection) {
        var ref = ((Reference) reference).ref();
        return JsonFrame.of(out -> {
            out.writeStringField("type", "error");
            if (ref != null) {
                out.writeStringField("ref", ref);
            }
            out.writeStringField("code", rejection.code().wire());
            out.writeStringField("message", rejection.message());
            out.writeBooleanField("retryable", rejection.code().retryable);
            if (rejection.retryAfterMillis() > 0) {
                out.writeNumberField("retry_after_ms", rejection.retryAfterMillis());
            }
        });
    }

    /// A frame has to sign in, as it says where to go on.
    @Override
    public @Nullable FrameReference upgrade() {
        return null;
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public byte[] binaryRefused() {
        return refusal(Reference.NONE, Rejection.of(ErrorCode.BAD_REQUEST, "Binary messages are not understood"));
    }

    @Override
    public EventEncoder encoder() {
        return ParleyEventEncoder.ONLY;
    }

    @Override
    public byte[] farewell(long reconnectInMillis) {
        return ParleyForm.farewell(reconnectInMillis);
    }

    @Override
    public int closeCode(CloseReason reason) {
        return reason.code;
    }
}
