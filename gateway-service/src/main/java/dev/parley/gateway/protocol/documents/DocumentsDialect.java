package dev.parley.gateway.protocol.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.SessionStatus;
import dev.parley.session.contract.problem.ErrorCode;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `documents` dialect of one connection (docs/dialects/documents.md): one document session, led by questions.
public final class DocumentsDialect implements Dialect {
    /// The path these clients dial.
    public static final String PATH = "/chat";

    private static final String USER_MESSAGE = "user_message";
    /// 10 000 characters, each escaped.
    private static final int MAX_FRAME_BYTES = 65_536;

    private static final EventEncoder NOTHING = event -> null;

    private static final Set<Trait> TRAITS = Set.of(
            Trait.SIGNS_IN_WITH_UPGRADE, Trait.SIGNS_IN_BEFORE_UPGRADE, Trait.KEEPS_DISTANCE, Trait.READS_BINARY);

    private final @Nullable String template;
    private final UUID holder = UUID.randomUUID();
    private @Nullable UUID session;
    /// The first words begin the session, which is this one then, however often they come.
    private boolean unbegun;

    private final UUID begun = UUID.randomUUID();
    /// The last turn whose outcome was told: it comes as the answer to who spoke, and as an event to all.
    private int heard;
    /// The question that was last asked here, which is what the next words are about; null: none was.
    private @Nullable String asked;
    /// The words that came last, what had been heard when they came, and the key of their turn.
    private @Nullable String said;

    private int saidAfter;
    private @Nullable String key;
    private @Nullable CloseReason ends;

    /// `template` null: none was named.
    public DocumentsDialect(@Nullable String template) {
        this.template = template == null || template.isBlank() ? null : template;
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
    public FrameReference upgrade() {
        return DocumentsReference.UPGRADE;
    }

    @Override
    public @Nullable String template() {
        return template;
    }

    @Override
    public Command entering() {
        return new Command.EnterDocument(template, holder);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(USER_MESSAGE);
    }

    @Override
    public int maxFrameBytes() {
        return MAX_FRAME_BYTES;
    }

    /// Whatever is no `user_message` with content is passed over. Words that are no Unicode are refused: whoever said
    /// them waits for what comes of them.
    @Override
    public @Nullable DecodedFrame read(byte[] utf8) {
        JsonNode frame;
        try {
            frame = WireJson.read(utf8);
        } catch (WireJson.HalfCharacter e) {
            if (isUserMessage(e.root())) {
                throw new InvalidFrame(
                        Rejection.of(ErrorCode.BAD_REQUEST, "The message has half a character in it."),
                        DocumentsReference.MESSAGE);
            }
            return null;
        } catch (IOException e) {
            return null;
        }
        var content = frame.path("content").textValue();
        return content == null || content.isBlank() || (session == null && !unbegun) || !isUserMessage(frame)
                ? null
                : new UserMessage(say(content.strip()));
    }

    private static boolean isUserMessage(JsonNode frame) {
        return USER_MESSAGE.equals(frame.path("type").textValue());
    }

    /// These clients have no keys. The same words again, before anything has been heard of what came of them, are the
    /// same turn: its answer was lost, and is told as it was.
    private Command say(String content) {
        if (key == null || saidAfter != heard || !content.equals(said)) {
            key = UUID.randomUUID().toString();
            said = content;
            saidAfter = heard;
        }
        return session == null
                ? new Command.BeginDocument(begun, content, holder, key)
                : new Command.SayInDocument(session, asked, content, holder, key);
    }

    private record UserMessage(Command command) implements DecodedFrame {
        @Override
        public String kind() {
            return USER_MESSAGE;
        }

        @Override
        public FrameReference reference() {
            return DocumentsReference.MESSAGE;
        }

        @Override
        public Command command(Caller caller) {
            return command;
        }
    }

    @Override
    public byte @Nullable [] answer(FrameReference reference, Answer answer) {
        return switch (answer) {
            case Answer.DocumentOpened(var opened, var _)
            when opened == null -> {
                unbegun = true;
                yield null;
            }
            case Answer.DocumentOpened(var opened, var isNew) -> {
                session = opened.id();
                heard = opened.turn();
                asked = question(opened);
                yield reference == DocumentsReference.UPGRADE ? DocumentsJson.resumed(opened, isNew) : null;
            }
            case Answer.DocumentTurned(var turned) -> turned(turned);
            default -> null;
        };
    }

    /// Null where there is nothing new.
    private byte @Nullable [] turned(DocumentSessionView turned) {
        if (turned.turn() <= heard) {
            return null;
        }
        heard = turned.turn();
        if (turned.status() == SessionStatus.COMPLETED) {
            ends = CloseReason.COMPLETED;
            return DocumentsJson.completed(turned);
        }
        var outcome = turned.outcome();
        if (outcome == null) {
            return null;
        }
        asked = question(turned);
        return switch (outcome.kind()) {
            case ASKED -> DocumentsJson.asked(turned.id(), outcome);
            case REPROMPTED -> DocumentsJson.reprompted(outcome);
            case EXITED -> {
                ends = CloseReason.BROKEN_OFF;
                yield DocumentsJson.exited(outcome);
            }
            case COMPLETED -> throw new IllegalStateException("A completed session has its status");
        };
    }

    private static @Nullable String question(DocumentSessionView session) {
        var outcome = session.outcome();
        return outcome == null || outcome.question() == null
                ? null
                : outcome.question().id();
    }

    @Override
    public byte @Nullable [] refusal(FrameReference reference, Rejection rejection) {
        if (rejection.code() == ErrorCode.FORBIDDEN) {
            // The word that another connection has come was lost, or is still on its way.
            ends = CloseReason.REPLACED;
            return null;
        }
        return DocumentsJson.error(
                switch (rejection.code()) {
                    case AI_UNAVAILABLE, TOO_LARGE, RATE_LIMITED, BAD_REQUEST, CONFLICT, UNAUTHENTICATED ->
                        rejection.message();
                    case NOT_FOUND -> "Session not found";
                    default ->
                        reference == DocumentsReference.UPGRADE && session == null
                                ? "Session initialization failed"
                                : "Failed to get next question. Please try again.";
                });
    }

    @Override
    public @Nullable CloseReason ends() {
        return ends;
    }

    @Override
    public String closeText(CloseReason reason) {
        return reason == CloseReason.SETUP_FAILED ? "Session initialization failed" : reason.text;
    }

    @Override
    public byte @Nullable [] binaryRefused() {
        return null;
    }

    @Override
    public EventEncoder encoder() {
        return NOTHING;
    }

    /// The person may speak in this session by parley.v1 as well: what comes of that is what is asked here from then
    /// on.
    @Override
    public EventEncoder encoder(Event event) {
        return switch (event) {
            case Event.DocumentHeld(var held, var by)
            when held.equals(session) && !by.equals(holder) -> {
                ends = CloseReason.REPLACED;
                yield NOTHING;
            }
            case Event.DocumentTurned(var turned)
            when turned.id().equals(session) -> {
                var frame = turned(turned);
                yield frame == null ? NOTHING : _ -> frame;
            }
            default -> NOTHING;
        };
    }

    @Override
    public byte @Nullable [] farewell(long reconnectInMillis) {
        return null;
    }
}
