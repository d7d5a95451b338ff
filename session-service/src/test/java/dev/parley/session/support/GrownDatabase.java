package dev.parley.session.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/// The stores of a session-service that has been there for years (growth.sql), for tests of how it reads them. As a
/// profile it gives them stores of their own.
public final class GrownDatabase implements QuarkusTestProfile {
    public static final int MESSAGES = 120_000;
    public static final int CONVERSATIONS = 600;
    public static final int PEOPLE = 400;

    /// In how many conversations the first person is.
    public static final int REGULAR = 300;

    public static void fill(Postgres postgres) throws SQLException, IOException {
        try (var admin = postgres.admin();
                var statement = admin.createStatement()) {
            statement.execute(text());
            // By a statement of its own: it is not allowed in a transaction.
            statement.execute("vacuum analyze");
        }
    }

    private static String text() throws IOException {
        try (var file = GrownDatabase.class.getResourceAsStream("/growth.sql")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : Map.of(
                            "messages", MESSAGES,
                            "conversations", CONVERSATIONS,
                            "people", PEOPLE,
                            "regular", REGULAR)
                    .entrySet()) {
                text = text.replace("${" + value.getKey() + "}", "" + value.getValue());
            }
            return text;
        }
    }

    public static UUID person(int number) {
        return new UUID(0x7000L, 0x8000L << 48 | number);
    }

    public static UUID conversation(int number) {
        return new UUID(0x7001L, 0x8000L << 48 | number);
    }
}
