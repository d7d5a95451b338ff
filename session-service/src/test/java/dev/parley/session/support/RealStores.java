package dev.parley.session.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/// PostgreSQL and Redis for the tests, one of each for all of them.
public final class RealStores implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "the tests' own secret, which nobody else has";

    /// Counts as well, as while the other is changed for it.
    public static final String ACCEPTED_SECRET = "the secret that is to come in its place";

    private static Postgres postgres;
    private static RedisProcess redis;

    @Override
    public Map<String, String> start() {
        postgres = new Postgres();
        redis = new RedisProcess();
        return Map.of(
                "DATABASE_URL", postgres.poolUrl(),
                "FLYWAY_DATABASE_URL", postgres.ownerUrl(),
                "REDIS_URL", redis.url(),
                "INTERNAL_TOKEN_SECRET", SECRET,
                "INTERNAL_TOKEN_SECRET_ACCEPTED", ACCEPTED_SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(Postgres.class));
        injector.injectIntoFields(redis, new TestInjector.MatchesType(RedisProcess.class));
    }

    @Override
    public void stop() {
        try {
            postgres.close();
            redis.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
