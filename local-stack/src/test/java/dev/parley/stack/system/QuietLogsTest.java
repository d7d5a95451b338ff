package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietLogsTest {
    private final StackUnderTest stack = SharedStack.get();

    @Test
    void noServiceMissesAClass() throws IOException {
        for (var log : stack.logs()) {
            var text = Files.readString(log);
            for (var sign : List.of("ClassNotFoundException", "NoClassDefFoundError")) {
                assertFalse(text.contains(sign), log + " tells of a " + sign);
            }
        }
    }

    @Test
    void noLogHoldsWhatPeopleWriteTheirTokensOrTheirAddresses() throws IOException {
        var person = stack.person("confidential");
        try (var client = person.connects()) {
            var thread = client.createsThread("a-secret-title");
            client.sends(thread, "a-secret-question");
            client.hears("ai_response");
            client.sends(thread, "[empty] a-secret-that-fails");
            client.hears("ai_error");
            client.asks(
                    "send_message", "thread_id", thread, "content", "a-secret-of-a-wrong-type", "content_type", "x");
            client.saysText("{\"type\":\"a-secret-type\",\"content\":\"a-secret");
            client.hears("error");
            client.says("auth", "token", person.token() + "x").hears("auth_error");
        }
        var logs = stack.logs();
        assertFalse(logs.isEmpty());
        for (var log : logs) {
            var text = Files.readString(log);
            var leaks = new ArrayList<String>();
            for (var secret : List.of("a-secret", person.token(), person.subject() + "@example.org")) {
                if (text.contains(secret)) {
                    leaks.add(secret);
                }
            }
            assertEquals(List.of(), leaks, log.toString());
        }
    }
}
