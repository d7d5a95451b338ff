package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.template.body.Body;
import dev.parley.template.interview.AnswerParser;
import dev.parley.template.interview.Step;
import dev.parley.template.interview.Steps;
import dev.parley.template.reader.TemplateReader;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTemplatesTest {
    private static final int WAYS = 300;

    @ParameterizedTest
    @ValueSource(strings = {"mutual-nda", "employment-contract", "service-agreement"})
    void whatever_is_answered_a_whole_document_comes_of_it(String name) {
        var template = read(name);
        for (var seed = 0; seed < WAYS; seed++) {
            var answers = walk(template, new Random(seed));

            var text = Body.render(template, answers, Samples.TODAY);

            assertTrue(text.startsWith("# "), name + " " + seed);
            assertFalse(text.contains("{") || text.contains("null") || text.contains("\n\n\n"), () -> text);
        }
    }

    @Test
    void together_they_use_every_type_of_question() {
        var used = EnumSet.noneOf(QuestionType.class);
        Stream.of("mutual-nda", "employment-contract", "service-agreement")
                .flatMap(name -> read(name).questions().stream())
                .forEach(question -> used.add(question.type()));

        assertEquals(EnumSet.allOf(QuestionType.class), used);
    }

    private static Answers walk(Template template, Random chance) {
        var steps = new Steps(template);
        var answers = Answers.NONE;
        for (var step = steps.next(answers); step.isPresent(); step = steps.next(answers)) {
            var verdict = AnswerParser.read(step.get().question(), words(step.get(), chance), answers, Samples.TODAY);
            answers = steps.answer(answers, step.get(), ((AnswerParser.Good) verdict).value());
        }
        return answers;
    }

    private static String words(Step step, Random chance) {
        var question = step.question();
        if ((!question.required() || question.defaultValue() != null) && chance.nextInt(3) == 0) {
            return "skip";
        }
        return switch (question.type()) {
            case TEXT -> "Some words";
            case LONG_TEXT -> "Some words.\n\nAnd some more.";
            case NUMBER ->
                question.validation().min() == null
                        ? "7"
                        : question.validation().min().toPlainString();
            case MONEY -> "EUR " + (1 + chance.nextInt(100_000)) + ".50";
            case DATE -> "1 May " + (2030 + answersSoFar(step));
            case YES_NO -> chance.nextBoolean() ? "yes please" : "no";
            case CHOICE ->
                question.choices()
                        .get(chance.nextInt(question.choices().size()))
                        .label();
            case MULTIPLE_CHOICE ->
                question.choices()
                        .get(chance.nextInt(question.choices().size()))
                        .label();
            case EMAIL -> "jane@example.org";
            case GROUPS -> throw new IllegalStateException("Groups are asked field by field");
        };
    }

    /// An end comes after its start.
    private static int answersSoFar(Step step) {
        return step.path().contains("end") ? 2 : 0;
    }

    private static Template read(String name) {
        try (var file = ShippedTemplatesTest.class.getResourceAsStream("/templates/" + name + ".json")) {
            JsonNode json = new ObjectMapper().readTree(file);
            return TemplateReader.read(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
