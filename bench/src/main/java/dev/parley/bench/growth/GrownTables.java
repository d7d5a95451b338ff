package dev.parley.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Tables as they are after years, by the statements that session-service's own tests of its plans are run on.
final class GrownTables {
    /// A part that somebody takes in a conversation.
    record Part(UUID person, UUID conversation) {}

    private static final String STATEMENTS = "session-service/src/test/resources/growth.sql";
    private static final int MOST_PARTS = 5000;
    private static final int REGULAR = 500;
    private static final long CHANCE = 4711;

    /// The room has the people 8 to 11, and 1 is in many conversations.
    private static final int BEYOND_THE_ROOM = 12;

    private static final String PARTS =
            "select user_id, conversation_id from participant where user_id between '%s' and '%s' order by 1, 2";

    private final int messages;

    GrownTables(int messages) {
        this.messages = messages;
    }

    /// @return how large the database is now, as a person reads it
    String fill(Path root, Connection connection) throws IOException, SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(statements(Files.readString(root.resolve(STATEMENTS))));
            statement.execute("vacuum analyze");
            try (var size = statement.executeQuery("select pg_size_pretty(pg_database_size(current_database()))")) {
                size.next();
                return size.getString(1);
            }
        }
    }

    private String statements(String text) {
        var values = Map.of(
                "messages",
                messages,
                "conversations",
                messages / 200,
                "people",
                messages / 300,
                "regular",
                inConversations());
        var filled = text;
        for (var value : values.entrySet()) {
            filled =
                    filled.replace("${" + value.getKey() + "}", value.getValue().toString());
        }
        return filled;
    }

    /// Who is in many conversations.
    Part regular() {
        return new Part(person(1), conversation(2));
    }

    /// In how many.
    int inConversations() {
        return Math.min(REGULAR, messages / 400);
    }

    /// Of the conversation in which a third of all stands.
    Part inTheRoom() {
        return new Part(person(8), conversation(1));
    }

    /// A place in the midst of that one.
    int midst() {
        return messages / 6;
    }

    /// Any of those in small ones, in no order, and the same each time.
    List<Part> anybody(Connection connection) throws SQLException {
        var parts = new ArrayList<Part>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(PARTS.formatted(person(BEYOND_THE_ROOM), person(Integer.MAX_VALUE)))) {
            while (rows.next()) {
                parts.add(new Part(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
            }
        }
        Collections.shuffle(parts, new Random(CHANCE));
        return List.copyOf(parts.subList(0, Math.min(MOST_PARTS, parts.size())));
    }

    private static UUID person(int number) {
        return new UUID(0x7000L, 0x8000L << 48 | number);
    }

    private static UUID conversation(int number) {
        return new UUID(0x7001L, 0x8000L << 48 | number);
    }
}
