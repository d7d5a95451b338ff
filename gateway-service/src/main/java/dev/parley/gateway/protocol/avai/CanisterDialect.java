package dev.parley.gateway.protocol.avai;

import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.session.contract.problem.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is spoken with an AI canister once it has dialled in and shown its key (docs/dialects/avai.md).
final class CanisterDialect implements Dialect {
    /// A whole answer of an AI.
    private static final int MAX_FRAME_BYTES = 262_144;

    private static final Set<Trait> TRAITS = Set.of(Trait.KEEPS_DISTANCE, Trait.READS_BINARY, Trait.UNLIMITED);

    private final @Nullable String canisterId;
    private final AvaiWriter writer;

    CanisterDialect(@Nullable String canisterId, AvaiWriter writer) {
        this.canisterId = canisterId;
        this.writer = writer;
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
        return MAX_FRAME_BYTES;
    }

    @Override
    public List<byte[]> apart(byte[] utf8) {
        var values = CanisterJson.values(utf8);
        return values.size() < 2
                ? List.of(utf8)
                : values.stream()
                        .map(value -> CanisterJson.unicode(value.toString()).getBytes(StandardCharsets.UTF_8))
                        .toList();
    }

    @Override
    public DecodedFrame read(byte[] utf8) {
        var values = CanisterJson.values(utf8);
        if (values.isEmpty()) {
            throw AvaiReader.refused(Reference.NONE, AvaiError.INVALID_MESSAGE, "Message is not valid JSON");
        }
        var root = values.getFirst();
        var type = AvaiReader.type(root);
        if (type == null) {
            throw AvaiReader.refused(Reference.NONE, AvaiError.INVALID_MESSAGE, "Message must have a type");
        }
        return new CanisterFrame(Fields.of(root), Reference.to(type, Fields.of(root)));
    }

    private record CanisterFrame(Fields fields, Reference reference) implements DecodedFrame {
        @Override
        public String kind() {
            return reference.type();
        }

        @Override
        public Command command(Caller caller) {
            return switch (reference.type()) {
                case "ping", "heartbeat" -> new Command.Ping();
                case "ai_response" -> answered(fields.text("response_content"), false, null);
                case "ai_response_chunk" -> answered(null, true, delta());
                case "ai_status" -> new Command.CanisterStatus(fields.text("status"));
                default ->
                    throw AvaiReader.refused(
                            reference,
                            AvaiError.UNKNOWN_AI_MESSAGE_TYPE,
                            "Unknown AI message type: " + AvaiReader.shortened(reference.type()));
            };
        }

        /// Empty where a piece has none, null where it is no text.
        private @Nullable String delta() {
            return fields.get("delta").isMissingNode() ? "" : fields.text("delta");
        }

        private Command answered(@Nullable String content, boolean piece, @Nullable String delta) {
            var confidence = number("confidence_score");
            return new Command.CanisterAnswered(
                    text("message_id"),
                    text("thread_id"),
                    text("user_id"),
                    CanisterJson.text(content),
                    text("content_type"),
                    piece,
                    count("index"),
                    CanisterJson.text(delta),
                    new Command.AiInfo(
                            text("model_used"),
                            count("processing_time_ms"),
                            Double.isFinite(confidence) ? confidence : null));
        }

        private @Nullable String text(String name) {
            return CanisterJson.text(fields.text(name));
        }

        private double number(String name) {
            return fields.get(name).isNumber() ? fields.get(name).doubleValue() : Double.NaN;
        }

        /// Null where it is none, as of less than nothing, and of more than anybody can count.
        private @Nullable Integer count(String name) {
            var number = number(name);
            return number >= 0 && number <= Integer.MAX_VALUE ? Math.toIntExact(Math.round(number)) : null;
        }
    }

    @Override
    public byte @Nullable [] answer(FrameReference reference, Answer answer) {
        var to = (Reference) reference;
        return switch (answer) {
            case Answer.Pong _ -> writer.frame("pong", to, json -> json.text("canister_id", canisterId));
            case Answer.CanisterAttached _ ->
                writer.frame("ai_auth_success", to, json -> {
                    json.text("canister_id", canisterId);
                    json.text("status", "authenticated");
                    json.out().writeArrayFieldStart("capabilities");
                    json.out().writeString("message_processing");
                    json.out().writeString("response_generation");
                    json.out().writeString("context_analysis");
                    json.out().writeEndArray();
                });
            // A piece of an answer is not acknowledged, only the whole.
            case Answer.CanisterReceipt receipt when to.type().equals("ai_response_chunk") -> null;
            case Answer.CanisterReceipt receipt ->
                writer.frame("ai_response_processed", to, json -> {
                    json.text("message_id", receipt.messageId());
                    json.text("response_id", receipt.responseId());
                    json.text("thread_id", receipt.threadId());
                    json.flag("delivered_to_user", receipt.delivered());
                });
            case Answer.CanisterStatusNoted(var receivedAt) ->
                writer.frame("status_acknowledged", to, json -> {
                    json.time("received_at", receivedAt);
                    json.text("backend_status", "operational");
                });
            default -> throw new IllegalStateException("A canister is not answered like this");
        };
    }

    @Override
    public byte[] refusal(FrameReference reference, Rejection rejection) {
        var error = rejection.word() == null ? AvaiError.of(rejection.code()) : AvaiError.valueOf(rejection.word());
        return AvaiDialect.error(writer, (Reference) reference, error, rejection);
    }

    @Override
    public Set<String> kinds() {
        return Set.of();
    }

    @Override
    public FrameReference upgrade() {
        return Reference.NONE;
    }

    @Override
    public byte[] binaryRefused() {
        return refusal(Reference.NONE, Rejection.of(ErrorCode.BAD_REQUEST, "A binary message must be UTF-8 text"));
    }

    /// A canister takes part in no conversation: it hears requests, not events.
    @Override
    public EventEncoder encoder() {
        return event -> null;
    }

    @Override
    public byte[] farewell(long reconnectInMillis) {
        return writer.frame("server_shutdown", false, null, json -> json.text("message", "Server is shutting down"));
    }
}
