package dev.parley.gateway.fanout;

import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The channels of conversations with listeners on this gateway, each from its first listener to its last, as is its
/// Redis channel. What they say is missing is looked for: changes in the log, a reply being written where it is kept.
/// For any thread.
final class OpenChannels {
    private final RedisSubscriber subscriber;
    private final GapRepair gapRepair;
    private final PartialReplies written;
    private final Map<UUID, ConversationChannel> channels = new ConcurrentHashMap<>();
    private final Set<ConversationChannel> typed = ConcurrentHashMap.newKeySet();

    OpenChannels(RedisSubscriber subscriber, GapRepair gapRepair, PartialReplies written) {
        this.subscriber = subscriber;
        this.gapRepair = gapRepair;
        this.written = written;
    }

    /// The channel of a backfill, which is open from now on.
    ConversationChannel open(Backfill backfill, ConversationChannel.Departures departures) {
        return channels.computeIfAbsent(backfill.conversation, id -> {
            subscriber.listen(Channels.conversation(id));
            return new ConversationChannel(id, backfill.kind, backfill.until, departures);
        });
    }

    void closeIfEmpty(UUID conversation) {
        channels.computeIfPresent(conversation, (id, channel) -> {
            if (!channel.closeIfEmpty()) {
                return channel;
            }
            typed.remove(channel);
            subscriber.ignore(Channels.conversation(id));
            return null;
        });
    }

    /// Null: nobody here listens to this conversation.
    @Nullable
    ConversationChannel get(UUID conversation) {
        return channels.get(conversation);
    }

    int size() {
        return channels.size();
    }

    void moved(UUID conversation, long seq) {
        var channel = channels.get(conversation);
        if (channel != null) {
            moved(channel, seq);
        }
    }

    void moved(ConversationChannel channel, long seq) {
        repairIf(channel.moved(seq), channel);
    }

    void offer(UUID conversation, List<Change> changes, @Nullable Listener origin) {
        var channel = channels.get(conversation);
        if (channel != null) {
            offer(channel, changes, origin);
        }
    }

    void offer(ConversationChannel channel, List<Change> changes, @Nullable Listener origin) {
        repairIf(channel.offer(changes, origin), channel);
    }

    private void repairIf(boolean needed, ConversationChannel channel) {
        if (needed) {
            gapRepair.soon(channel);
        }
    }

    void tell(ConversationChannel channel, Ephemeral ephemeral) {
        if (channel.tell(ephemeral)) {
            written.look(List.of(channel));
        }
        if (ephemeral instanceof Ephemeral.TypingChanged(var _, var typing) && typing) {
            typed.add(channel);
        }
    }

    /// Of those not heard of for too long.
    void endTyping() {
        typed.removeIf(channel -> !channel.endTyping(System.nanoTime()));
    }

    /// Somebody has come in there who may not know of a reply being written.
    void lookForReply(UUID conversation) {
        var channel = channels.get(conversation);
        if (channel != null && mayMissReply(channel)) {
            written.look(List.of(channel));
        }
    }

    /// The same in many.
    void lookForReplies(Collection<ConversationChannel> entered) {
        written.look(entered.stream().filter(OpenChannels::mayMissReply).toList());
    }

    private static boolean mayMissReply(ConversationChannel channel) {
        return channel.kind != ConversationKind.DIRECT && !channel.knowsReply();
    }
}
