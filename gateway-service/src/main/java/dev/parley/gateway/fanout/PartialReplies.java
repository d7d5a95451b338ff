package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.service.redis.TrustedHints;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.session.contract.reply.ReplyBuffer;
import dev.parley.session.contract.reply.ReplyStatus;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// Fetches what has been written so far of replies whose beginning this gateway has not heard (see [ReplyBuffer]), and
/// tells it in their channels. Best effort, as all that is said of a reply before its end.
@ApplicationScoped
class PartialReplies {
    /// At one moment: the text is signed as it stands.
    private static final String READ = """
            local kept = redis.call('HMGET', KEYS[1], 'reply', 'message', 'answer', 'attempt', 'model', 'signature',
                'reasoning-signature')
            kept[8] = redis.call('GET', KEYS[2])
            kept[9] = redis.call('GET', KEYS[3])
            return kept
            """;

    private final Redis redis;
    private final TrustedHints trust;
    private final SessionService session;
    private final ExecutorService threads;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    PartialReplies(Redis redis, TrustedHints trust, SessionService session, @VirtualThreads ExecutorService threads) {
        this.redis = redis;
        this.trust = trust;
        this.session = session;
        this.threads = threads;
    }

    /// Never blocks. Most conversations have no reply being written, which one question tells of all of them.
    void look(Collection<ConversationChannel> channels) {
        var asked = channels.stream()
                .filter(channel -> underWay.add(channel.conversation))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        if (asked.size() == 1) {
            fetch(asked.getFirst());
            return;
        }
        var exist = Request.cmd(Command.EXISTS);
        asked.forEach(channel -> exist.arg(ReplyBuffer.key(channel.conversation)));
        redis.send(exist).onComplete(count -> {
            if (count.succeeded() && count.result().toLong() > 0) {
                asked.forEach(this::fetch);
            } else {
                asked.forEach(channel -> underWay.remove(channel.conversation));
            }
        });
    }

    private void fetch(ConversationChannel channel) {
        redis.send(read(channel.conversation)).onComplete(kept -> {
            // First, so that a delta which is missing after this is looked for again.
            underWay.remove(channel.conversation);
            if (kept.succeeded()) {
                tell(channel, kept.result());
            } else {
                Log.debugf("written reply not fetched conversation=%s", channel.conversation);
            }
        });
    }

    private static Request read(UUID conversation) {
        return Request.cmd(Command.EVAL)
                .arg(READ)
                .arg(3)
                .arg(ReplyBuffer.key(conversation))
                .arg(ReplyBuffer.textKey(conversation))
                .arg(ReplyBuffer.reasoningKey(conversation));
    }

    private void tell(ConversationChannel channel, Response kept) {
        if (kept.get(0) != null) {
            threads.execute(() -> show(channel, kept));
        }
    }

    private void show(ConversationChannel channel, Response kept) {
        var text = bytes(kept.get(7));
        var thoughts = bytes(kept.get(8));
        try {
            var started = new Ephemeral.ReplyStarted(
                    UUID.fromString(kept.get(0).toString()),
                    UUID.fromString(kept.get(1).toString()),
                    UUID.fromString(kept.get(2).toString()),
                    kept.get(3).toInteger(),
                    text(kept.get(4)));
            if (!isWhole(text)
                    || !trust.isKept(ReplyBuffer.about(channel.conversation, started), text, text(kept.get(5)))
                    || !isWritten(started)) {
                return;
            }
            var knowsThoughts = thoughts.length > 0
                    && isWhole(thoughts)
                    && trust.isKept(
                            ReplyBuffer.aboutReasoning(channel.conversation, started), thoughts, text(kept.get(6)));
            channel.tellReply(
                    started,
                    knowsThoughts ? new String(thoughts, StandardCharsets.UTF_8) : "",
                    new String(text, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            Log.debugf("written reply unread conversation=%s", channel.conversation);
        }
    }

    /// Where something is missing, a NUL stands in its place.
    private static boolean isWhole(byte[] text) {
        for (var one : text) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(@Nullable Response kept) {
        return kept == null ? new byte[0] : kept.toBytes();
    }

    private static @Nullable String text(@Nullable Response kept) {
        return kept == null ? null : kept.toString();
    }

    /// What is kept of a reply may outlive it: a bridge that was killed has not tidied up. Nobody would ever hear that
    /// such a reply has ended.
    private boolean isWritten(Ephemeral.ReplyStarted started) {
        try {
            var reply = session.call(peer -> peer.replyStates().get(started.replyId()));
            return reply.status() == ReplyStatus.STREAMING && reply.attempt() == started.attempt();
        } catch (RequestRejected e) {
            Log.debugf("written reply not told reply=%s code=%s", started.replyId(), e.code());
            return false;
        }
    }
}
