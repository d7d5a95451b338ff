package dev.parley.template.interview;

import dev.parley.template.Question;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One thing to ask. `path` is where its answer is kept (see [dev.parley.template.Answers]); `text` is the question
/// itself.
public record Step(String path, Question question, String text) {
    static Step of(Question question) {
        return new Step(question.id(), question, question.text());
    }

    /// The question as it is asked where people have nothing but a line to type in: with what may be chosen.
    public String asked() {
        var asked = new StringBuilder(text);
        if (!question.choices().isEmpty()) {
            asked.append(IntStream.range(0, question.choices().size())
                    .mapToObj(i -> (i + 1) + ". " + question.choices().get(i).label())
                    .collect(Collectors.joining("\n", "\n", "")));
        }
        if (question.help() != null) {
            asked.append("\n").append(question.help());
        }
        if (question.defaultValue() != null) {
            asked.append("\nSay “skip” for: ")
                    .append(AnswerFormatter.of(question, question.defaultValue()))
                    .append(".");
        } else if (!question.required()) {
            asked.append("\nSay “skip” to leave it out.");
        }
        return asked.toString();
    }
}
