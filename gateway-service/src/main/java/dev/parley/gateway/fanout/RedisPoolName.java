package dev.parley.gateway.fanout;

import io.quarkus.redis.client.RedisOptionsCustomizer;
import io.vertx.redis.client.RedisOptions;
import jakarta.inject.Singleton;

/// Names the pool of Quarkus' Redis client: else it has a random name, and with it metrics of its own after each start.
@Singleton
class RedisPoolName implements RedisOptionsCustomizer {
    @Override
    public void customize(String client, RedisOptions options) {
        options.setPoolName("redis-asking");
    }
}
