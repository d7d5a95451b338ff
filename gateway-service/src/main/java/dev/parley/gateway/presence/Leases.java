package dev.parley.gateway.presence;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Who is connected, in Redis: a lease for each person and gateway, by Redis's own clock.
///
/// - `presence:{person}`: a sorted set of gateways, by the moment (milliseconds) at which the lease ends.
/// - `presence`: the same leases of everybody in one set (`{person} {gateway}`), to find those that have ended.
/// - `seen:{person}`: the moment at which the last lease ended.
final class Leases {
    private static final String ALL = "presence";

    /// How many leases the person had before.
    private static final String TAKE = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local before = 0
            for i = 2, #KEYS do
              local person = KEYS[i]
              redis.call('ZREMRANGEBYSCORE', person, '-inf', now)
              before = redis.call('ZCARD', person)
              redis.call('ZADD', person, now + ARGV[2], ARGV[1])
              redis.call('PEXPIRE', person, ARGV[2])
              redis.call('ZADD', KEYS[1], now + ARGV[2], string.sub(person, 10) .. ' ' .. ARGV[1])
            end
            return before
            """;

    /// How many leases the person has left.
    private static final String GIVE_UP = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREM', KEYS[2], ARGV[1])
            redis.call('ZREM', KEYS[1], string.sub(KEYS[2], 10) .. ' ' .. ARGV[1])
            redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
            local left = redis.call('ZCARD', KEYS[2])
            if left == 0 then
              redis.call('SET', KEYS[3], now, 'PX', ARGV[2])
            end
            return left
            """;

    /// The people whose last lease has ended.
    private static final String SWEEP = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local gone = {}
            for _, lease in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])) do
              redis.call('ZREM', KEYS[1], lease)
              local person = string.sub(lease, 1, 36)
              local key = 'presence:' .. person
              redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
              if redis.call('ZCARD', key) == 0 then
                redis.call('SET', 'seen:' .. person, now, 'PX', ARGV[2])
                table.insert(gone, person)
              end
            end
            return gone
            """;

    private final Redis redis;
    private final String gateway;
    private final long leaseMillis;
    private final long seenMillis;

    /// How somebody stands: `seen` is when it was last connected, by Redis's clock; null: unknown.
    record Standing(boolean online, @Nullable Instant seen) {}

    Leases(Redis redis, String gateway, Duration lease, Duration seen) {
        this.redis = redis;
        this.gateway = gateway;
        this.leaseMillis = lease.toMillis();
        this.seenMillis = seen.toMillis();
    }

    /// Takes or renews a lease; whether the person had none before.
    Future<Boolean> take(UUID person) {
        return redis.send(takeAll(List.of(person))).map(before -> before.toLong() == 0);
    }

    Future<Void> renew(Collection<UUID> people, int maxBatch) {
        var requests = new ArrayList<Request>();
        var all = List.copyOf(people);
        for (var from = 0; from < all.size(); from += maxBatch) {
            requests.add(takeAll(all.subList(from, Math.min(all.size(), from + maxBatch))));
        }
        return requests.isEmpty()
                ? Future.succeededFuture()
                : redis.batch(requests).mapEmpty();
    }

    private Request takeAll(List<UUID> people) {
        var request = Request.cmd(Command.EVAL).arg(TAKE).arg(people.size() + 1).arg(ALL);
        people.forEach(person -> request.arg(key(person)));
        return request.arg(gateway).arg(leaseMillis);
    }

    /// Whether the person has no lease left.
    Future<Boolean> giveUp(UUID person) {
        return redis.send(Request.cmd(Command.EVAL)
                        .arg(GIVE_UP)
                        .arg(3)
                        .arg(ALL)
                        .arg(key(person))
                        .arg(seen(person))
                        .arg(gateway)
                        .arg(seenMillis))
                .map(left -> left.toLong() == 0);
    }

    /// The people whose last lease has ended, each told to one gateway only.
    Future<List<UUID>> sweep(int limit) {
        return redis.send(Request.cmd(Command.EVAL)
                        .arg(SWEEP)
                        .arg(1)
                        .arg(ALL)
                        .arg(limit)
                        .arg(seenMillis))
                .map(gone -> {
                    var people = new ArrayList<UUID>();
                    gone.forEach(person -> people.add(UUID.fromString(person.toString())));
                    return people;
                });
    }

    /// How these people stand, in their order.
    Future<List<Standing>> standing(List<UUID> people) {
        if (people.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var requests = new ArrayList<Request>(2 * people.size() + 1);
        for (var person : people) {
            requests.add(Request.cmd(Command.EXISTS).arg(key(person)));
            requests.add(Request.cmd(Command.GET).arg(seen(person)));
        }
        return redis.batch(requests).map(answers -> {
            var standing = new ArrayList<Standing>(people.size());
            for (var at = 0; at < answers.size(); at += 2) {
                standing.add(new Standing(answers.get(at).toLong() > 0, moment(answers.get(at + 1))));
            }
            return standing;
        });
    }

    /// The same for somebody who waits for it. Fails after `patience`, also where Redis is silent.
    Future<List<Standing>> standing(List<UUID> people, Duration patience) {
        return standing(people).timeout(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static @Nullable Instant moment(@Nullable Response millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis.toLong());
    }

    private static String key(UUID person) {
        return "presence:" + person;
    }

    private static String seen(UUID person) {
        return "seen:" + person;
    }
}
