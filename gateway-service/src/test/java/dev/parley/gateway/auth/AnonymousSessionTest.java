package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnonymousSessionTest {
    @Test
    void noTwoIdsAreAlikeAndEachIsOne() {
        var ids = Stream.generate(AnonymousSession::newId).limit(1000).collect(Collectors.toSet());

        assertEquals(1000, ids.size());
        assertTrue(ids.stream().allMatch(AnonymousSession::isId));
    }

    @Test
    void whatIsNoIdIsSeen() {
        var id = AnonymousSession.newId();
        for (var text : List.of("", "anon_", id.substring(1), id + "0", id.toUpperCase(), "anon_" + "g".repeat(32))) {
            assertFalse(AnonymousSession.isId(text), text);
        }
        assertFalse(AnonymousSession.isId(null));
    }
}
