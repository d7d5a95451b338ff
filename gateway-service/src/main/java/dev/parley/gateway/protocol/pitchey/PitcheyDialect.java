package dev.parley.gateway.protocol.pitchey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.DecodedFrame;
import dev.parley.gateway.protocol.Dialect;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.gateway.protocol.FrameReference;
import dev.parley.gateway.protocol.NumericIds;
import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.protocol.SignInRejected.Fault;
import dev.parley.gateway.protocol.Trait;
import dev.parley.gateway.protocol.UserNames;
import dev.parley.gateway.protocol.WireJson;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.person.PersonView;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The `pitchey` dialect of one connection (docs/dialects/pitchey.md).
public final class PitcheyDialect implements Dialect {
    /// The path these clients dial.
    public static final String PATH = "/api/messages/ws";

    /// Before the id of a pitch, the topic of what is done with it.
    static final String PITCHES = "pitch:";

    private static final Set<String> TYPES = Set.of(
            "ping",
            "send_message",
            "typing_start",
            "typing_stop",
            "mark_read",
            "join_conversation",
            "get_online_users",
            "pitch_view",
            "pitch_like",
            "pitch_comment",
            "typing");

    /// What [#answer] and [#refusal] are given of the sign-in.
    private static final Reference UPGRADE = new Reference("", null);

    /// What all these connections share.
    public record Shared(
            PitcheyJson json, PitcheyAnswers answers, EventEncoder live, EventEncoder missed, int maxFrameBytes) {
        public static Shared of(UserNames userNames, NumericIds numericIds, int maxFrameBytes, Clock clock) {
            var json = new PitcheyJson(userNames, numericIds);
            return new Shared(
                    json,
                    new PitcheyAnswers(json, clock),
                    new PitcheyEventEncoder(json, clock, false),
                    new PitcheyEventEncoder(json, clock, true),
                    maxFrameBytes);
        }
    }

    private static final Set<Trait> TRAITS = Set.of(
            Trait.SIGNS_IN_WITH_UPGRADE,
            Trait.SIGNS_IN_BEFORE_UPGRADE,
            Trait.REMEMBERS_DELIVERY,
            Trait.KEEPS_DISTANCE,
            Trait.READS_BINARY);

    private final Shared shared;
    private final PitcheyPlaces places = new PitcheyPlaces();
    /// Null until somebody has signed in.
    private @Nullable PersonView self;

    public PitcheyDialect(Shared shared) {
        this.shared = shared;
    }

    @Override
    public String refusedUpgrade(@Nullable Rejection why) {
        if (why == null) {
            return "Missing authentication token";
        }
        return why.signInFault() == Fault.NOBODY || why.signInFault() == Fault.NO_PROFILE
                ? "User not found"
                : "Invalid authentication token";
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
        return UPGRADE;
    }

    @Override
    public Set<String> kinds() {
        return TYPES;
    }

    @Override
    public int maxFrameBytes() {
        return shared.maxFrameBytes;
    }

    @Override
    public @Nullable DecodedFrame read(byte[] utf8) {
        if (utf8.length > shared.maxFrameBytes) {
            throw PitcheyError.UNREADABLE.refused("The message is too large", UPGRADE);
        }
        JsonNode root;
        try {
            root = WireJson.read(utf8);
        } catch (WireJson.HalfCharacter e) {
            throw PitcheyError.UNREADABLE.refused("A text has half of a surrogate pair", Reference.of("", e.root()));
        } catch (JsonProcessingException e) {
            throw PitcheyError.UNREADABLE.refused("Invalid JSON", UPGRADE);
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
        if (!(root instanceof ObjectNode frame)) {
            throw PitcheyError.UNREADABLE.refused("Not an object", UPGRADE);
        }
        var type = frame.path("type").textValue();
        return type == null ? null : PitcheyReader.of(type, frame, places::conversation);
    }

    @Override
    public byte @Nullable [] answer(FrameReference reference, Answer answer) {
        return switch (answer) {
            case Answer.Pong _ -> shared.answers.pong(self());
            case Answer.Entered entered -> {
                var person = entered.caller().person();
                self = person;
                places.enter(entered.places(), entered.online());
                yield shared.answers.connected(person);
            }
            case Answer.MessageStored(var message, var _) ->
                shared.answers.sent(message, places.isAnybodyThere(message.conversationId()));
            case Answer.ConversationOpened(var snapshot) -> {
                places.learn(snapshot, self().id());
                yield shared.answers.joined(snapshot, self().id());
            }
            case Answer.Online(var people) -> shared.answers.online(people);
            default -> null;
        };
    }

    /// What was looked up for it is known now, or never will be.
    @Override
    public byte @Nullable [] shown(Event event, ConversationSnapshot snapshot) {
        places.learn(snapshot, self().id());
        if (!(event instanceof Event.Durable(var _, Change.MessageSent(var _, var message, var _)))) {
            return null;
        }
        return encoder(event) instanceof PitcheyEventEncoder words ? words.message(message) : null;
    }

    @Override
    public EventEncoder encoder() {
        return shared.live;
    }

    @Override
    public @Nullable EventEncoder encoder(Event event) {
        if (event instanceof Event.PresenceChanged(var presence)
                && presence.online()
                && places.isThere(presence.person())) {
            return null;
        }
        places.hear(event, self().id());
        return switch (event) {
            case Event.Durable(var conversation, Change.MessageSent(var _, var message, var _))
            when places.isMissed(conversation) -> self().id().equals(message.senderId()) ? null : shared.missed;
            // Only the author is told, and not of itself.
            case Event.Ephemeral(var _, Ephemeral.ReadMarked(var reader, var _, var _, var message))
            when self().id().equals(reader) || message != null && !self().id().equals(message.senderId()) -> null;
            default -> shared.live;
        };
    }

    @Override
    public Command.@Nullable OpenConversation asks(Event event, boolean said) {
        if (said || !(event instanceof Event.Durable(var conversation, var change))) {
            return null;
        }
        var isToBeLearnt = switch (change) {
            case Change.ConversationCreated _ -> true;
            case Change.ParticipantAdded added ->
                added.participant().userId().equals(self().id())
                        || shared.json.numbers().ofPerson(added.participant().userId()) == NumericIds.NONE;
            case Change.MessageSent(var _, var message, var _) ->
                message.deletedAt() == null && !shared.json.knows(message);
            default -> false;
        };
        if (!isToBeLearnt) {
            return null;
        }
        return change instanceof Change.MessageSent(var _, var message, var _)
                ? Command.OpenConversation.at(message)
                : new Command.OpenConversation(conversation, null, 1);
    }

    @Override
    public boolean meets(Event event) {
        return event instanceof Event.Durable(var _, var change)
                && (change instanceof Change.ConversationCreated || change instanceof Change.ParticipantAdded);
    }

    @Override
    public byte[] refusal(FrameReference reference, Rejection rejection) {
        var frame = (Reference) reference;
        if (rejection.word() != null) {
            return PitcheyJson.error(PitcheyError.valueOf(rejection.word()), rejection.message(), frame.requestId());
        }
        return switch (rejection.code()) {
            case NOT_FOUND, FORBIDDEN -> PitcheyJson.error(PitcheyError.DENIED, null, frame.requestId());
            default ->
                PitcheyJson.error(
                        frame.type().equals("send_message") ? PitcheyError.NOT_SENT : PitcheyError.UNREADABLE,
                        rejection.message(),
                        frame.requestId());
        };
    }

    @Override
    public byte[] binaryRefused() {
        return PitcheyJson.error(PitcheyError.UNREADABLE, "Invalid JSON", null);
    }

    @Override
    public byte @Nullable [] farewell(long reconnectInMillis) {
        return null;
    }

    /// Nothing else is answered or told before [Answer.Entered].
    private PersonView self() {
        return Objects.requireNonNull(self);
    }
}
