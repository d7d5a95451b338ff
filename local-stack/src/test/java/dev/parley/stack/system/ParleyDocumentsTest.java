package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guided documents in parley.v1: typed answers, revised and reviewed, on all of a person's devices.
class ParleyDocumentsTest {
    private final StackUnderTest stack = SharedStack.get();
    private final Person alice = stack.person("Alice");
    private final List<ChatClient> sockets = new ArrayList<>();
    private ChatClient laptop;
    private ChatClient phone;

    @BeforeEach
    void onTwoDevices() {
        laptop = connects(alice, 1);
        phone = connects(alice, 2);
    }

    @AfterEach
    void goHome() {
        sockets.forEach(ChatClient::close);
    }

    @Test
    void templates_are_listed_with_their_questions() {
        var templates = asks(laptop, "document.templates").at("templates");

        assertTrue(templates.findValuesAsText("id").containsAll(List.of("mutual-nda", "employment-contract")));
    }

    @Test
    void a_question_is_typed_and_tells_how_far_one_is_on_every_device() {
        var session = starts(Map.of("employer", "Employer Ltd", "employee", "Zoë Quinn"));

        assertEquals("email", session.text("question.type"));
        assertEquals(2, session.at("progress.answered").asInt());
        var asked = phone.hears("document.asked");
        assertEquals("employee_email", asked.text("question.id"));
        assertEquals(session.text("id"), asked.text("session_id"));
    }

    @Test
    void a_prefilled_answer_of_no_use_is_refused_by_its_name() {
        var refusal = asks(
                laptop, "document.start", "template_id", "employment-contract", "prefill", Map.of("weekly_hours", 900));

        assertEquals("bad_request", refusal.text("code"));
        assertTrue(refusal.text("message").startsWith("weekly_hours: "), refusal.json()::toString);
    }

    @Test
    void an_answer_with_the_same_key_is_one_answer() {
        var session = starts(Map.of());
        var first = answers(session, "employer", "Employer Ltd", "k");

        assertEquals(
                first.json(), answers(session, "employer", "Employer Ltd", "k").json());
    }

    @Test
    void an_answer_of_another_type_is_asked_again() {
        var session = starts(Map.of("employer", "Employer Ltd", "employee", "Zoë Quinn"));

        answers(session, "employee_email", 7, "k");

        assertEquals("employee_email", phone.hears("document.reprompted").text("question.id"));
    }

    @Test
    void of_two_devices_that_answer_one_question_at_once_one_hears_of_a_conflict() {
        var session = starts(Map.of());
        var answers = Map.of(laptop, "Laptop Ltd", phone, "Phone Ltd");

        answers.forEach((device, words) -> device.says(Frame.of(
                        "document.answer",
                        "session_id",
                        session.text("id"),
                        "question_id",
                        "employer",
                        "value",
                        words,
                        "key",
                        words)
                .put("ref", words)));

        var taken = new ArrayList<String>();
        answers.forEach((device, words) -> {
            var answer = device.hears(
                    "the answer to " + words,
                    frame -> words.equals(frame.json().path("ref").asText()));
            if (answer.type().equals("ok")) {
                taken.add(words);
            } else {
                assertEquals("conflict", answer.text("code"));
            }
        });
        assertEquals(1, taken.size(), taken::toString);
        assertEquals(
                taken.getFirst(),
                asks(laptop, "document.resume", "session_id", session.text("id"))
                        .text("session.answers.employer"));
    }

    @Test
    void what_is_required_cannot_be_left_out_by_null() {
        var session = starts(Map.of());

        assertEquals("employer", answers(session, "employer", null, "k").text("question.id"));
        assertEquals("employer", phone.hears("document.reprompted").text("question.id"));
    }

    @Test
    void what_is_not_being_asked_cannot_be_answered() {
        var session = starts(Map.of());

        var refusal = asks(
                laptop,
                "document.answer",
                "session_id",
                session.text("id"),
                "question_id",
                "salary",
                "value",
                1,
                "key",
                "k");

        assertEquals("conflict", refusal.text("code"));
    }

    @Test
    void at_the_end_all_is_reviewed_one_answer_revised_what_depended_asked_again_and_the_rest_kept() {
        var session = starts(Map.ofEntries(
                Map.entry("employer", "Employer Ltd"),
                Map.entry("employee", "Zoë Quinn"),
                Map.entry("employee_email", "zoe@example.org"),
                Map.entry("job_title", "Baker"),
                Map.entry("duties", List.of(Map.of("task", "Bake bread"), Map.of("task", "Bake cakes"))),
                Map.entry("start_date", "2030-05-01"),
                Map.entry("contract_kind", "fixed_term"),
                Map.entry("end_date", "2031-05-01"),
                Map.entry("probation", false),
                Map.entry("weekly_hours", 40),
                Map.entry("salary", Map.of("amount", "52000", "currency", "EUR")),
                Map.entry("pay_frequency", "monthly"),
                Map.entry("holiday_days", 30),
                Map.entry("benefits", List.of("pension", "meals")),
                Map.entry("remote_work", false)));
        var review = answers(session, "notice_weeks", 4, "k1");
        assertEquals("review", review.text("question.id"));
        assertTrue(review.at("question.summary").findValuesAsText("text").contains("EUR 52,000.00"));

        var revised = asks(laptop, "document.revise", "session_id", session.text("id"), "question_id", "start_date");
        assertEquals("2030-05-01", revised.text("session.question.value"));
        var asked = answers(session, "start_date", "2032-01-01", "k2");
        assertEquals("end_date", asked.text("question.id"));
        assertEquals("review", answers(session, "end_date", "1 May 2033", "k3").text("question.id"));
        var done = answers(session, "review", true, "k4");

        assertEquals("completed", done.text("status"));
        var document = phone.hears("document.completed").text("document_id");
        var content = content(document);
        assertTrue(content.contains("1 May 2033") && content.contains("Bake cakes"), content);
    }

    @Test
    void a_finished_document_is_revised_in_its_session_and_the_one_before_can_still_be_read() {
        var session = session(asks(
                laptop,
                "document.start",
                "template_id",
                "mutual-nda",
                "prefill",
                Map.ofEntries(
                        Map.entry("first_party", "Analytical Engines Ltd"),
                        Map.entry("second_party", "Byron & Sons"),
                        Map.entry("companies", "neither"),
                        Map.entry("first_email", "ada@example.org"),
                        Map.entry("second_email", "byron@example.org"),
                        Map.entry("purpose", "To build a machine that computes by steam."),
                        Map.entry("effective_date", "2030-05-01"),
                        Map.entry("term_months", 24),
                        Map.entry("excluded_information", "What everybody knows."),
                        Map.entry("optional_clauses", List.of("residuals")),
                        Map.entry("liquidated_damages", false))));
        answers(session, "governing_law", "ireland", "k1");
        var first = answers(session, "review", true, "k2");
        assertEquals(1, phone.hears("document.completed").at("document_version").asInt());

        var asked = session(
                asks(laptop, "document.revise", "session_id", session.text("id"), "question_id", "first_party"));
        assertEquals("completed", asked.text("status"));
        assertEquals(first.text("document_id"), asked.text("document_id"));
        assertEquals(
                "review",
                answers(session, "first_party", "Difference Engines Ltd", "k3").text("question.id"));
        answers(session, "review", true, "k4");

        var second = phone.hears("document.completed");
        assertEquals(2, second.at("document_version").asInt());
        assertTrue(content(second.text("document_id")).contains("Difference Engines Ltd"));
        assertTrue(content(first.text("document_id")).contains("Analytical Engines Ltd"));
        var left = session(asks(laptop, "document.resume", "session_id", session.text("id")));
        assertEquals(second.text("document_id"), left.text("document_id"));
    }

    @Test
    void a_client_of_seed_002_in_the_same_session_hears_what_is_asked_next() {
        var session = starts(Map.of());
        try (var form = new Applicant(stack, alice.token(), "employment-contract")) {
            form.connects(2);
            assertEquals(session.text("id"), form.session());

            answers(session, "employer", "Employer Ltd", "k");

            assertEquals("employee", form.socket().hears("next_question").text("question.id"));
            form.says("Zoë Quinn");
            phone.hears(
                    "the question after it", frame -> frame.text("question.id").equals("employee_email"));
        }
    }

    @Test
    void a_session_begun_here_is_nobody_elses() {
        var session = starts(Map.of());
        var mallory = connects(stack.person("Mallory"), 1);

        for (var type : List.of("document.resume", "document.revise")) {
            var refusal = asks(mallory, type, "session_id", session.text("id"), "question_id", "employer");
            assertEquals("not_found", refusal.text("code"));
        }
    }

    private String content(String document) {
        return RestClient.of(alice, 2)
                .get("/documents/" + document)
                .path("content")
                .asText();
    }

    private Frame starts(Map<String, Object> prefill) {
        return session(asks(laptop, "document.start", "template_id", "employment-contract", "prefill", prefill));
    }

    private Frame answers(Frame session, String question, Object value, String key) {
        return session(asks(
                laptop,
                "document.answer",
                "session_id",
                session.text("id"),
                "question_id",
                question,
                "value",
                value,
                "key",
                key));
    }

    private static Frame asks(ChatClient socket, String type, Object... fields) {
        var ref = UUID.randomUUID().toString();
        socket.says(Frame.of(type, fields).put("ref", ref));
        return socket.hears(
                "the answer to " + type,
                frame -> ref.equals(frame.json().path("ref").asText()));
    }

    private static Frame session(Frame ok) {
        return new Frame(ok.at("session"), ok.nanos());
    }

    private ChatClient connects(Person person, int gateway) {
        var socket = ChatClient.connect(
                stack.address(gateway, "/parley"), Map.of("Authorization", "Bearer " + person.token()));
        sockets.add(socket);
        asks(socket, "connect");
        return socket;
    }
}
