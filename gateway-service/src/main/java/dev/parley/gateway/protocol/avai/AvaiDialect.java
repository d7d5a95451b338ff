package dev.parley.gateway.protocol.avai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `avai` dialect of one connection (docs/dialects/avai.md).
public final class AvaiDialect implements Dialect {
    /// The path these clients dial.
    public static final String PATH = "/ws";

    private static final Set<Trait> TRAITS = Set.of(Trait.KEEPS_DISTANCE, Trait.READS_BINARY);

    /// What all these connections share: an event is encoded once for those that read the same form.
    public static final class Shared {
        private final String version;
        private final int maxFrameBytes;
        private final AvaiWriter writer;
        private final AvaiAnswerEncoder answers;
        private final AvaiEventEncoder flat;
        private final AvaiEventEncoder enveloped;

        public Shared(String version, int maxFrameBytes, Clock clock) {
            this.version = version;
            this.maxFrameBytes = maxFrameBytes;
            this.writer = new AvaiWriter(clock);
            this.answers = new AvaiAnswerEncoder(writer, clock);
            this.flat = new AvaiEventEncoder(writer, false);
            this.enveloped = new AvaiEventEncoder(writer, true);
        }
    }

    private final Shared shared;
    private final boolean strangersMayRead;
    private final AvaiWriter writer;
    private final Analyses analyses;
    private @Nullable UUID speaker;
    private boolean enveloped;

    /// `strangersMayRead`: whether who has not signed in may look at what is public.
    public AvaiDialect(Shared shared, boolean strangersMayRead) {
        this.shared = shared;
        this.strangersMayRead = strangersMayRead;
        this.writer = shared.writer;
        this.analyses = new Analyses(writer);
    }

    @Override
    public Set<Trait> traits() {
        return TRAITS;
    }

    @Override
    public byte[] greeting(String connectionId) {
        return writer.frameInBothForms("welcome", null, json -> {
            json.text("message", "Welcome to Parley");
            json.text("connectionId", connectionId);
            json.text("serverVersion", shared.version);
        });
    }

    @Override
    public DecodedFrame read(byte[] utf8) {
        var tooLarge = utf8.length > shared.maxFrameBytes;
        var whole = true;
        JsonNode root;
        try {
            root = WireJson.read(utf8);
        } catch (WireJson.HalfCharacter e) {
            root = e.root();
            whole = false;
        } catch (JsonProcessingException e) {
            throw tooLarge
                    ? tooLarge(Reference.NONE)
                    : AvaiReader.refused(Reference.NONE, AvaiError.INVALID_MESSAGE, "Message is not valid JSON");
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
        if (tooLarge && !isAnalysis(root)) {
            throw tooLarge(Reference.NONE);
        }
        if (!root.isObject()) {
            throw AvaiReader.refused(Reference.NONE, AvaiError.INVALID_MESSAGE, "Message must be a JSON object");
        }
        var fields = Fields.of(root);
        enveloped = fields.enveloped();
        var type = AvaiReader.type(root);
        if (type == null) {
            throw AvaiReader.refused(
                    new Reference("", fields.messageId(), null, enveloped, null),
                    AvaiError.INVALID_MESSAGE,
                    "Message must have a type");
        }
        var frame = new AvaiReader(fields, type, strangersMayRead, this::speaks);
        if (frame.reference().analysis() != null) {
            analyses.came();
        }
        if (tooLarge) {
            throw tooLarge(frame.reference());
        }
        if (!whole) {
            throw frame.no(AvaiError.INVALID_MESSAGE, "A text has half of a surrogate pair");
        }
        return frame;
    }

    /// Its page hears no other error than that of its request.
    private static boolean isAnalysis(JsonNode root) {
        return AnalysisRequest.TYPE.equals(AvaiReader.type(root));
    }

    private InvalidFrame tooLarge(Reference reference) {
        return AvaiReader.refused(
                reference,
                AvaiError.MESSAGE_TOO_LARGE,
                "Message exceeds maximum size of " + shared.maxFrameBytes + " bytes");
    }

    @Override
    public int maxFrameBytes() {
        return shared.maxFrameBytes;
    }

    @Override
    public byte[] answer(FrameReference reference, Answer answer) {
        var to = (Reference) reference;
        return switch (answer) {
            case Answer.Authenticated(var caller) -> authenticated(to, answer, caller);
            case Answer.MessageStored(var message, var reply)
            when to.analysis() != null -> analyses.stored(to, message, reply);
            default -> shared.answers.encode(to, answer);
        };
    }

    /// Also whoever has never said so, and is a guest by asking.
    private void speaks(Caller caller) {
        speaker = caller.personId().orElse(null);
    }

    private byte[] authenticated(Reference to, Answer answer, Caller caller) {
        var success = shared.answers.encode(to, answer);
        var person = caller.personId().orElse(null);
        var left = Objects.equals(person, speaker) ? null : analyses.leave();
        speaker = person;
        return left == null ? success : TextFrame.join(success, left);
    }

    @Override
    public byte[] refusal(FrameReference reference, Rejection rejection) {
        var to = (Reference) reference;
        if (to.analysis() != null) {
            return analyses.refused(to, rejection.message(), rejection.retryAfterMillis());
        }
        var error = rejection.word() == null ? AvaiError.of(rejection.code()) : AvaiError.valueOf(rejection.word());
        // Clients that say `auth` wait for nothing else; those that say `authenticate` read the common frame.
        if (to.type().equals("auth") && error != AvaiError.RATE_LIMIT_EXCEEDED) {
            return writer.frame("auth_error", to, json -> json.text("message", rejection.message()));
        }
        return error(to, error, rejection);
    }

    private byte[] error(Reference to, AvaiError error, Rejection rejection) {
        return error(writer, to, error, rejection);
    }

    static byte[] error(AvaiWriter writer, Reference to, AvaiError error, Rejection rejection) {
        var requestId = UUID.randomUUID().toString();
        AvaiWriter.Body body = json -> {
            json.flag("success", false);
            json.text("code", error.code());
            json.text("error_type", error.typeFor(to.type()));
            json.text("message", rejection.message());
            json.out().writeObjectFieldStart("error");
            json.text("type", error.type);
            json.text("message", rejection.message());
            json.text("requestId", requestId);
            json.flag("retryable", rejection.code().retryable);
            json.out().writeEndObject();
            if (rejection.retryAfterMillis() > 0) {
                json.number("retry_after", Math.ceilDiv(rejection.retryAfterMillis(), 1000));
            }
        };
        // Older clients read an error's fields beside `type` even where they send an envelope.
        return to.enveloped()
                ? writer.frameInBothForms("error", to.messageId(), body)
                : writer.frame("error", to, body);
    }

    @Override
    public Set<String> kinds() {
        return AvaiReader.KINDS;
    }

    @Override
    public FrameReference upgrade() {
        return new Reference("auth", null, null, false, null);
    }

    @Override
    public byte[] binaryRefused() {
        var rejection = Rejection.of(ErrorCode.BAD_REQUEST, "A binary message must be UTF-8 text");
        return error(Reference.NONE, AvaiError.INVALID_MESSAGE, rejection);
    }

    @Override
    public EventEncoder encoder() {
        return enveloped ? shared.enveloped : shared.flat;
    }

    /// What ends a request for an analysis is told by its request, too, to the connection it came from.
    @Override
    public EventEncoder encoder(Event event) {
        var ended = analyses.hear(event);
        return ended == null ? encoder() : told -> joined(encoder().encode(told), ended);
    }

    private static byte[] joined(byte @Nullable [] usual, byte[] ended) {
        return usual == null ? ended : TextFrame.join(usual, ended);
    }

    @Override
    public byte[] farewell(long reconnectInMillis) {
        return writer.frame(
                "server_shutdown",
                enveloped,
                null,
                json -> json.text("message", "Server is shutting down. Please reconnect."));
    }

    @Override
    public Dialect after(Answer answer) {
        return answer instanceof Answer.CanisterAttached(var canisterId)
                ? new CanisterDialect(canisterId, writer)
                : this;
    }
}
