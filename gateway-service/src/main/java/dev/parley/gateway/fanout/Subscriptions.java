package dev.parley.gateway.fanout;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// How listeners get into conversations, live at once or by a backfill of what they have missed, and out of them. Which
/// is in which, [JoinedConversations] knows. For any thread.
final class Subscriptions {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(2);

    private record Place(UUID conversation, Listener listener) {}

    private final OpenChannels channels;
    private final Backfills backfills;
    private final JoinedConversations joined;
    private final ConversationChannel.Departures departures = this::ceased;
    /// By backfills that are under way.
    private final Map<Place, Backfill> replaying = new ConcurrentHashMap<>();

    Subscriptions(OpenChannels channels, Backfills backfills, JoinedConversations joined) {
        this.channels = channels;
        this.backfills = backfills;
        this.joined = joined;
    }

    /// From now on the listener may join conversations.
    void come(Listener listener) {
        joined.come(listener);
    }

    /// Safe to call twice.
    void leaveAll(Listener listener) {
        joined.leave(listener).forEach(conversation -> leave(conversation, listener));
    }

    /// Whoever left while it was let in may have been missed by [#leaveAll].
    private void leaveIfGone(UUID conversation, Listener listener) {
        if (!joined.isHere(listener)) {
            leave(conversation, listener);
        }
    }

    /// Where the listener may be already.
    ///
    /// @return whether it is live at once, and was not before
    boolean begin(Backfill backfill) {
        if (!joined.mayJoin(backfill.conversation, backfill.listener)) {
            return false;
        }
        backfill.returnsAfter(joined.takeDeparture(backfill.conversation, backfill.listener));
        if (join(backfill)) {
            return true;
        }
        replay(List.of(backfill));
        return false;
    }

    /// @return false when the listener has missed something and has to be replayed that
    boolean join(Backfill backfill) {
        if (!joined.join(backfill.conversation, backfill.listener)) {
            return true;
        }
        while (true) {
            var channel = channels.open(backfill, departures);
            if (backfill.isOfOnlooker()) {
                channel.onlook(backfill.listener); // Before it hears anything.
            }
            if (backfill.after() < backfill.until) {
                // Whoever is there already may be told that much: the log stands there.
                channels.moved(channel, backfill.until);
                channels.closeIfEmpty(backfill.conversation);
                return underWay(backfill);
            }
            switch (channel.join(backfill.listener, backfill.after(), backfill.then(), backfill.isOfBeginner())) {
                case LIVE -> {
                    leaveIfGone(backfill.conversation, backfill.listener);
                    channels.moved(channel, backfill.until);
                    return true;
                }
                case BEHIND -> {
                    return underWay(backfill);
                }
                case CLOSED -> {}
            }
        }
    }

    private boolean underWay(Backfill backfill) {
        backfill.begins();
        replaying.put(new Place(backfill.conversation, backfill.listener), backfill);
        return false;
    }

    int replays() {
        return replaying.size();
    }

    /// Nobody waits for this backfill any more.
    private void ended(Backfill backfill) {
        replaying.remove(new Place(backfill.conversation, backfill.listener), backfill);
        backfill.ends();
    }

    /// For those that could not join at once.
    void replay(List<Backfill> missed) {
        backfills.start(missed, places);
    }

    private final Backfills.Places places = new Backfills.Places() {
        @Override
        public @Nullable ConversationChannel begin(Backfill backfill) {
            if (!joined.contains(backfill.conversation, backfill.listener)) {
                ended(backfill);
                return null;
            }
            ConversationChannel channel;
            do {
                channel = channels.open(backfill, departures);
            } while (!channel.begin());
            if (backfill.isOfOnlooker()) {
                channel.onlook(backfill.listener);
            }
            return channel;
        }

        @Override
        public void over(Backfill backfill, boolean live) {
            ended(backfill);
            var isHere = live
                    ? joined.isHere(backfill.listener)
                    : joined.depart(backfill.conversation, backfill.listener, backfill.ended());
            if (!isHere || !live && backfill.isOfOnlooker()) {
                // It went away meanwhile, or cannot look on.
                leave(backfill.conversation, backfill.listener);
            } else {
                channels.lookForReply(backfill.conversation);
                channels.closeIfEmpty(backfill.conversation);
            }
        }
    };

    /// See [ConversationChannels#pause].
    long pause(UUID conversation, Listener listener) {
        var under = replaying.get(new Place(conversation, listener));
        if (under != null) {
            try {
                under.over().get(MAX_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new RequestRejected(
                        ErrorCode.UNAVAILABLE, "What was missed in this conversation is still being read");
            }
        }
        var channel = channels.get(conversation);
        return channel == null ? -1 : channel.pause(listener);
    }

    /// See [ConversationChannels#follow].
    void follow(
            UUID conversation,
            @Nullable ConversationKind kind,
            Listener listener,
            long after,
            long until,
            @Nullable Runnable then,
            @Nullable Runnable otherwise,
            boolean onlooker) {
        joined.comeUnlessHere(listener);
        if (listener.isGone()) {
            leaveAll(listener); // It may have done so before it was known here at all.
        }
        letIn(conversation, kind, listener, after, until, then, otherwise, onlooker);
        leaveIfGone(conversation, listener);
    }

    private void letIn(
            UUID conversation,
            @Nullable ConversationKind kind,
            Listener listener,
            long after,
            long until,
            @Nullable Runnable then,
            @Nullable Runnable otherwise,
            boolean onlooker) {
        if (after >= 0) {
            var channel = Objects.requireNonNull(channels.get(conversation)); // It has paused there.
            if (channel.goLive(listener, after, until, then)) {
                channels.lookForReply(conversation);
                return;
            }
            var backfill = new Backfill(conversation, channel.kind, listener, after, until, then, otherwise, true);
            underWay(backfill);
            backfills.start(List.of(backfill), new Paused(channel));
            return;
        }
        var begun = Objects.requireNonNull(kind); // Who was found nowhere is let in as of what was read.
        var backfill = new Backfill(conversation, begun, listener, until, until, then, otherwise, true);
        if (onlooker) {
            backfill.ofOnlooker();
        }
        if (!join(backfill)) {
            replay(List.of(backfill));
        }
        channels.lookForReply(conversation);
    }

    /// A backfill whose listener has begun already, by pausing.
    private final class Paused implements Backfills.Places {
        private final ConversationChannel channel;

        private Paused(ConversationChannel channel) {
            this.channel = channel;
        }

        @Override
        public ConversationChannel begin(Backfill backfill) {
            return channel;
        }

        @Override
        public void over(Backfill backfill, boolean live) {
            places.over(backfill, live);
        }
    }

    /// See [ConversationChannels#lookAway].
    boolean lookAway(UUID conversation, Listener listener) {
        if (!joined.isHere(listener) || !isOnlooker(conversation, listener)) {
            return false;
        }
        joined.remove(conversation, listener);
        leave(conversation, listener);
        return true;
    }

    /// The channel has let go of a listener that may no longer hear, which the change `seq` has told it.
    private void ceased(UUID conversation, Listener listener, long seq) {
        joined.depart(conversation, listener, seq);
        channels.closeIfEmpty(conversation);
    }

    private void leave(UUID conversation, Listener listener) {
        var channel = channels.get(conversation);
        if (channel != null) {
            channel.leave(listener);
            channels.closeIfEmpty(conversation);
        }
    }

    boolean isOnlooker(UUID conversation, Listener listener) {
        var channel = channels.get(conversation);
        return channel != null && channel.isOnlooker(listener);
    }
}
