package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.LogPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// How people's listeners get into the conversations in which these take part: all of them as a listener enters, and
/// each that is found to have begun for somebody later. For any thread.
final class PersonSubscriptions {
    /// Who has just become part of a conversation, and whose notice of it was lost, is looked for in so many of its
    /// last changes.
    private static final long MAX_LOOKED_BACK = 200;

    private final LocalPeople people;
    private final OpenChannels channels;
    private final Subscriptions subscriptions;
    private final JoinedConversations joined;

    PersonSubscriptions(
            LocalPeople people, OpenChannels channels, Subscriptions subscriptions, JoinedConversations joined) {
        this.people = people;
        this.channels = channels;
        this.subscriptions = subscriptions;
        this.joined = joined;
    }

    /// See [ConversationChannels#enter].
    void enter(Listener listener, Collection<LogPosition> heads, Collection<Position> resume) {
        subscriptions.come(listener);
        var positions = HashMap.<UUID, Long>newHashMap(resume.size());
        resume.forEach(position -> positions.putIfAbsent(position.conversation(), position.seq()));
        var missed = new ArrayList<Backfill>();
        var entered = new ArrayList<ConversationChannel>();
        for (var logPosition : heads) {
            var from = positions.remove(logPosition.conversationId());
            if (from != null && from > logPosition.seq()) {
                // It claims to have heard what there is not.
                tell(listener, new Event.Gap(logPosition.conversationId(), 1, logPosition.seq()));
                from = null;
            }
            var synced = from == null ? null : synced(listener, logPosition);
            var after = from == null ? logPosition.seq() : from;
            var backfill = new Backfill(
                            logPosition.conversationId(),
                            logPosition.kind(),
                            listener,
                            after,
                            logPosition.seq(),
                            synced,
                            null,
                            true)
                    .ofNewcomer();
            if (!subscriptions.join(backfill)) {
                missed.add(backfill);
            }
            var channel = channels.get(logPosition.conversationId());
            if (channel != null) {
                entered.add(channel);
            }
        }
        // Only now: whoever says that a conversation of this person has moved finds the listener where it wants to
        // begin.
        people.enter(listener);
        positions.keySet().forEach(unknown -> tell(listener, new Event.NotTakingPart(unknown)));
        if (!missed.isEmpty()) {
            subscriptions.replay(missed);
        }
        channels.lookForReplies(entered);
    }

    private static Runnable synced(Listener listener, LogPosition logPosition) {
        var told = new EncodedEvent(new Event.Synced(logPosition.conversationId(), logPosition.seq()));
        return () -> listener.hear(List.of(told));
    }

    private static void tell(Listener listener, Event event) {
        listener.loop().execute(() -> listener.hear(List.of(new EncodedEvent(event))));
    }

    /// See [ConversationChannels#exit].
    Optional<Set<UUID>> exit(Listener listener) {
        var last = people.exit(listener);
        // Only of the last: who closes a thousand connections at once would have them counted a thousand times.
        var conversations = last ? Optional.of(takenPart(listener)) : Optional.<Set<UUID>>empty();
        subscriptions.leaveAll(listener);
        return conversations;
    }

    private Set<UUID> takenPart(Listener listener) {
        return joined.conversations(listener).stream()
                .filter(conversation -> !subscriptions.isOnlooker(conversation, listener))
                .collect(Collectors.toSet());
    }

    /// See [ConversationChannels#began].
    void began(UUID person, UUID conversation, ConversationKind kind, long seq) {
        for (var listener : people.listeners(person)) {
            subscriptions.begin(new Backfill(conversation, kind, listener, seq - 1, seq, null, null, true));
        }
    }

    /// The same where that change is at hand.
    void began(UUID person, UUID conversation, ConversationKind kind, Change change) {
        var before = change.seq() - 1;
        var begun = new ArrayList<Listener>(1);
        for (var listener : people.listeners(person)) {
            var backfill = new Backfill(conversation, kind, listener, before, before, null, null, true).ofBeginner();
            if (subscriptions.begin(backfill)) {
                begun.add(listener);
            }
        }
        channels.offer(conversation, List.of(change), null);
        for (var listener : begun) {
            var channel = channels.get(conversation);
            if (channel != null) {
                channel.tellState(listener);
            }
        }
    }

    /// What session-service says of where logs stand.
    void moved(LogPosition logPosition) {
        for (var listener : people.listeners(logPosition.personId())) {
            var after = Math.max(0, logPosition.seq() - MAX_LOOKED_BACK);
            subscriptions.begin(new Backfill(
                    logPosition.conversationId(),
                    logPosition.kind(),
                    listener,
                    after,
                    logPosition.seq(),
                    null,
                    null,
                    false));
        }
        channels.moved(logPosition.conversationId(), logPosition.seq());
    }

    /// See [ConversationChannels#conversations].
    Set<UUID> conversations(UUID person) {
        var all = new HashSet<UUID>();
        for (var listener : people.listeners(person)) {
            all.addAll(takenPart(listener));
        }
        return all;
    }
}
