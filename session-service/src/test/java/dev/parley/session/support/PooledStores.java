package dev.parley.session.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.util.Map;

/// The same as [RealStores], but people's requests come to PostgreSQL through a PgBouncer.
public final class PooledStores implements QuarkusTestResourceLifecycleManager {
    private Postgres postgres;
    private PgBouncer bouncer;
    private RedisProcess redis;

    @Override
    public Map<String, String> start() {
        postgres = new Postgres();
        bouncer = new PgBouncer(postgres.port());
        redis = new RedisProcess();
        return Map.of(
                "DATABASE_URL", bouncer.databaseUrl(postgres),
                "FLYWAY_DATABASE_URL", postgres.ownerUrl(),
                "REDIS_URL", redis.url(),
                "INTERNAL_TOKEN_SECRET", RealStores.SECRET);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(postgres, new TestInjector.MatchesType(Postgres.class));
        injector.injectIntoFields(bouncer, new TestInjector.MatchesType(PgBouncer.class));
    }

    @Override
    public void stop() {
        try {
            redis.close();
            bouncer.close();
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
