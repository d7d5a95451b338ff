package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kill -9` of each service while clients stand between any two steps of a document session, and in the midst of each
/// step: each goes on where it was, and nothing is lost or said twice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentKillsTest {
    private static final String TEMPLATE = "three";
    private static final List<String> WORDS = List.of("alpha", "beta", "gamma");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AWAY = "Could not connect to the AI service. Please try again in a moment.";

    private FakeAiService service;
    private StackUnderTest led;
    private StackUnderTest own;

    @BeforeAll
    void start() {
        service = FakeAiService.start();
        var settings = StackSettings.fresh().withoutAi().with("GATEWAY_LIMITS_CONNECTIONS_PER_MINUTE", "0");
        var beside = CompletableFuture.supplyAsync(() -> StackUnderTest.start(settings));
        led = StackUnderTest.start(StackSettings.fresh()
                .withoutAi()
                .with("GATEWAY_LIMITS_CONNECTIONS_PER_MINUTE", "0")
                .with("AI_SERVICE_URL", service.url())
                .with("AI_SERVICE_API_KEY", FakeAiService.KEY)
                .with("BRIDGE_AI_SERVICE_TIMEOUT", "3s"));
        own = beside.join();
        for (var stack : List.of(own, led)) {
            var admin = new RestClient(stack, 1, stack.ofTheCommand("token", "--sub", "admin", "--role", "admin"));
            assertEquals(
                    200,
                    admin.tries("PUT", "/api/v1/document-templates/three", """
                            {"id": "three", "title": "Note", "description": "A note", "questions": [
                              {"id": "q1", "text": "One?"}, {"id": "q2", "text": "Two?"}, {"id": "q3", "text": "Three?"}],
                             "body": "{q1}, {q2}, {q3}"}""").statusCode());
        }
    }

    @AfterAll
    void stop() {
        own.close();
        led.close();
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-1", "session-1", "ai-bridge-1"})
    void whoever_leads_by_itself_no_turn_is_lost(String child) throws Exception {
        killed(own, child);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-1", "session-1", "ai-bridge-1"})
    void with_an_ai_service_no_turn_is_lost(String child) throws Exception {
        killed(led, child);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mutual-nda", "employment-contract", "service-agreement"})
    void an_ai_service_leads_through_each_template_that_ships(String shipped) {
        var person = led.person("led");
        try (var client = new Applicant(led, person.token(), shipped)) {
            client.connects(1);

            var document = client.completes((id, text) -> WORDS.get(FakeAiService.QUESTIONS.indexOf(text)));

            var read = RestClient.of(person, 1).get("/documents/" + document);
            assertEquals("alpha, beta, gamma", read.path("content").asText());
            assertEquals(shipped, read.path("templateId").asText());
        }
    }

    /// One client at each step, idle, and one that has just spoken; then they all come to the end.
    private void killed(StackUnderTest stack, String child) throws Exception {
        var clients = new ArrayList<Client>();
        for (var step = 0; step < WORDS.size(); step++) {
            for (var speaks : List.of(false, true)) {
                var client = new Client(stack, "at-" + child + "-" + step + "-" + speaks);
                client.comes();
                for (var i = 0; i < step; i++) {
                    client.answers(i);
                }
                clients.add(client);
            }
        }
        for (var i = 0; i < clients.size(); i++) {
            if (i % 2 == 1) {
                clients.get(i).applicant.says(WORDS.get(i / 2));
            }
        }

        var dead = stack.kills(child);

        stack.isBack(child, dead);
        all(clients.stream().<Callable<Void>>map(client -> client::finishes).toList());
    }

    @Test
    void in_the_midst_of_a_question_to_the_ai_service_no_turn_is_lost() throws Exception {
        for (var child : List.of("gateway-1", "session-1", "ai-bridge-1")) {
            var client = new Client(led, "midst-" + child);
            client.comes();
            service.holds();
            client.applicant.says(WORDS.getFirst());
            service.isAsked(1);

            var dead = led.kills(child);

            service.letsGo();
            led.isBack(child, dead);
            client.finishes();
        }
    }

    @Test
    void trouble_of_the_ai_service_is_told_and_the_same_words_go_on_where_it_was() throws Exception {
        var client = new Client(led, "patient");
        client.comes();
        service.answers(500, "");
        assertEquals(AWAY, client.hearsTrouble());
        service.answers(401, "");
        assertEquals(AWAY, client.hearsTrouble());
        service.answers(200, "no json");
        assertEquals("Failed to get next question. Please try again.", client.hearsTrouble());
        service.answers(200, null);
        service.holds();
        assertEquals(AWAY, client.hearsTrouble());
        service.letsGo();
        service.goesAway();
        assertEquals(AWAY, client.hearsTrouble());
        service.comesBack();

        client.finishes();
    }

    private static void all(List<Callable<Void>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof AssertionError failed) {
                        throw failed;
                    }
                    throw e;
                }
            }
        }
    }

    /// A client that takes nothing for said before it stands in the history.
    private final class Client {
        private final StackUnderTest stack;
        private final Person person;
        private Applicant applicant;

        Client(StackUnderTest stack, String name) {
            this.stack = stack;
            this.person = stack.person(name);
        }

        /// A new session, and its first question.
        void comes() {
            applicant = new Applicant(stack, person.token(), TEMPLATE);
            applicant.connects(1);
            applicant.hearsQuestion();
        }

        void answers(int step) {
            applicant.says(WORDS.get(step));
            applicant.hearsOutcome();
        }

        String hearsTrouble() {
            applicant.says(WORDS.getFirst());
            return applicant.socket().hears("error", PATIENCE).text("message");
        }

        /// Comes anew, sees in the history where it is, and goes on from there to the end.
        Void finishes() {
            applicant.close();
            var history = comesBack();
            var said = said(history);
            // What is said without an answer is answered by itself.
            if (!history.isEmpty() && history.getLast().startsWith("user: ")) {
                settles(said - 1);
            } else if (history.isEmpty()) {
                applicant.hearsQuestion();
            }
            for (var step = said; step < WORDS.size(); step++) {
                applicant.says(WORDS.get(step));
                settles(step);
            }
            var path = "/documents/" + document;
            assertEquals(
                    "alpha, beta, gamma",
                    RestClient.of(person, 1).get(path).path("content").asText());
            return null;
        }

        private String document;

        /// While a part is still coming back, the same words again are the same turn.
        private void settles(int step) {
            while (true) {
                var frame = applicant
                        .socket()
                        .hears(
                                "an outcome or trouble",
                                PATIENCE,
                                any -> !any.type().equals("session_resumed"));
                switch (frame.type()) {
                    case "error" -> {
                        assertNotEquals("That question is not being asked", frame.text("message"));
                        applicant.says(WORDS.get(step));
                    }
                    case "session_complete" -> {
                        document = frame.text("documentId");
                        return;
                    }
                    default -> {
                        assertEquals("next_question", frame.type());
                        assertEquals(FakeAiService.QUESTIONS.get(step + 1), frame.text("question.text"));
                        return;
                    }
                }
            }
        }

        private List<String> comesBack() {
            var history = new ArrayList<String>();
            Await.until("the session is back", PATIENCE, () -> {
                try {
                    applicant = new Applicant(stack, person.token(), TEMPLATE);
                    history.clear();
                    history.addAll(applicant.connects(1));
                    return true;
                } catch (RuntimeException | AssertionError away) {
                    applicant.close();
                    return false;
                }
            });
            return history;
        }

        /// How many of the words stand there; each once, in their order, after its question.
        private int said(List<String> history) {
            var expected = new ArrayList<String>();
            for (var i = 0; expected.size() < history.size(); i++) {
                expected.add("ai: " + FakeAiService.QUESTIONS.get(i));
                expected.add("user: " + WORDS.get(i));
            }
            assertEquals(expected.subList(0, history.size()), history);
            return history.size() / 2;
        }
    }
}
