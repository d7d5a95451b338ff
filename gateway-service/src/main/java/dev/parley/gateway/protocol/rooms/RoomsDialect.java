package dev.parley.gateway.protocol.rooms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.ExternalIds;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.InvalidFrame;
import dev.parley.gateway.protocol.Presence;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.TextFrame;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.gateway.protocol.WireTime;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The `rooms` dialect of one connection (docs/dialects/rooms.md).
public final class RoomsDialect implements Dialect {
    /// The path these clients dial; a plain GET of it is the page.
    public static final String PATH = "/";

    private static final int CLOSE_NOT_AUTHENTICATED = 4001;

    private static final Set<Trait> TRAITS =
            Set.of(Trait.SIGNS_IN_WITH_UPGRADE, Trait.KEEPS_DISTANCE, Trait.READS_BINARY);
    private static final Set<Trait> TRAITS_WITH_ECHO =
            Set.of(Trait.SIGNS_IN_WITH_UPGRADE, Trait.KEEPS_DISTANCE, Trait.READS_BINARY, Trait.HEARS_ITSELF);

    /// What all these connections share. Those whose people come from the same issuer share their encoder too.
    public static final class Shared {
        private final UserNames userNames;
        private final ExternalIds externalIds;
        private final int maxFrameBytes;
        private final Clock clock;
        private final Map<String, RoomsEventEncoder> encoders = new ConcurrentHashMap<>(2);

        public Shared(UserNames userNames, ExternalIds externalIds, int maxFrameBytes, Clock clock) {
            this.userNames = userNames;
            this.externalIds = externalIds;
            this.maxFrameBytes = maxFrameBytes;
            this.clock = clock;
        }

        private RoomsEventEncoder encoder(String issuer) {
            return encoders.computeIfAbsent(
                    issuer, known -> new RoomsEventEncoder(new RoomsPeople(userNames, externalIds, known)));
        }
    }

    private final Shared shared;
    private final boolean echo;
    private final boolean tokenCame;
    /// Who the client knows to be there.
    private final Set<UUID> online = new HashSet<>(2);
    private @Nullable UUID person;
    /// Null until somebody has signed in; nothing is told before.
    private @Nullable RoomsEventEncoder encoder;

    /// `echo`: the connection hears its own messages. `tokenCame`: with the upgrade.
    public RoomsDialect(Shared shared, boolean echo, boolean tokenCame) {
        this.shared = shared;
        this.echo = echo;
        this.tokenCame = tokenCame;
    }

    @Override
    public Set<Trait> traits() {
        return echo ? TRAITS_WITH_ECHO : TRAITS;
    }

    @Override
    public byte @Nullable [] greeting(String connectionId) {
        return null;
    }

    @Override
    public FrameReference upgrade() {
        return RoomsReference.UPGRADE;
    }

    @Override
    public Set<String> kinds() {
        return RoomsReader.TYPES;
    }

    @Override
    public int maxFrameBytes() {
        return shared.maxFrameBytes;
    }

    @Override
    public DecodedFrame read(byte[] utf8) {
        if (utf8.length > shared.maxFrameBytes) {
            throw no(RoomsError.VALIDATION_ERROR, "Message too large");
        }
        JsonNode root;
        try {
            root = WireJson.read(utf8);
        } catch (JsonProcessingException e) {
            throw no(RoomsError.INVALID_MESSAGE, "Invalid JSON format");
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
        var type = root.path("type").textValue();
        if (type == null || type.isEmpty()) {
            throw no(RoomsError.INVALID_MESSAGE, "Missing or invalid message type");
        }
        return new RoomsReader(type, root.path("payload"));
    }

    private static InvalidFrame no(RoomsError error, String message) {
        return new InvalidFrame(error.refusal(message), RoomsReference.FRAME);
    }

    @Override
    public byte @Nullable [] answer(FrameReference reference, Answer answer) {
        return switch (answer) {
            case Answer.Pong _ ->
                RoomsJson.frame("pong", out -> out.writeStringField("timestamp", WireTime.of(shared.clock.instant())));
            case Answer.Entered entered -> entered(entered);
            default -> null;
        };
    }

    private byte[] entered(Answer.Entered entered) {
        var self = entered.caller().person();
        person = self.id();
        var own = shared.encoder(self.issuer());
        encoder = own;
        var frames = RoomsJson.frame("connected", out -> {
            out.writeStringField("userId", own.people().id(self));
            out.writeArrayFieldStart("chatIds");
            for (var chat : entered.conversations()) {
                out.writeString(chat.toString());
            }
            out.writeEndArray();
            out.writeObjectFieldStart("user");
            RoomsJson.user(out, self, own.people());
            out.writeEndObject();
        });
        online.addAll(entered.online());
        for (var other : entered.online()) {
            frames = TextFrame.join(frames, own.online(other, true));
        }
        return frames;
    }

    /// Who comes into a chat, or finds that it has changed, is shown it whole; and who speaks is not told before it is
    /// known what to call it.
    @Override
    public Command.@Nullable OpenConversation asks(Event event, boolean said) {
        if (!(event instanceof Event.Durable(var chat, var change))) {
            return null;
        }
        return switch (change) {
            case Change.ConversationCreated _,
                    Change.ConversationUpdated _,
                    Change.ParticipantAdded _,
                    Change.ParticipantRemoved _ -> new Command.OpenConversation(chat, null, 1);
            case Change.MessageSent(var _, var message, var _) ->
                said || words().people().knowsSender(message) ? null : Command.OpenConversation.at(message);
            default -> null;
        };
    }

    /// What is changed in a chat by others; not what begins it for the client, or ends it.
    @Override
    public boolean refreshes(Event event) {
        return event instanceof Event.Durable(var _, var change)
                && switch (change) {
                    case Change.ConversationUpdated _ -> true;
                    case Change.ParticipantAdded added ->
                        !added.participant().userId().equals(person);
                    case Change.ParticipantRemoved removed -> !removed.userId().equals(person);
                    default -> false;
                };
    }

    @Override
    public boolean meets(Event event) {
        return event instanceof Event.Durable(var _, var change)
                && (change instanceof Change.ConversationCreated || change instanceof Change.ParticipantAdded);
    }

    @Override
    public byte[] shown(Event event, ConversationSnapshot snapshot) {
        if (event instanceof Event.Durable(var _, Change.MessageSent(var _, var message, var _))) {
            return words().message(message);
        }
        return RoomsJson.frame(begins(event) ? "chat:new" : "chat:updated", out -> {
            RoomsJson.id(out, "chatId", snapshot.conversation().id());
            out.writeObjectFieldStart("chat");
            RoomsJson.chat(out, snapshot, words().people());
            out.writeEndObject();
        });
    }

    private boolean begins(Event event) {
        return event instanceof Event.Durable(var _, var change)
                && (change instanceof Change.ConversationCreated
                        || change instanceof Change.ParticipantAdded added
                                && added.participant().userId().equals(person));
    }

    @Override
    public byte[] refusal(FrameReference reference, Rejection rejection) {
        return reference == RoomsReference.UPGRADE
                ? RoomsRejections.ofUpgrade(rejection, tokenCame)
                : RoomsRejections.ofFrame(rejection);
    }

    @Override
    public byte[] binaryRefused() {
        return RoomsJson.error(RoomsError.INVALID_MESSAGE.name(), "Invalid JSON format", null);
    }

    @Override
    public EventEncoder encoder() {
        return words();
    }

    /// Nothing is told before somebody has signed in.
    private RoomsEventEncoder words() {
        return Objects.requireNonNull(encoder);
    }

    /// What one does oneself one is not told, and of nobody twice that it has come.
    @Override
    public @Nullable EventEncoder encoder(Event event) {
        if (event instanceof Event.PresenceChanged(var presence)) {
            return isNews(presence) ? encoder : null;
        }
        var isOwn = event instanceof Event.Ephemeral(var _, var ephemeral)
                && switch (ephemeral) {
                    case Ephemeral.ReadMarked mark -> mark.userId().equals(person);
                    case Ephemeral.TypingChanged typing -> typing.userId().equals(person);
                    default -> false;
                };
        return isOwn ? null : encoder;
    }

    private boolean isNews(Presence presence) {
        if (presence.online()) {
            return online.add(presence.person());
        }
        online.remove(presence.person());
        return true;
    }

    @Override
    public byte[] farewell(long reconnectInMillis) {
        return RoomsJson.error(RoomsError.SERVER_SHUTDOWN.name(), "Server is shutting down", null);
    }

    @Override
    public int closeCode(CloseReason reason) {
        return reason == CloseReason.NOT_AUTHENTICATED ? CLOSE_NOT_AUTHENTICATED : reason.classicCode;
    }

    @Override
    public String closeText(CloseReason reason) {
        return reason == CloseReason.NOT_AUTHENTICATED ? "Authentication failed" : reason.text;
    }
}
