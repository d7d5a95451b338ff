package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Command.Position;
import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.log.LogPosition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Every conversation and person with listeners on this gateway, and what these are told; how they get there is in
/// [PersonSubscriptions] and [Subscriptions]. The Redis channels listened to follow from it.
@ApplicationScoped
public class ConversationChannels {
    private final OpenChannels channels;
    private final JoinedConversations joined = new JoinedConversations();
    private final Subscriptions subscriptions;
    private final LocalPeople people;
    private final PersonSubscriptions ofPeople;

    ConversationChannels(RedisSubscriber subscriber, GapRepair gapRepair, Backfills backfills, PartialReplies written) {
        this.channels = new OpenChannels(subscriber, gapRepair, written);
        this.people = new LocalPeople(subscriber);
        this.subscriptions = new Subscriptions(channels, backfills, joined);
        this.ofPeople = new PersonSubscriptions(people, channels, subscriptions, joined);
    }

    /// From now on the listener hears everything in these conversations, and in those its person joins later. In those
    /// of `resume` it goes on after that change; in the others it begins after where they stand.
    public void enter(Listener listener, Collection<LogPosition> heads, Collection<Position> resume) {
        ofPeople.enter(listener, heads, resume);
    }

    /// The listener hears nothing more. Safe to call twice.
    ///
    /// @return where its person took part, if this was the last of its listeners here
    public Optional<Set<UUID>> exit(Listener listener) {
        return ofPeople.exit(listener);
    }

    /// The same for somebody without an account.
    public void leaveAll(Listener listener) {
        subscriptions.leaveAll(listener);
    }

    /// All direct conversations of a person here in which one has blocked the other, as they were read: they stood so
    /// at `asOf` or later.
    ///
    /// @return those that were not known before
    public Set<UUID> silence(UUID person, Collection<UUID> conversations, Instant asOf) {
        return people.silence(person, conversations, asOf);
    }

    /// Whether one has blocked the other in a direct conversation of this person, since `at`.
    void silence(UUID person, UUID conversation, boolean silenced, Instant at) {
        people.silence(person, conversation, silenced, at);
    }

    /// A conversation of which the person is part since its change `seq`.
    public void began(UUID person, UUID conversation, ConversationKind kind, long seq) {
        ofPeople.began(person, conversation, kind, seq);
    }

    /// The same where that change is at hand: whoever is not behind is live at once, and misses nothing of what is said
    /// right after it and kept nowhere.
    void began(UUID person, UUID conversation, ConversationKind kind, Change change) {
        ofPeople.began(person, conversation, kind, change);
    }

    /// Holds back what the listener would hear of a conversation while it is read for it. Ends with [#follow]. Blocks
    /// while it is just being replayed what it has missed.
    ///
    /// @return the last change it has heard, or -1 when it does not listen there
    public long pause(UUID conversation, Listener listener) {
        return subscriptions.pause(conversation, listener);
    }

    /// Goes on telling a listener that [#pause] found at `after`, or begins to: `then` runs between the changes up to
    /// `until` and those after it, `otherwise` in its place when that cannot be had. `kind` null: as of what it was
    /// found in.
    public void follow(
            UUID conversation,
            @Nullable ConversationKind kind,
            Listener listener,
            long after,
            long until,
            @Nullable Runnable then,
            @Nullable Runnable otherwise,
            boolean onlooker) {
        subscriptions.follow(conversation, kind, listener, after, until, then, otherwise, onlooker);
    }

    /// The listener no longer wants to hear of a conversation in which its person takes no part.
    ///
    /// @return false when it is no onlooker
    public boolean lookAway(UUID conversation, Listener listener) {
        return subscriptions.lookAway(conversation, listener);
    }

    /// A change this gateway has just had made, for `origin` (null: nobody is answered in its place).
    public void changed(UUID conversation, Change change, @Nullable Listener origin) {
        changed(conversation, List.of(change), origin);
    }

    /// The same for several, in their order.
    public void changed(UUID conversation, List<Change> changes, @Nullable Listener origin) {
        channels.offer(conversation, changes, origin);
    }

    /// Somebody says that a log stands at `seq`.
    public void moved(UUID conversation, long seq) {
        channels.moved(conversation, seq);
    }

    void offer(ConversationChannel channel, List<Change> changes) {
        channels.offer(channel, changes, null);
    }

    /// Tells local listeners something that is kept nowhere.
    public void tell(UUID conversation, Ephemeral ephemeral) {
        var channel = channels.get(conversation);
        var isTyping = ephemeral instanceof Ephemeral.TypingChanged;
        if (channel == null || isTyping && people.isSilenced(conversation)) {
            return;
        }
        channels.tell(channel, ephemeral);
    }

    /// Tells all connections of a person.
    public void tellPerson(UUID person, Event event) {
        people.tell(person, event);
    }

    /// Tells everybody in any of these conversations once, but the person itself.
    public void tellTogether(Collection<UUID> conversations, UUID except, Event event) {
        var told = List.of(new EncodedEvent(event));
        var listeners = new HashSet<Listener>();
        for (var conversation : conversations) {
            var channel = channels.get(conversation);
            if (channel != null && !people.isSilenced(conversation)) {
                listeners.addAll(channel.members());
            }
        }
        for (var listener : listeners) {
            if (!except.equals(listener.person())) {
                listener.loop().execute(() -> listener.hear(told));
            }
        }
    }

    /// Ends the typing of those not heard of for too long.
    public void endTyping() {
        channels.endTyping();
    }

    /// What session-service says of where logs stand.
    void moved(LogPosition logPosition) {
        ofPeople.moved(logPosition);
    }

    /// Those that are to go for how many conversations they hear of, where all together hear of too many.
    public List<Listener> tooMany(long maxBytes) {
        var budget = new SubscriptionBudget(maxBytes);
        // Each is looked at only where it matters: this is asked once a second.
        return budget.isExceeded(channels.size(), joined.total())
                ? budget.tooMany(channels.size(), joined.counts())
                : List.of();
    }

    /// The people with listeners here.
    public Set<UUID> people() {
        return people.all();
    }

    /// The listeners of a person here.
    public Set<Listener> listeners(UUID person) {
        return Collections.unmodifiableSet(people.listeners(person));
    }

    boolean listens(UUID person) {
        return people.contains(person);
    }

    /// The conversations in which a person with listeners here takes part, as far as they are known here.
    public Set<UUID> conversations(UUID person) {
        return ofPeople.conversations(person);
    }

    /// The kind of a conversation with listeners here.
    public Optional<ConversationKind> kind(UUID conversation) {
        return Optional.ofNullable(channels.get(conversation)).map(channel -> channel.kind);
    }

    /// Whether the listener hears of this conversation.
    public boolean hears(UUID conversation, Listener listener) {
        return joined.contains(conversation, listener);
    }

    /// Whether the listener hears of this conversation because its person takes part in it.
    public boolean takesPart(UUID conversation, Listener listener) {
        return joined.contains(conversation, listener) && !subscriptions.isOnlooker(conversation, listener);
    }

    /// Whether anybody here listens to this conversation.
    public boolean isOpen(UUID conversation) {
        return channels.get(conversation) != null;
    }

    Optional<ConversationChannel> channel(UUID conversation) {
        return Optional.ofNullable(channels.get(conversation));
    }

    /// Backfills under way, of all listeners.
    int replays() {
        return subscriptions.replays();
    }
}
