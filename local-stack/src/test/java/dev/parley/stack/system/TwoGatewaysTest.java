package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TwoGatewaysTest {
    private final Person person = SharedStack.get().person("alice");

    @Test
    void whatIsSentThroughOneGatewayAppearsWithItsAnswerOnTheOther() {
        try (var phone = person.connects(1);
                var desk = person.connects(2)) {
            var thread = phone.createsThread("on both");
            // The other gateway learns of the thread meanwhile: only who is there can hear an answer being written.
            phone.sends(thread, "anybody there?");
            desk.hears("ai_response");
            phone.hears("ai_response");
            desk.hears("message_sent");

            var sent = phone.sends(thread, "hello from the phone");
            var seen = desk.hears("message_sent");
            assertEquals(sent.text("message_id"), seen.text("message_id"));
            assertEquals("hello from the phone", seen.text("content"));

            var answer = phone.hears("ai_response");
            var same = desk.hears("ai_response");
            assertEquals(answer.text("message_id"), same.text("message_id"));
            assertEquals(answer.text("content"), same.text("content"));
            assertEquals(FakeCanister.answerTo("hello from the phone"), chunks(phone, answer));
            assertEquals(FakeCanister.answerTo("hello from the phone"), chunks(desk, answer));
        }
    }

    @Test
    void eachSideHearsTheOthersMessagesInOrderAndOnce() {
        try (var phone = person.connects(1);
                var desk = person.connects(2)) {
            var thread = phone.createsThread("a dialogue");
            var fromPhone = new ArrayList<String>();
            var fromDesk = new ArrayList<String>();
            for (var i = 0; i < 12; i++) {
                fromPhone.add(phone.sends(thread, "[silent] phone " + i).text("message_id"));
                fromDesk.add(desk.sends(thread, "[silent] desk " + i).text("message_id"));
            }
            heardInOrder(desk, fromPhone, fromDesk);
            heardInOrder(phone, fromDesk, fromPhone);
        }
    }

    private static void heardInOrder(ChatClient client, List<String> theOthers, List<String> own) {
        Await.until(
                "all is heard", ChatClient.PATIENCE, () -> messageIds(client).containsAll(theOthers));
        var heard = messageIds(client);
        assertEquals(theOthers, heard.stream().filter(theOthers::contains).toList());
        assertEquals(own, heard.stream().filter(own::contains).toList());
    }

    @Test
    void thePerPersonLimitHoldsOverBothGatewaysTogether() {
        try (var phone = person.connects(1);
                var desk = person.connects(2)) {
            var thread = phone.createsThread("too much");
            var answers = IntStream.range(0, 70)
                    .mapToObj(i -> (i % 2 == 0 ? phone : desk)
                            .asks("send_message", "thread_id", thread, "content", "[silent] " + i))
                    .collect(Collectors.partitioningBy(answer -> answer.type().equals("message_sent")));
            // A bucket that refills steadily may have let a few more through while the 60 were sent.
            assertTrue(
                    answers.get(true).size() >= 60, "only " + answers.get(true).size());
            assertTrue(
                    answers.get(true).size() <= 66,
                    "as many as " + answers.get(true).size());
            for (var refused : answers.get(false)) {
                assertEquals("RATE_LIMIT_EXCEEDED", refused.text("code"));
                assertEquals("RATE_LIMIT_ERROR", refused.text("error.type"));
                assertTrue(refused.text("message").contains("Rate limit"));
                assertTrue(refused.at("error.retryable").asBoolean());
            }
            assertEquals("pong", phone.asks("ping").type());
        }
    }

    private static String chunks(ChatClient client, Frame answer) {
        return client.heard("ai_response_chunk").stream()
                .filter(chunk -> chunk.text("message_id").equals(answer.text("message_id")))
                .map(chunk -> chunk.text("delta"))
                .collect(Collectors.joining());
    }

    private static List<String> messageIds(ChatClient client) {
        return client.heard("message_sent").stream()
                .map(frame -> frame.text("message_id"))
                .toList();
    }
}
