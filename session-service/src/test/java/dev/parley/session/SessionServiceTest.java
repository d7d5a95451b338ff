package dev.parley.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionServiceTest {
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "INTERNAL_TOKEN_SECRET", "x".repeat(32), "DATABASE_URL", "postgres://user:password@localhost/parley"));

    @Test
    void startsWithASecretAndADatabase() {
        assertEquals(Optional.empty(), SessionService.unmet(environment::get));
    }

    @Test
    void refusesToStartWithoutEitherInOneLineThatNamesIt() {
        assertUnmet("INTERNAL_TOKEN_SECRET", null);
        assertUnmet("INTERNAL_TOKEN_SECRET", "too short");
        assertUnmet("INTERNAL_TOKEN_SECRET_ACCEPTED", "too short");
        assertUnmet("DATABASE_URL", null);
        assertUnmet("DATABASE_URL", " ");
        assertUnmet("DATABASE_URL", "localhost:5432");
        assertUnmet("FLYWAY_DATABASE_URL", "localhost:5432");
        assertUnmet("DATABASE_REPLICA_URL", "localhost:5432");
    }

    private void assertUnmet(String name, String value) {
        var changed = new HashMap<>(environment);
        changed.put(name, value);
        var unmet = SessionService.unmet(changed::get).orElseThrow();
        assertTrue(unmet.contains(name), unmet);
        assertEquals(1, unmet.lines().count());
    }
}
