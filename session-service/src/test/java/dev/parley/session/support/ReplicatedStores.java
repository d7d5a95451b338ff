package dev.parley.session.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/// The same as [RealStores], but PostgreSQL has a standby, of which the service knows.
public final class ReplicatedStores implements QuarkusTestResourceLifecycleManager {
    private Postgres postgres;
    private Standby standby;
    private RedisProcess redis;

    @Override
    public Map<String, String> start() {
        postgres = new Postgres();
        standby = new Standby(postgres);
        redis = new RedisProcess();
        return Map.of(
                "DATABASE_URL", postgres.poolUrl(),
                "FLYWAY_DATABASE_URL", postgres.ownerUrl(),
                "DATABASE_REPLICA_URL", standby.poolUrl(),
                // On a busy machine its first answer may take long.
                "session.replica.patience", "3s",
                "session.replica.rest", "1s",
                "REDIS_URL", redis.url(),
                "INTERNAL_TOKEN_SECRET", RealStores.SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(Postgres.class));
        injector.injectIntoFields(standby, new TestInjector.MatchesType(Standby.class));
    }

    @Override
    public void stop() {
        try {
            redis.close();
            standby.close();
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
