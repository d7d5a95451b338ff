package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisAwayTest {
    @Test
    void withoutRedisMessagesAreSentAndReachOtherConnectionsAndAfterwardsAllIsAsBefore() {
        var person = TracedStack.get().person("alice");
        try (var phone = person.connects(1);
                var desk = person.connects(2)) {
            var thread = phone.createsThread("redis");
            phone.sends(thread, "with redis");
            for (var client : List.of(phone, desk)) {
                client.hears("ai_response");
            }

            TracedStack.redisGoesAway();
            for (var text : List.of("without redis", "still without")) {
                var sent = phone.sends(thread, text);
                var seen = desk.hears("message_sent", frame -> is(frame, "message_sent", "content", text));
                assertTrue(seen.after(sent).compareTo(Duration.ofSeconds(5)) < 0, "only after " + seen.after(sent));
                for (var client : List.of(phone, desk)) {
                    var answer = client.hears("ai_response", Duration.ofSeconds(20));
                    assertEquals(FakeCanister.answerTo(text), answer.text("content"));
                }
            }
            var newcomer = person.connects(2);
            var started = newcomer.createsThread("a thread begun without redis");
            newcomer.sends(started, "in it");
            newcomer.hears("ai_response", Duration.ofSeconds(20));

            TracedStack.redisIsBack();
            var chunksBefore = desk.heard("ai_response_chunk").size();
            Await.until("answers come word by word again", Duration.ofSeconds(30), () -> {
                var sent = phone.sends(thread, "with redis again " + System.nanoTime());
                var seen = desk.hears(
                        "message_sent", frame -> is(frame, "message_sent", "message_id", sent.text("message_id")));
                desk.hears("ai_response");
                return desk.heard("ai_response_chunk").size() > chunksBefore
                        && seen.after(sent).compareTo(Duration.ofSeconds(1)) < 0;
            });
            assertEquals(List.of(), doubled(desk), "told twice");
            newcomer.close();
        }
    }

    private static boolean is(Frame frame, String type, String field, String value) {
        return frame.type().equals(type) && frame.text(field).equals(value);
    }

    private static List<String> doubled(ChatClient client) {
        var ids = client.heard("message_sent").stream()
                .map(frame -> frame.text("message_id"))
                .toList();
        return ids.stream().filter(id -> ids.indexOf(id) != ids.lastIndexOf(id)).toList();
    }
}
