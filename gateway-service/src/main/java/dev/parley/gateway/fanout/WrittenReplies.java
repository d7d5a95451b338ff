package dev.parley.gateway.fanout;

import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.reply.ReplyBuffer;
import io.quarkus.logging.Log;
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

/// Fetches what has been written so far of replies whose beginning this gateway has not heard (see [ReplyBuffer]), and
/// tells it in their rooms. Best effort, as all that is said of a reply before its end.
@ApplicationScoped
class WrittenReplies {
    private final Redis redis;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    WrittenReplies(Redis redis) {
        this.redis = redis;
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
                Request.cmd(Command.GET).arg(ReplyBuffer.textKey(conversation)));
    }

    private static void tell(Room room, List<Response> answers) {
        var head = answers.getFirst();
        if (head == null || head.get(ReplyBuffer.REPLY) == null) {
            return;
        }
        var model = head.get(ReplyBuffer.MODEL);
        var text = answers.get(1) == null ? "" : answers.get(1).toString();
        if (text.indexOf('\0') >= 0) {
            return;
        }
        var started = new Ephemeral.ReplyStarted(
                UUID.fromString(head.get(ReplyBuffer.REPLY).toString()),
                UUID.fromString(head.get(ReplyBuffer.MESSAGE).toString()),
                UUID.fromString(head.get(ReplyBuffer.ANSWER).toString()),
                head.get(ReplyBuffer.ATTEMPT).toInteger(),
                model == null ? null : model.toString());
        room.tellReply(started, text);
    }
}
