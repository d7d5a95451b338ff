package dev.parley.gateway.conversation;

import dev.parley.gateway.fanout.ConversationChannels;
import dev.parley.gateway.fanout.Listener;
import dev.parley.gateway.memory.LargeAnswers;
import dev.parley.gateway.presence.Presences;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.Caller;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.session.SessionPeer;
import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.conversation.ConversationSnapshot;
import dev.parley.session.contract.conversation.ConversationView;
import dev.parley.session.contract.conversation.ParticipantView;
import dev.parley.session.contract.conversation.ReadMark;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Conversations, their people and their history, as one caller may see and change them. Blocks.
@ApplicationScoped
public class Conversations {
    /// As many as session-service tells of in one request.
    private static final int KNOWN_AT_A_TIME = 500;

    private final SessionService session;
    private final ConversationChannels conversationChannels;
    private final Presences presences;
    private final LargeAnswers large;

    Conversations(
            SessionService session,
            ConversationChannels conversationChannels,
            Presences presences,
            LargeAnswers large) {
        this.session = session;
        this.large = large;
        this.conversationChannels = conversationChannels;
        this.presences = presences;
    }

    public Answer list(Caller caller, Command.ListConversations command) {
        var kind = command.kind() == null ? null : command.kind().wire();
        return new Answer.Conversations(session.actingFor(
                personOrNobody(caller),
                peer -> peer.conversations()
                        .list(command.archived(), kind, command.query(), command.limit(), command.cursor())));
    }

    public Answer create(Caller caller, Command.CreateConversation command) {
        var person = caller.mustBePerson();
        var created = session.actingFor(person, peer -> peer.conversations().create(command.conversation()));
        // Before the answer: what is sent into it at once must be heard.
        conversationChannels.began(person, created.id(), created.kind(), created.seq());
        return new Answer.Conversation(created);
    }

    /// The one that the caller has created with this key, if it is still there.
    public Optional<ConversationView> keyed(Caller caller, String key) {
        return found(caller, peer -> peer.conversations().keyed(key));
    }

    /// One in which the caller takes part.
    public Optional<ConversationView> own(Caller caller, UUID conversation) {
        return found(caller, peer -> peer.conversations().get(conversation)).filter(seen -> seen.role() != null);
    }

    private Optional<ConversationView> found(Caller caller, Function<SessionPeer, ConversationView> look) {
        try {
            return Optional.of(session.actingFor(caller.mustBePerson(), look));
        } catch (RequestRejected e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public Answer change(Caller caller, Command.ChangeConversation command) {
        var changed = session.actingFor(
                caller.mustBePerson(), peer -> peer.conversations().change(command.conversation(), command.patch()));
        conversationChannels.moved(changed.id(), changed.seq());
        return new Answer.Conversation(changed);
    }

    public Answer delete(Caller caller, Command.DeleteConversation command) {
        session.actingFor(caller.mustBePerson(), peer -> {
            peer.conversations().delete(command.conversation(), command.expected());
            return null;
        });
        return new Answer.ConversationDeleted(command.conversation());
    }

    /// How a conversation stands now; nobody goes on listening to it.
    public Answer snapshot(Caller caller, Command.OpenConversation command) {
        return new Answer.ConversationOpened(read(caller, command));
    }

    /// The same where nobody has asked for it, and it is not for this to say when it is its turn.
    public ConversationSnapshot look(Caller caller, Command.OpenConversation command) {
        return session.actingFor(
                personOrNobody(caller),
                peer -> peer.participants().snapshot(command.conversation(), command.after(), command.limit()));
    }

    private ConversationSnapshot read(Caller caller, Command.OpenConversation command) {
        return large.read(personOrNobody(caller), () -> look(caller, command));
    }

    /// The answer runs between the changes it shows and those after them.
    public void open(Caller caller, Command.OpenConversation command, Listener listener, Opening opening) {
        var heard = conversationChannels.pause(command.conversation(), listener);
        ConversationSnapshot snapshot;
        try {
            snapshot = read(caller, command);
        } catch (RuntimeException | Error e) {
            // Else the listener would hear nothing more of it.
            if (heard >= 0) {
                conversationChannels.follow(command.conversation(), null, listener, heard, heard, null, null, false);
            }
            throw e;
        }
        conversationChannels.follow(
                command.conversation(),
                snapshot.conversation().kind(),
                listener,
                heard,
                snapshot.seq(),
                () -> opening.opened(new Answer.ConversationOpened(snapshot)),
                opening::unavailable,
                snapshot.conversation().role() == null);
    }

    /// What becomes of opening a conversation: one of the two, on the listener's loop.
    public interface Opening {
        void opened(Answer answer);

        void unavailable();
    }

    /// An onlooker only looks away.
    public Answer leave(Caller caller, Command.LeaveConversation command, Listener listener) {
        return conversationChannels.lookAway(command.conversation(), listener)
                ? new Answer.Done()
                : leave(caller, command);
    }

    public Answer leave(Caller caller, Command.LeaveConversation command) {
        session.actingFor(caller.mustBePerson(), peer -> {
            peer.participants().leave(command.conversation());
            return null;
        });
        return new Answer.Done();
    }

    public Answer participants(Caller caller, UUID conversation) {
        return new Answer.Participating(session.actingFor(
                        caller.mustBePerson(), peer -> peer.participants().participants(conversation))
                .participants());
    }

    public Answer add(Caller caller, Command.AddParticipant command) {
        return new Answer.Participating(session.actingFor(
                        caller.mustBePerson(),
                        peer -> peer.participants().add(command.conversation(), command.participant()))
                .participants());
    }

    public Answer remove(Caller caller, Command.RemoveParticipant command) {
        return new Answer.Participating(session.actingFor(
                        caller.mustBePerson(),
                        peer -> peer.participants().remove(command.conversation(), command.person()))
                .participants());
    }

    public Answer read(Caller caller, Command.MarkRead command) {
        return new Answer.Read(session.actingFor(
                caller.mustBePerson(),
                peer -> peer.participants().read(command.conversation(), ReadMark.upTo(command.seq()))));
    }

    public Answer read(Caller caller, Command.MarkMessageRead command) {
        var person = caller.mustBePerson();
        // Who takes no part is told so, and not what there is.
        session.actingFor(person, peer -> peer.participants().participants(command.conversation()));
        var message = message(person, command);
        if (person.equals(message.senderId())) {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, "Cannot mark own message as read");
        }
        return read(caller, new Command.MarkRead(command.conversation(), message.seq()));
    }

    private MessageView message(UUID person, Command.MarkMessageRead command) {
        try {
            var message =
                    session.actingFor(person, peer -> peer.messageChanges().get(command.message()));
            if (message.conversationId().equals(command.conversation())) {
                return message;
            }
        } catch (RequestRejected e) {
            if (e.code() != ErrorCode.NOT_FOUND) {
                throw e;
            }
        }
        throw new RequestRejected(ErrorCode.BAD_REQUEST, "No such message in this conversation");
    }

    public Answer history(Caller caller, Command.ReadHistory command) {
        var person = personOrNobody(caller);
        var page = large.read(
                person,
                () -> session.actingFor(
                        person,
                        peer -> peer.messages()
                                .page(
                                        command.conversation(),
                                        command.before(),
                                        command.after(),
                                        command.from(),
                                        command.limit())));
        return new Answer.History(command.conversation(), page);
    }

    public Answer presence(Caller caller, Command.GetPresence command) {
        var person = caller.mustBePerson();
        var wanted = command.people();
        if (wanted == null) {
            var everybodyOf = Objects.requireNonNull(command.conversation()); // One of the two is given.
            wanted =
                    session
                            .actingFor(person, peer -> peer.participants().participants(everybodyOf))
                            .participants()
                            .stream()
                            .map(ParticipantView::userId)
                            .toList();
        }
        var lastActive = LinkedHashMap.<UUID, @Nullable Instant>newLinkedHashMap(wanted.size());
        for (var from = 0; from < wanted.size(); from += KNOWN_AT_A_TIME) {
            var asked = wanted.subList(from, Math.min(wanted.size(), from + KNOWN_AT_A_TIME));
            session.actingFor(person, peer -> peer.knownPeople().known(asked))
                    .people()
                    .forEach(known -> lastActive.put(known.id(), known.lastActiveAt()));
        }
        return new Answer.Presences(presences.of(lastActive));
    }

    private static @Nullable UUID personOrNobody(Caller caller) {
        return caller.personId().orElse(null);
    }
}
