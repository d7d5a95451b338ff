package dev.parley.gateway.rest.aisdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChatIdTest {
    @Test
    void aShortIdStandsInItsKeyAsItIs() {
        assertEquals("chat:plans ü", new ChatId("plans ü").key());
        assertEquals("chat:" + "x".repeat(59), new ChatId("x".repeat(59)).key());
    }

    @Test
    void aLongOneHasAKeyOfItsOwnThatIsNoLongerThanAKeyMayBe() {
        var key = new ChatId("x".repeat(60)).key();

        assertTrue(key.startsWith("chat-sha256:"), key);
        assertTrue(key.length() <= 64, key);
        assertNotEquals(key, new ChatId("x".repeat(61)).key());
    }
}
