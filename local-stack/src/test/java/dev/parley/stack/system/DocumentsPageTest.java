package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.test.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody sees in the documents system's own web page, and what its `DocAPI` gets.
class DocumentsPageTest {
    private static final String FIRST_WORDS = "I need a ";

    private final StackUnderTest stack = SharedStack.get();
    private final Person alice = stack.person("Alice");
    private final String template = "slip-" + UUID.randomUUID().toString().substring(0, 8);

    /// One of two questions, which these words choose.
    private String words() {
        var admin = new RestClient(stack, 1, stack.ofTheCommand("token", "--sub", template, "--role", "admin"));
        var slip = """
                {"id": "%s", "title": "Slip %s", "description": "A slip", "questions": [
                 {"id": "text", "text": "What does it say?"}, {"id": "name", "text": "Who signs it?"}],
                 "body": ["# Slip", "", "{text}", "", "{name}"]}""".formatted(template, template.substring(5));
        assertEquals(
                200,
                admin.tries("PUT", "/api/v1/document-templates/" + template, slip)
                        .statusCode());
        return FIRST_WORDS + "slip " + template.substring(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_finished_document_stays_on_the_screen_though_the_page_dials_again(int nextGateway) {
        var words = words();
        try (var page = new DocumentsPage(stack, alice.token()).opens(1)) {
            page.isGreeted();
            page.moves(nextGateway);

            var document = page.finishes(List.of(words, "Back at three", "Alice"));
            var shown = page.messages();
            page.hasDialled(2);
            page.says(words);
            var next = page.shows(shown.size() + 1);

            assertNull(page.error());
            assertNotNull(document);
            assertEquals(document, page.document());
            assertEquals(shown, page.messages().subList(0, shown.size()));
            assertEquals("What does it say?", next);
            assertEquals(
                    List.of("next_question"),
                    page.heardNow().stream().map(Frame::type).toList());
            assertTrue(page.isConnected());
        }
    }

    @Test
    void what_was_begun_after_a_document_is_there_again_when_the_page_is_loaded_anew() {
        var words = words();
        try (var page = new DocumentsPage(stack, alice.token()).opens(1)) {
            page.isGreeted();
            page.finishes(List.of(words, "Back at three", "Alice"));
            page.hasDialled(2);
            page.says(words);
            page.shows(page.messages().size());
        }
        try (var page = new DocumentsPage(stack, alice.token()).opens(2)) {
            Await.until(
                    "the history", Duration.ofSeconds(10), () -> page.messages().size() == 2);

            assertEquals(List.of(words, "What does it say?"), page.messages());
        }
    }

    @Test
    void two_open_pages_of_one_person_take_turns_at_a_pace() {
        try (var one = new DocumentsPage(stack, alice.token()).opens(1);
                var two = new DocumentsPage(stack, alice.token()).opens(1)) {
            Await.until(
                    "they fight for a while",
                    Duration.ofSeconds(30),
                    () -> one.dialled().size() + two.dialled().size() >= 9);

            var times = Stream.concat(one.dialled().stream(), two.dialled().stream())
                    .sorted()
                    .toList();
            // Three come in at once, and each further one is dialled when the one before has taken over.
            var took = Duration.ofNanos(times.get(8) - times.get(4));
            assertTrue(took.compareTo(Duration.ofMillis(3500)) > 0, () -> "four of them took " + took);
            assertNull(one.error());
            assertNull(two.error());
        }
    }

    @Test
    void doc_api_starts_a_session_and_gets_its_document() {
        var words = words();
        try (var api = new DocApi(stack)) {
            var session = api.startSession(alice.token());
            api.sendMessage(words);
            assertEquals(session, api.onMessage("next_question").text("sessionId"));
            api.sendMessage("Back at three");
            api.onMessage("next_question");
            api.sendMessage("Alice");
            var document = api.onMessage("session_complete").text("documentId");

            assertEquals(401, api.exportDocument(document, "pdf", "").statusCode());
            var exported = api.exportDocument(document, "md", "&token=" + alice.token());
            assertEquals(200, exported.statusCode());
            assertTrue(exported.body().contains("Back at three"), exported::body);
        }
    }
}
