package dev.parley.session.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of a turn. `said` goes into the history. `question` is what is asked now, null once it is completed;
/// `answers` are all of them, by path; `attempts` is how often the question may still be answered wrongly. `templateId`
/// and `templateVersion` are of the template that is known by now. `document` is there when it is completed.
public record TurnOutcome(
        Kind kind,
        @Nullable String said,
        @Nullable AskedQuestion question,
        @Nullable JsonNode answers,
        List<String> answeredQuestionIds,
        int total,
        int attempts,
        @Nullable String templateId,
        @Nullable Integer templateVersion,
        @Nullable NewDocument document) {
    /// A JSON null is none.
    public TurnOutcome {
        answers = answers == null || answers.isNull() ? null : answers;
    }

    /// The same, with its question in other words.
    public TurnOutcome asking(String prompt, String text) {
        var asked = Objects.requireNonNull(question).worded(prompt, text);
        return new TurnOutcome(
                kind,
                text,
                asked,
                answers,
                answeredQuestionIds,
                total,
                attempts,
                templateId,
                templateVersion,
                document);
    }

    public enum Kind {
        ASKED,
        /// The answer was of no use: the same question again, `said` says why.
        REPROMPTED,
        /// It was of no use too often. The session can be taken up again.
        EXITED,
        COMPLETED
    }

    /// `externalId` is the one an AI service has given its own document.
    public record NewDocument(
            String title, String content, @Nullable String externalId) {}
}
