package dev.parley.session.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// A session-service whose log is kept in parts.
public final class Partitioned implements QuarkusTestProfile {
    public static final int PARTS = 4;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.flyway.placeholders.message-partitions", "" + PARTS);
    }
}
