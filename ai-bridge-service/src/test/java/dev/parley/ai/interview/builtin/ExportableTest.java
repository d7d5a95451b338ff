package dev.parley.ai.interview.builtin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.template.Answers;
import dev.parley.template.Template;
import dev.parley.template.reader.TemplateReader;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExportableTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    private final Exportable exportable = new Exportable(new SmallRyeConfigBuilder()
            .withMapping(InterviewConfig.class)
            .build()
            .getConfigMapping(InterviewConfig.class));

    @Test
    void what_can_be_exported_is_taken() {
        assertTrue(isTaken("{q}", "\u5951".repeat(87_000)));
        assertTrue(isTaken("{q}", "x\n".repeat(9_999)));
    }

    @Test
    void what_is_too_much_for_any_file_is_told_at_the_answer() {
        assertFalse(isTaken("{q}", "\u5951".repeat(87_500)), "bytes");
        assertFalse(isTaken("{q}", "x\n".repeat(10_001)), "lines");
        assertFalse(isTaken("{q}{q}{q}", "\u5951".repeat(30_000)), "a body that says it three times");
        assertFalse(isTaken("{q}", "*".repeat(140_000)), "what is escaped is longer than what was said");
        assertFalse(isTaken("{q}\\n\\n".repeat(300), "x".repeat(1_899)), "a body that says a short one 300 times");
        assertFalse(isTaken("```\\n{q}\\n```", "|-".repeat(10) + "|"), "what would be read as too wide a table");
    }

    @Test
    void letters_that_no_font_has_are_told_of_new_answers_only() {
        var said = answer("\ud55c\uad6d \u5951 \u05d0\n\u200b");

        assertTrue(exportable.undrawn(Answers.NONE, said).orElseThrow().contains("“\ud55c\uad6d”"));
        assertTrue(exportable.undrawn(said, said).isEmpty());
        assertTrue(exportable
                .undrawn(Answers.NONE, answer("\u5951 \u05d0 \u20b9 \u0645"))
                .isEmpty());
    }

    private boolean isTaken(String body, String answer) {
        return exportable.tooLarge(template(body), answer(answer), TODAY).isEmpty();
    }

    private static Answers answer(String text) {
        return Answers.of(JsonNodeFactory.instance.objectNode().put("q", text));
    }

    private static Template template(String body) {
        try {
            return TemplateReader.read(new ObjectMapper()
                    .readTree("{\"id\": \"q\", \"title\": \"Q\", \"description\": \"One\", \"body\": \"" + body
                            + "\", \"questions\": [{\"id\": \"q\", \"text\": \"What?\", \"type\": \"long_text\"}]}"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
