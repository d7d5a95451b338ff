package dev.parley.ai.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parley.service.redis.RedisConnectionKeeper;
import dev.parley.session.contract.log.Channels;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.reply.ReplyBuffer;
import dev.parley.token.GrowingSignature;
import dev.parley.token.SignedHints;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Publishes on Redis, in order, never waiting for it: what Redis cannot take now is dropped.
@ApplicationScoped
public class Announcer {
    /// A later reply of the conversation, or a later attempt at this one, is not ours to forget.
    private static final String FORGET = """
            if redis.call('HGET', KEYS[1], 'reply') == ARGV[1] and redis.call('HGET', KEYS[1], 'attempt') == ARGV[2] then
              redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
            end
            """;

    /// Nothing is kept of an attempt that is no longer the last, or of which Redis has lost the beginning.
    private static final String KEEP = """
            if redis.call('HGET', KEYS[1], 'reply') == ARGV[1] and redis.call('HGET', KEYS[1], 'attempt') == ARGV[2] then
              redis.call('SETRANGE', KEYS[2], ARGV[3], ARGV[4])
              redis.call('HSET', KEYS[1], ARGV[6], ARGV[7])
              redis.call('PEXPIRE', KEYS[1], ARGV[5])
              redis.call('PEXPIRE', KEYS[2], ARGV[5])
            end
            """;

    private final RedisConnectionKeeper line;
    private final SignedHints hints;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();
    private final ObjectWriter ephemerals;
    private final long bufferMillis;

    /// A text that is kept, and is signed as far as it is whole.
    private static final class Signed {
        private final GrowingSignature signature;
        private long bytes;

        Signed(GrowingSignature signature) {
            this.signature = signature;
        }

        synchronized String add(byte[] text, long before) {
            if (before != bytes) {
                return ""; // Something was not kept: then it is of no use to anybody.
            }
            bytes += text.length;
            return signature.add(text);
        }
    }

    private record Kept(UUID reply, int attempt, Signed text, Signed reasoning) {
        boolean is(UUID other, int otherAttempt) {
            return reply.equals(other) && attempt == otherAttempt;
        }
    }

    Announcer(Vertx vertx, ObjectMapper json, SignedHints hints, AnnounceConfig config) {
        this.hints = hints;
        this.line = new RedisConnectionKeeper(
                vertx, vertx.getOrCreateContext(), connection(config, "announce"), connection -> {}, () -> {});
        this.ephemerals = json.writerFor(Ephemeral.class);
        this.bufferMillis = config.replyKept().toMillis();
    }

    static RedisConnectionKeeper.Settings connection(AnnounceConfig config, String purpose) {
        return new RedisConnectionKeeper.Settings(
                config.redis(), purpose, config.maxUnanswered(), RedisConnectionKeeper.ATTEMPT, config.retry());
    }

    void start(@Observes StartupEvent started) {
        line.open();
    }

    void stop(@Observes ShutdownEvent stopped) {
        line.close();
    }

    public boolean connected() {
        return line.current() != null;
    }

    /// Tells it to whoever listens to the conversation.
    public void tell(UUID conversation, Ephemeral ephemeral) {
        publish(Channels.conversation(conversation), text(ephemeral));
    }

    /// Begins to tell a reply, and keeps it for those who come late (see [ReplyBuffer]).
    public void begin(UUID conversation, Ephemeral.ReplyStarted started) {
        var begun = new Kept(
                started.replyId(),
                started.attempt(),
                new Signed(hints.growing(ReplyBuffer.about(conversation, started))),
                new Signed(hints.growing(ReplyBuffer.aboutReasoning(conversation, started))));
        kept.put(conversation, begun);
        var head = Request.cmd(Command.HSET)
                .arg(ReplyBuffer.key(conversation))
                .arg(ReplyBuffer.REPLY)
                .arg(started.replyId().toString())
                .arg(ReplyBuffer.MESSAGE)
                .arg(started.messageId().toString())
                .arg(ReplyBuffer.ANSWER)
                .arg(started.answerId().toString())
                .arg(ReplyBuffer.ATTEMPT)
                .arg(started.attempt())
                .arg(ReplyBuffer.SIGNATURE)
                .arg(begun.text.add(new byte[0], 0));
        if (started.model() != null) {
            head.arg(ReplyBuffer.MODEL).arg(started.model());
        }
        send(List.of(
                delete(conversation), head, expire(ReplyBuffer.key(conversation)), publication(conversation, started)));
    }

    /// Tells more of a reply. It is kept before it is told: who listens first and then looks what is kept misses
    /// nothing. `bytes` of UTF-8 come before it. Done when Redis has it, or it was dropped.
    public Future<?> more(UUID conversation, Ephemeral.ReplyDelta delta, long bytes) {
        var text = delta.text().getBytes(StandardCharsets.UTF_8);
        var signature = known(conversation, delta.replyId(), delta.attempt()).map(it -> it.text.add(text, bytes));
        var keep = keep(conversation, ReplyBuffer.textKey(conversation), delta.replyId(), delta.attempt())
                .arg(bytes)
                .arg(text)
                .arg(bufferMillis)
                .arg(ReplyBuffer.SIGNATURE)
                .arg(signature.orElse(""));
        return send(List.of(keep, publication(conversation, delta)));
    }

    /// Tells more of what the AI thinks, likewise.
    public Future<?> more(UUID conversation, Ephemeral.ReplyReasoning thought, long bytes) {
        var text = thought.text().getBytes(StandardCharsets.UTF_8);
        var signature =
                known(conversation, thought.replyId(), thought.attempt()).map(it -> it.reasoning.add(text, bytes));
        var keep = keep(conversation, ReplyBuffer.reasoningKey(conversation), thought.replyId(), thought.attempt())
                .arg(bytes)
                .arg(text)
                .arg(bufferMillis)
                .arg(ReplyBuffer.REASONING_SIGNATURE)
                .arg(signature.orElse(""));
        return send(List.of(keep, publication(conversation, thought)));
    }

    private Optional<Kept> known(UUID conversation, UUID reply, int attempt) {
        return Optional.ofNullable(kept.get(conversation)).filter(one -> one.is(reply, attempt));
    }

    /// The reply has ended: what counts of it is stored elsewhere.
    public void forget(UUID conversation, UUID reply, int attempt) {
        letGo(conversation, reply, attempt);
        send(List.of(Request.cmd(Command.EVAL)
                .arg(FORGET)
                .arg(3)
                .arg(ReplyBuffer.key(conversation))
                .arg(ReplyBuffer.textKey(conversation))
                .arg(ReplyBuffer.reasoningKey(conversation))
                .arg(reply.toString())
                .arg(attempt)));
    }

    /// We tell no more of it. What others know of it stays.
    public void letGo(UUID conversation, UUID reply, int attempt) {
        kept.computeIfPresent(conversation, (_, known) -> known.is(reply, attempt) ? null : known);
    }

    private static Request keep(UUID conversation, String key, UUID reply, int attempt) {
        return Request.cmd(Command.EVAL)
                .arg(KEEP)
                .arg(2)
                .arg(ReplyBuffer.key(conversation))
                .arg(key)
                .arg(reply.toString())
                .arg(attempt);
    }

    private static Request delete(UUID conversation) {
        return Request.cmd(Command.DEL)
                .arg(ReplyBuffer.key(conversation))
                .arg(ReplyBuffer.textKey(conversation))
                .arg(ReplyBuffer.reasoningKey(conversation));
    }

    private Request expire(String key) {
        return Request.cmd(Command.PEXPIRE).arg(key).arg(bufferMillis);
    }

    private Request publication(UUID conversation, Ephemeral ephemeral) {
        var channel = Channels.conversation(conversation);
        return Request.cmd(Command.PUBLISH).arg(channel).arg(hints.sign(channel, text(ephemeral)));
    }

    private Future<?> send(List<Request> requests) {
        var connection = line.current();
        return connection == null || connection.pendingQueueFull()
                ? Future.succeededFuture()
                : connection.batch(requests);
    }

    private String text(Ephemeral ephemeral) {
        try {
            return ephemerals.writeValueAsString(ephemeral);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An announcement could not be written", e);
        }
    }

    /// How many listened.
    public Future<Integer> publish(String channel, String text) {
        var connection = line.current();
        if (connection == null || connection.pendingQueueFull()) {
            return Future.failedFuture("Redis is away");
        }
        return connection
                .send(Request.cmd(Command.PUBLISH).arg(channel).arg(hints.sign(channel, text)))
                .map(listeners -> listeners.toInteger());
    }

    void renew() {
        line.renew(line.current(), "silent");
    }
}
