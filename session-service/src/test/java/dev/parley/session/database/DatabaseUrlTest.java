package dev.parley.session.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void readsTheAddressOperatorsWrite() {
        assertEquals(
                new DatabaseUrl("jdbc:postgresql://db.example:6432/parley?sslmode=require", "u", "p:w@d"),
                DatabaseUrl.parse("postgres://u:p:w%40d@db.example:6432/parley?sslmode=require", null, null));
        assertEquals(
                new DatabaseUrl("jdbc:postgresql://db/parley", "u", "from-elsewhere"),
                DatabaseUrl.parse("postgresql://u@db/parley", "ignored", "from-elsewhere"));
        assertEquals(
                new DatabaseUrl("jdbc:postgresql://db/parley", "u", "p"),
                DatabaseUrl.parse(" jdbc:postgresql://db/parley ", "u", "p"));
        assertEquals(
                new DatabaseUrl("jdbc:postgresql://[::1]:5432/parley", "u", "a+b"),
                DatabaseUrl.parse("postgres://u:a+b@[::1]:5432/parley", null, null));
    }

    @Test
    void refusesOthersWithoutRepeatingThePassword() {
        for (var url : List.of("mysql://u:geheim@db/x", "postgres://u:geheim@", "postgres://u:geheim@db", "geheim")) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(url, null, null));
            assertFalse(refusal.getMessage().contains("geheim"));
        }
    }
}
