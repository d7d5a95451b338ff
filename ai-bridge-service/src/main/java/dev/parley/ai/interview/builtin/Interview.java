package dev.parley.ai.interview.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Template;
import dev.parley.template.answer.Choice;
import dev.parley.template.answer.Choices;
import dev.parley.template.answer.ParseResult;
import dev.parley.template.body.Body;
import dev.parley.template.interview.AnswerParser;
import dev.parley.template.interview.Groups;
import dev.parley.template.interview.Step;
import dev.parley.template.interview.Steps;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One session with its template, and what may come of a turn in it.
final class Interview {
    private static final String GOODBYE =
            "Let us stop here for now. Everything so far is kept; come back whenever you like.";

    private final Template template;
    private final Steps steps;
    private final DocumentSessionView session;
    private final Answers answers;
    private final int allAttempts;
    private final int attempts;
    private final Exportable exportable;

    /// `attempts` are those left.
    Interview(Template template, DocumentSessionView session, int allAttempts, int attempts, Exportable exportable) {
        this.template = template;
        this.steps = new Steps(template);
        this.session = session;
        this.answers = Answers.of(session.answers());
        this.allAttempts = allAttempts;
        this.attempts = attempts;
        this.exportable = exportable;
    }

    Answers answers() {
        return answers;
    }

    /// What was asked last; null: nothing has been.
    private @Nullable AskedQuestion asked() {
        return session.outcome() == null ? null : session.outcome().question();
    }

    private String askedId() {
        var asked = asked();
        return asked == null ? "" : asked.id();
    }

    boolean isReview() {
        return askedId().equals(AskedQuestion.REVIEW);
    }

    /// The step that is being asked.
    Optional<Step> current() {
        return steps.at(askedId(), answers);
    }

    Optional<Question> groups(String id) {
        return template.question(id)
                .filter(question -> question.type() == QuestionType.GROUPS && steps.isAsked(question, answers));
    }

    TurnOutcome answer(Step step, JsonNode value, LocalDate today) {
        return goOnIfExportable(steps.answer(answers, step, value), today);
    }

    TurnOutcome answerGroups(Question groups, JsonNode rows, LocalDate today) {
        return switch (Groups.check(groups, rows, answers, today)) {
            case Groups.Good(var values) -> goOnIfExportable(steps.answerGroups(answers, groups, values), today);
            case Groups.Bad(var reason) -> again(reason);
        };
    }

    /// What cannot be exported is told while it can be answered otherwise: that it is too much each time, that letters
    /// are lacking once.
    private TurnOutcome goOnIfExportable(Answers now, LocalDate today) {
        var tooLarge = exportable.tooLarge(template, now, today);
        if (tooLarge.isPresent()) {
            return again(tooLarge.get());
        }
        var undrawn = exportable.undrawn(answers, now);
        return undrawn.isEmpty() || hasBeenTold(undrawn.get())
                ? goOn(now, today)
                : outcome(TurnOutcome.Kind.REPROMPTED, undrawn.get(), asked(), answers, attempts, null);
    }

    private boolean hasBeenTold(String reason) {
        return session.outcome() != null && reason.equals(session.outcome().said());
    }

    /// Letters that are lacking are told with the first question; where all is known already, with the review.
    TurnOutcome begin(LocalDate today) {
        var first = goOn(answers, today);
        return exportable
                .undrawn(answers)
                .map(told -> telling(told, first.question() == null ? ask(reviewOf(answers), answers) : first))
                .orElse(first);
    }

    private static TurnOutcome telling(String told, TurnOutcome asked) {
        var question = asked.question();
        return question == null ? asked : asked.asking(told + "\n" + question.prompt(), told + "\n" + question.text());
    }

    /// The next question, the review, or the document.
    TurnOutcome goOn(Answers now, LocalDate today) {
        var next = steps.next(now);
        if (next.isPresent()) {
            return ask(BuiltInInterviewer.asked(next.get(), now), now);
        }
        return session.review() ? ask(reviewOf(now), now) : complete(now, today);
    }

    private TurnOutcome ask(AskedQuestion question, Answers now) {
        return outcome(TurnOutcome.Kind.ASKED, question.text(), question, now, allAttempts, null);
    }

    TurnOutcome revise(@Nullable String path) {
        var step = path == null ? Optional.<Step>empty() : steps.at(path, answers);
        if (step.isEmpty()) {
            return again("There is no such answer to change.");
        }
        return ask(BuiltInInterviewer.asked(step.get(), answers), answers);
    }

    /// The same question again, or, once too often, the end for now.
    TurnOutcome again(String reason) {
        return attempts > 1
                ? outcome(TurnOutcome.Kind.REPROMPTED, reason, asked(), answers, attempts - 1, null)
                : outcome(TurnOutcome.Kind.EXITED, GOODBYE, asked(), answers, allAttempts, null);
    }

    private TurnOutcome complete(Answers now, LocalDate today) {
        var document = new TurnOutcome.NewDocument(template.title(), Body.render(template, now, today), null);
        return outcome(TurnOutcome.Kind.COMPLETED, null, null, now, allAttempts, document);
    }

    private AskedQuestion reviewOf(Answers now) {
        var summary = Summary.of(template, steps, now);
        var text = new StringBuilder("Please look at everything once more. Is it right?");
        summary.forEach(
                each -> text.append("\n- ").append(each.label()).append(": ").append(each.text()));
        return new AskedQuestion(
                AskedQuestion.REVIEW,
                text.toString(),
                "Please look at everything once more. Is it right?",
                "Say yes, or which answer is to be changed.",
                QuestionType.YES_NO.wire(),
                true,
                null,
                null,
                null,
                summary);
    }

    /// `words` or `value` may be null, as in the turn.
    TurnOutcome review(@Nullable String words, @Nullable JsonNode value, LocalDate today) {
        if (steps.next(answers).isPresent()) {
            return goOn(answers, today);
        }
        var question = Question.yesNo(AskedQuestion.REVIEW, "");
        var verdict = value == null
                ? AnswerParser.read(question, Objects.requireNonNullElse(words, ""), answers, today)
                : AnswerParser.check(question, value, answers, today);
        if (verdict instanceof AnswerParser.Good(var good) && good.asBoolean()) {
            return complete(answers, today);
        }
        return words == null ? whichOne() : named(words).map(this::revise).orElseGet(this::whichOne);
    }

    private TurnOutcome whichOne() {
        return outcome(
                TurnOutcome.Kind.REPROMPTED,
                "Which answer is to be changed? Name it as in the list.",
                asked(),
                answers,
                attempts,
                null);
    }

    /// The answer that is spoken of, by its label.
    private Optional<String> named(String words) {
        var choices = Summary.of(template, steps, answers).stream()
                .map(each -> new Choice(each.questionId(), each.label()))
                .toList();
        return Choices.mentioned(words, choices) instanceof ParseResult.Meant<Choice>(var choice)
                ? Optional.of(choice.value())
                : Optional.empty();
    }

    private TurnOutcome outcome(
            TurnOutcome.Kind kind,
            @Nullable String said,
            @Nullable AskedQuestion question,
            Answers now,
            int left,
            TurnOutcome.@Nullable NewDocument document) {
        return new TurnOutcome(
                kind,
                said,
                question,
                now.json(),
                List.copyOf(steps.settled(now)),
                steps.total(now),
                left,
                session.templateId(),
                session.templateVersion(),
                document);
    }
}
