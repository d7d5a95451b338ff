package dev.parley.gateway.limits;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// People's buckets in Redis, one key each: the moment at which the bucket will be full again, by Redis's own clock, so
/// that gateways' clocks do not matter. A key expires when its bucket is full.
final class SharedBuckets {
    /// Returns the microseconds to wait for the next one (0: it was taken), and those until the bucket is full. ARGV[3]
    /// were taken elsewhere before.
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local each = tonumber(ARGV[1])
            local fill = tonumber(ARGV[2])
            local missing = tonumber(redis.call('GET', KEYS[1]) or now) - now
            missing = math.min(math.max(missing, 0) + each * tonumber(ARGV[3]), fill)
            local wait = missing + each - fill
            if wait <= 0 then
              missing = missing + each
              wait = 0
            end
            redis.call('SET', KEYS[1], string.format('%.0f', now + missing), 'PX', math.ceil(missing / 1000))
            return {math.ceil(wait), math.ceil(missing)}
            """;

    private final Redis redis;
    private volatile String script = "";

    SharedBuckets(Redis redis) {
        this.redis = redis;
    }

    /// What became of a take, and how its bucket stands then.
    record Taken(Decision decision, long missingNanos) {}

    /// One round trip for all of them, answered in their order; a second one when Redis does not know the script.
    /// `debts` were taken before each, where Redis did not see it.
    Future<List<Taken>> take(List<Take> takes, long[] debts) {
        if (script.isEmpty()) {
            return prepare().compose(_ -> send(takes, debts));
        }
        return send(takes, debts)
                .recover(failure -> isScriptMissing(failure)
                        ? prepare().compose(_ -> send(takes, debts))
                        : Future.failedFuture(failure));
    }

    /// Gives Redis the script, which also shows that it is there.
    Future<Void> prepare() {
        return redis.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(SCRIPT))
                .onSuccess(hash -> script = hash.toString())
                .mapEmpty();
    }

    private Future<List<Taken>> send(List<Take> takes, long[] debts) {
        return redis.batch(IntStream.range(0, takes.size())
                        .mapToObj(index -> request(takes.get(index), debts[index]))
                        .toList())
                .map(answers -> IntStream.range(0, takes.size())
                        .mapToObj(index -> taken(answers.get(index)))
                        .toList());
    }

    private Request request(Take take, long debt) {
        var microsEach = Math.max(take.rate().nanosEach() / 1000, 1);
        return Request.cmd(Command.EVALSHA)
                .arg(script)
                .arg(1)
                .arg(take.key())
                .arg(microsEach)
                .arg(microsEach * take.rate().burst())
                .arg(debt);
    }

    private static Taken taken(Response answer) {
        var waitMicros = answer.get(0).toLong();
        return new Taken(
                waitMicros == 0 ? Decision.ALLOWED : Decision.refused((waitMicros + 999) / 1000),
                TimeUnit.MICROSECONDS.toNanos(answer.get(1).toLong()));
    }

    private static boolean isScriptMissing(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains("NOSCRIPT");
    }
}
