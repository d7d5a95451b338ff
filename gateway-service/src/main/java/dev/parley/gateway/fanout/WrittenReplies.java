package dev.parley.gateway.fanout;

import dev.parley.gateway.session.SessionService;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.problem.Refused;
import dev.parley.session.contract.reply.ReplyBuffer;
import dev.parley.session.contract.reply.ReplyStatus;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/// Fetches what has been written so far of replies whose beginning this gateway has not heard (see [ReplyBuffer]), and
/// tells it in their rooms. Best effort, as all that is said of a reply before its end.
@ApplicationScoped
class WrittenReplies {
    private final Redis redis;
    private final SessionService session;
    private final ExecutorService threads;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    WrittenReplies(Redis redis, SessionService session, @VirtualThreads ExecutorService threads) {
        this.redis = redis;
        this.session = session;
        this.threads = threads;
    }

    /// Never blocks. Most conversations have no reply being written, which one question tells of all of them.
    void look(Collection<Room> rooms) {
        var asked =
                rooms.stream().filter(room -> underWay.add(room.conversation)).toList();
        if (asked.isEmpty()) {
            return;
        }
        if (asked.size() == 1) {
            fetch(asked.getFirst());
            return;
        }
        var exist = Request.cmd(Command.EXISTS);
        asked.forEach(room -> exist.arg(ReplyBuffer.key(room.conversation)));
        redis.send(exist).onComplete(count -> {
            if (count.succeeded() && count.result().toLong() > 0) {
                asked.forEach(this::fetch);
            } else {
                asked.forEach(room -> underWay.remove(room.conversation));
            }
        });
    }

    private void fetch(Room room) {
        redis.batch(requests(room.conversation)).onComplete(answers -> {
            // First, so that a delta which is missing after this is looked for again.
            underWay.remove(room.conversation);
            if (answers.succeeded()) {
                tell(room, answers.result());
            } else {
                Log.debugf("written reply not fetched conversation=%s", room.conversation);
            }
        });
    }

    private static List<Request> requests(UUID conversation) {
        return List.of(
                Request.cmd(Command.HGETALL).arg(ReplyBuffer.key(conversation)),
                Request.cmd(Command.GET).arg(ReplyBuffer.textKey(conversation)),
                Request.cmd(Command.GET).arg(ReplyBuffer.reasoningKey(conversation)));
    }

    private void tell(Room room, List<Response> answers) {
        var head = answers.getFirst();
        if (head == null || head.get(ReplyBuffer.REPLY) == null) {
            return;
        }
        var model = head.get(ReplyBuffer.MODEL);
        var text = text(answers.get(1));
        var thoughts = text(answers.get(2));
        if (text.indexOf('\0') >= 0) {
            return;
        }
        var started = new Ephemeral.ReplyStarted(
                UUID.fromString(head.get(ReplyBuffer.REPLY).toString()),
                UUID.fromString(head.get(ReplyBuffer.MESSAGE).toString()),
                UUID.fromString(head.get(ReplyBuffer.ANSWER).toString()),
                head.get(ReplyBuffer.ATTEMPT).toInteger(),
                model == null ? null : model.toString());
        threads.execute(() -> {
            if (isWritten(started)) {
                room.tellReply(started, thoughts.indexOf('\0') < 0 ? thoughts : "", text);
            }
        });
    }

    private static String text(Response kept) {
        return kept == null ? "" : kept.toString();
    }

    /// What is kept of a reply may outlive it: a bridge that was killed has not tidied up. Nobody would ever hear that
    /// such a reply has ended.
    private boolean isWritten(Ephemeral.ReplyStarted started) {
        try {
            var reply = session.call(peer -> peer.replyStates().get(started.replyId()));
            return reply.status() == ReplyStatus.STREAMING && reply.attempt() == started.attempt();
        } catch (Refused e) {
            Log.debugf("written reply not told reply=%s code=%s", started.replyId(), e.code());
            return false;
        }
    }
}
