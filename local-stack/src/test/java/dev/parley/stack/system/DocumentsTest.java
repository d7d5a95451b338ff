package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Guided documents, by clients written from docs/dialects/documents.md, with the built-in interviewer.
class DocumentsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final StackUnderTest stack = SharedStack.get();
    private final Person alice = stack.person("Alice");
    private final List<Applicant> applicants = new ArrayList<>();

    @AfterEach
    void goHome() {
        applicants.forEach(Applicant::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mutual-nda", "employment-contract", "service-agreement"})
    void each_template_that_ships_is_completed_by_talking(String template) {
        var client = of(alice, template);
        assertEquals(List.of(), client.connects(1));

        var document = client.completes(Words::to);

        assertEquals(
                new ChatClient.Farewell(1000, "Session completed"),
                client.socket().isClosed(SOON));
        var read = RestClient.of(alice, 2).get("/documents/" + document);
        assertTrue(read.path("content").asText().contains("Zoë Quinn"), read::toString);
        assertEquals(template, read.path("templateId").asText());
    }

    @Test
    void a_session_is_resumed_exactly_on_another_gateway() {
        var before = of(alice, "mutual-nda");
        before.connects(1);
        var question = before.hearsQuestion();
        before.says("Zoë Quinn Ltd");
        var next = before.hearsQuestion();
        before.close();

        var after = of(alice, "mutual-nda");
        var history = after.connects(2);

        assertEquals(List.of("ai: " + question, "user: Zoë Quinn Ltd", "ai: " + next), history);
        assertEquals(before.session(), after.session());
        after.says("Other Inc");
        assertFalse(after.hearsQuestion().equals(next));
    }

    @Test
    void without_a_template_the_first_words_choose_it() {
        var client = of(alice, null);
        assertEquals(List.of(), client.connects(1));

        client.says("I need an employment contract for a new colleague");

        assertEquals("employer", client.socket().hears("next_question").text("question.id"));
    }

    @Test
    void the_last_connection_to_a_session_wins_also_on_another_gateway() {
        var first = of(alice, "mutual-nda");
        first.connects(1);
        first.hearsQuestion();
        var second = of(alice, "mutual-nda");

        second.connects(2);

        assertEquals(
                new ChatClient.Farewell(1000, "New connection established"),
                first.socket().isClosed(SOON));
        assertTrue(second.socket().isOpen());
    }

    @Test
    void what_is_no_answer_is_asked_again_with_a_reason_and_in_the_end_kindly_left() {
        var client = of(alice, "employment-contract");
        client.connects(1);
        client.says("Employer Ltd");
        client.says("Zoë Quinn");
        for (var i = 0; i < 3; i++) {
            client.hearsQuestion();
        }

        client.says("no address at all");
        var first = client.socket().hears("guardrail_reprompt");
        client.says("still none");
        var second = client.socket().hears("guardrail_reprompt");
        client.says("none");
        var exit = client.socket().hears("guardrail_exit");

        assertEquals(2, first.at("remainingAttempts").asInt());
        assertEquals(1, second.at("remainingAttempts").asInt());
        assertFalse(exit.text("message").isBlank());
        assertEquals(1000, client.socket().isClosed(SOON).code());

        var again = of(alice, "employment-contract");
        again.connects(1);
        again.says("zoe@example.org");
        again.hearsQuestion();
    }

    @Test
    void malformed_frames_are_passed_over_without_a_word() {
        var client = of(alice, "mutual-nda");
        client.connects(1);
        client.hearsQuestion();

        client.socket().saysText("{not json");
        client.socket().saysText("[]");
        client.socket().says("user_message", "content", "  ");
        client.socket().says("user_message", "content", 5);
        client.socket().says("get_history");
        client.socket().saysBytes(new byte[] {1, 2, 3});
        client.says("Zoë Quinn Ltd");
        client.hearsQuestion();

        assertEquals(
                List.of("session_resumed", "next_question", "next_question"),
                client.socket().heard().stream().map(Frame::type).toList());
    }

    @Test
    void nobody_comes_in_without_a_good_token_or_to_an_unknown_template() {
        assertEquals(401, refused("/chat?templateId=mutual-nda"));
        assertEquals(401, refused(Applicant.path("not.a.token", "mutual-nda")));
        assertEquals(401, refused(Applicant.path(stack.token("late", "Late", Duration.ofSeconds(-60)), "mutual-nda")));
        assertEquals(404, refused(Applicant.path(alice.token(), "no-such-template")));
    }

    @Test
    void nobody_reads_a_document_but_its_owner() throws Exception {
        var client = of(alice, "service-agreement");
        client.connects(1);
        var document = client.completes(Words::to);
        var mallory = RestClient.of(stack.person("Mallory"), 1);

        assertEquals(404, mallory.tries("GET", "/documents/" + document, null).statusCode());
        assertEquals(
                404,
                mallory.tries("GET", "/documents/" + document + "/export?format=md", null)
                        .statusCode());
        assertEquals(
                404,
                mallory.tries("GET", "/documents/" + UUID.randomUUID(), null).statusCode());
        assertEquals(401, plain("/documents/" + document).statusCode());
        assertEquals(401, plain("/documents/" + document + "?token=nonsense").statusCode());
        assertEquals(
                200, plain("/documents/" + document + "?token=" + alice.token()).statusCode());
    }

    @Test
    void an_exported_page_is_the_same_bytes_each_time() throws Exception {
        var client = of(alice, "mutual-nda");
        client.connects(1);
        var path = "/documents/" + client.completes(Words::to) + "/export?format=html&token=" + alice.token();

        assertEquals(plain(path).body(), plain(path).body());
    }

    @Test
    void an_exported_document_is_the_same_bytes_each_time() throws Exception {
        var client = of(alice, "mutual-nda");
        client.connects(1);
        var path = "/documents/" + client.completes(Words::to) + "/export?format=md&token=" + alice.token();

        var first = plain(path);

        assertEquals(first.body(), plain(path).body());
        assertEquals(
                "attachment; filename=\"Mutual non-disclosure agreement.md\";"
                        + " filename*=UTF-8''Mutual%20non-disclosure%20agreement.md",
                first.headers().firstValue("Content-Disposition").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({"html,html,<!", "pdf,pdf,%PDF-", "word,docx,PK"})
    void a_document_is_exported_in_each_format(String format, String extension, String begins) throws Exception {
        var client = of(alice, "mutual-nda");
        client.connects(1);
        var path = "/documents/" + client.completes(Words::to) + "/export?format=" + format + "&token=" + alice.token();

        var exported = plain(path);

        assertEquals(200, exported.statusCode(), exported::body);
        assertTrue(exported.body().startsWith(begins), () -> exported.body().substring(0, 20));
        assertTrue(
                exported.headers().firstValue("Content-Disposition").orElse("").contains("agreement." + extension));
    }

    @Test
    void an_admin_imports_a_template_and_everybody_may_use_it() {
        var id = "note-" + UUID.randomUUID();
        var admin = new RestClient(stack, 1, stack.ofTheCommand("token", "--sub", id, "--role", "admin"));
        var note = """
                {"id": "%s", "title": "Note", "description": "A note", "questions": [{"id": "text", "text": "What?"}],
                 "body": ["# Note", "", "{text}"]}""".formatted(id);

        assertEquals(
                403,
                RestClient.of(alice, 1)
                        .tries("PUT", "/api/v1/document-templates/" + id, note)
                        .statusCode());
        assertEquals(
                200,
                admin.tries("PUT", "/api/v1/document-templates/" + id, note).statusCode());
        var refusal = admin.tries("PUT", "/api/v1/document-templates/" + id, note.replace("{text}", "{txet}"));

        assertEquals(400, refusal.statusCode());
        assertTrue(refusal.body().contains("body line 3: unknown placeholder {txet}"), refusal::body);
        var client = of(alice, id);
        client.connects(1);
        assertEquals("What?", client.hearsQuestion());
    }

    private Applicant of(Person person, String template) {
        var applicant = new Applicant(stack, person.token(), template);
        applicants.add(applicant);
        return applicant;
    }

    private int refused(String path) {
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(stack.address(1, path), new WebSocket.Listener() {})
                    .join();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private HttpResponse<String> plain(String path) throws Exception {
        var address = stack.http(1, "/").resolve(path);
        var request = HttpRequest.newBuilder(URI.create(address.toString())).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /// What somebody who wants to be done says to a question.
    private static final class Words {
        private static final Map<String, String> BY_ID = Map.ofEntries(
                Map.entry("first_party", "Zoë Quinn Ltd"),
                Map.entry("employee", "Zoë Quinn"),
                Map.entry("client", "Zoë Quinn"),
                Map.entry("companies", "neither"),
                Map.entry("governing_law", "Ireland"),
                Map.entry("contract_kind", "permanent"),
                Map.entry("fee_basis", "fixed"),
                Map.entry("pay_frequency", "monthly"),
                Map.entry("ip_ownership", "the first one"),
                Map.entry("term_months", "2 dozen"),
                Map.entry("salary", "€52k"),
                Map.entry("holiday_days", "thirty"));

        static String to(String id, String text) {
            var field = id.substring(id.lastIndexOf('.') + 1);
            if (BY_ID.containsKey(field)) {
                return BY_ID.get(field);
            } else if (field.endsWith("email")) {
                return "it is " + field.replace('_', '.') + "@example.org";
            } else if (field.endsWith("date")) {
                return "next Friday";
            } else if (field.equals("more")) {
                return id.contains(".1.") ? "yes please" : "no thanks";
            } else if (text.contains("“skip”")) {
                return "skip";
            }
            return switch (field) {
                case "liability_cap", "fee" -> "€1.5k";
                case "probation", "remote_work", "expenses", "liquidated_damages" -> "no";
                default -> "As agreed between the two sides, and as always.";
            };
        }
    }
}
