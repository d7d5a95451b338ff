package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What somebody sees in the avai system's own web page.
class AvaiPageTest {
    private final StackUnderTest stack = SharedStack.get();
    private final Person alice = stack.person("Alice");

    private AvaiPage page() {
        return new AvaiPage(stack, alice.token());
    }

    /// What the gateway knows of it may be a second old, so somebody else asks.
    private void aiIsThere() {
        var bob = stack.person("Bob");
        Await.until("the AI is there", Duration.ofSeconds(60), () -> isConnected() && answers(bob));
    }

    private boolean isConnected() {
        return Frame.read(Http.get(stack.http(1, "/health")).body())
                .at("ai.connected")
                .asBoolean();
    }

    private boolean answers(Person whom) {
        try (var page = new AvaiPage(stack, whom.token()).opens(1)) {
            return page.asks("Are you there?").success();
        }
    }

    @Test
    void a_question_is_thought_about_and_answered_and_the_next_is_asked_in_the_same_thread() {
        try (var page = page().opens(1)) {
            var first = page.asks("Is eval(input) safe?");
            var second = page.asks("And exec?");

            assertEquals(FakeCanister.answerTo("Is eval(input) safe?"), first.text());
            assertEquals(FakeCanister.answerTo("And exec?"), second.text());
            assertEquals(first.thread(), second.thread());
            var process = SharedStack.canister().asked("And exec?").stream()
                    .filter(asked -> asked.path("conversation_id").asText().equals(first.thread()))
                    .findFirst()
                    .orElseThrow();
            var context = new ArrayList<String>();
            process.path("messages")
                    .forEach(said -> context.add(said.path("content").asText()));
            assertEquals("Is eval(input) safe?", context.getFirst());
        }
    }

    @Test
    void the_thread_is_found_again_after_the_network_was_lost_and_on_another_gateway() {
        try (var page = page().opens(1);
                var phone = alice.connects(2)) {
            var before = page.asks("Is pickle safe?");

            var after = page.dialsAgain(2).asks("And json?");

            assertEquals(before.thread(), after.thread());
            assertEquals(4, phone.history(before.thread()).size());
            var threads = phone.asks("get_threads").at("threads");
            assertEquals("Is pickle safe?", threads.get(0).path("title").asText());
        }
    }

    @Test
    void questions_sent_at_once_are_each_answered() {
        try (var page = page().opens(1)) {
            page.says("one");
            page.says("two");
            page.says("three");

            for (var question = 0; question < 3; question++) {
                assertTrue(page.shows().success());
            }
        }
    }

    @Test
    void a_deleted_thread_is_followed_by_another() {
        try (var page = page().opens(1);
                var phone = alice.connects(1)) {
            var before = page.asks("Is md5 safe?");
            assertEquals(
                    "thread_deleted",
                    phone.asks("delete_thread", "thread_id", before.thread()).type());

            var after = page.asks("And sha256?");

            assertTrue(after.success(), after::text);
            assertNotEquals(before.thread(), after.thread());
            assertEquals(after.thread(), page.asks("And sha1?").thread());
        }
    }

    @Test
    void two_people_with_a_session_of_one_name_have_threads_of_their_own() {
        try (var page = page().opens(1)) {
            var mine = page.asks("Is DES safe?").thread();
            try (var mallory = stack.person("Mallory").connects()) {
                assertEquals(
                        "THREAD_NOT_FOUND",
                        mallory.asks("get_history", "thread_id", mine).text("code"));
            }
        }
    }

    @Test
    void whatever_the_ai_fails_to_do_ends_the_thinking() {
        try (var page = page().opens(1)) {
            for (var manner : new String[] {"error", "empty", "hang up", "silent"}) {
                var shown = page.asks("[" + manner + "] hello");

                assertFalse(shown.success(), manner);
                assertFalse(shown.text().isBlank(), manner);
                aiIsThere();
            }
            assertTrue(page.asks("And now?").success());
        }
    }

    @Test
    void an_ai_that_is_away_ends_the_thinking_within_five_seconds() {
        try (var page = page().opens(1)) {
            assertTrue(page.asks("Are you there?").success());
            SharedStack.canister().goesAway();
            try {
                page.says("And now?");
                var started = page.socket()
                        .hears(
                                "request",
                                frame -> frame.type().equals("analysis_start")
                                        && page.socket().heard("analysis_start").size() == 2);
                var response = page.socket().hears("response", Duration.ofSeconds(5));
                assertEquals("error", response.text("status"));
                assertTrue(response.after(started).compareTo(Duration.ofSeconds(5)) < 0);
            } finally {
                SharedStack.canister().comesBack();
                aiIsThere();
            }
        }
    }

    @Test
    void a_visitor_who_may_only_read_is_told_so_at_once() {
        try (var page = new AvaiPage(stack, null).opens(1)) {
            var shown = page.asks("Is eval(input) safe?");

            assertFalse(shown.success());
            assertTrue(shown.text().contains("Authentication is required"), shown::text);
        }
    }
}
