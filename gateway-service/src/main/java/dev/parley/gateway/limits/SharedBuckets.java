package dev.parley.gateway.limits;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.stream.IntStream;

/// People's buckets in Redis, one key each: the moment at which the bucket will be full again, by Redis's own clock, so
/// that gateways' clocks do not matter. A key expires when its bucket is full.
final class SharedBuckets {
    /// Returns 0 for a take, or the microseconds to wait for the next one.
    private static final String SCRIPT = """
            local time = redis.call('TIME')
            local now = time[1] * 1000000 + time[2]
            local each = tonumber(ARGV[1])
            local fill = tonumber(ARGV[2])
            local missing = tonumber(redis.call('GET', KEYS[1]) or now) - now
            missing = math.min(math.max(missing, 0), fill)
            local wait = missing + each - fill
            if wait > 0 then
              return math.ceil(wait)
            end
            missing = missing + each
            redis.call('SET', KEYS[1], string.format('%.0f', now + missing), 'PX', math.ceil(missing / 1000))
            return 0
            """;

    private final Redis redis;
    private volatile String script = "";

    SharedBuckets(Redis redis) {
        this.redis = redis;
    }

    /// One round trip for all of them, answered in their order; a second one when Redis does not know the script.
    Future<List<Decision>> take(List<Take> takes) {
        if (script.isEmpty()) {
            return prepare().compose(_ -> send(takes));
        }
        return send(takes)
                .recover(failure ->
                        isScriptMissing(failure) ? prepare().compose(_ -> send(takes)) : Future.failedFuture(failure));
    }

    /// Gives Redis the script, which also shows that it is there.
    Future<Void> prepare() {
        return redis.send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(SCRIPT))
                .onSuccess(hash -> script = hash.toString())
                .mapEmpty();
    }

    private Future<List<Decision>> send(List<Take> takes) {
        return redis.batch(takes.stream().map(this::request).toList())
                .map(answers -> IntStream.range(0, takes.size())
                        .mapToObj(index -> decision(answers.get(index)))
                        .toList());
    }

    private Request request(Take take) {
        var microsEach = Math.max(take.rate().nanosEach() / 1000, 1);
        return Request.cmd(Command.EVALSHA)
                .arg(script)
                .arg(1)
                .arg(take.key())
                .arg(microsEach)
                .arg(microsEach * take.rate().burst());
    }

    private static Decision decision(Response answer) {
        var waitMicros = answer.toLong();
        return waitMicros == 0 ? Decision.ALLOWED : Decision.refused((waitMicros + 999) / 1000);
    }

    private static boolean isScriptMissing(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().contains("NOSCRIPT");
    }
}
