package dev.parley.ai.interview.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.interview.Interviewer;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.template.Answers;
import dev.parley.template.QuestionType;
import dev.parley.template.interview.Step;
import dev.parley.template.interview.Values;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/// Walks through a template's questions, understands answers by their type, and writes the document. It needs no AI,
/// keeps nothing, and makes the same of the same turn on the same day: a turn may be put to it again.
@ApplicationScoped
public class BuiltInInterviewer implements Interviewer {
    private final Templates templates;
    private final TemplateChoice choice;
    private final InterviewSettings settings;
    private final Clock clock;

    BuiltInInterviewer(Templates templates, TemplateChoice choice, InterviewSettings settings, Clock clock) {
        this.templates = templates;
        this.choice = choice;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public TurnOutcome next(DocumentSessionView session) {
        var pending = session.pending();
        if (session.templateId() == null) {
            return choice.choose(session, attempts(session));
        }
        var interview = new Interview(
                templates.version(session.templateId(), session.templateVersion()),
                session,
                settings.attempts(),
                attempts(session));
        return switch (pending.kind()) {
            case BEGIN -> interview.goOn(Answers.of(session.answers()), today());
            case REVISE -> interview.revise(pending.question());
            case ANSWER -> answer(interview, pending);
        };
    }

    private TurnOutcome answer(Interview interview, PersonTurn pending) {
        var today = today();
        if (interview.isReview()) {
            return interview.review(pending.content(), pending.value(), today);
        }
        if (pending.question() != null
                && pending.value() != null
                && pending.value().isArray()) {
            var groups = interview.groups(pending.question());
            if (groups.isPresent()) {
                return interview.answerGroups(groups.get(), pending.value(), today);
            }
        }
        return interview
                .current()
                .map(step -> answer(interview, step, pending, today))
                // The question is of another version, or was never asked.
                .orElseGet(() -> interview.goOn(interview.answers(), today));
    }

    private static TurnOutcome answer(Interview interview, Step step, PersonTurn pending, LocalDate today) {
        var verdict = pending.value() == null
                ? Values.read(step.question(), pending.content(), interview.answers(), today)
                : Values.check(step.question(), pending.value(), interview.answers(), today);
        return switch (verdict) {
            case Values.Good(JsonNode value) -> interview.answer(step, value, today);
            case Values.Bad(var reason) -> interview.again(reason);
        };
    }

    private int attempts(DocumentSessionView session) {
        return session.outcome() == null
                ? settings.attempts()
                : session.outcome().attempts();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.timeZone());
    }

    /// A step as it is asked; `answers` may have one to it already.
    static AskedQuestion asked(Step step, Answers answers) {
        var question = step.question();
        var hasChoices = question.type() == QuestionType.CHOICE || question.type() == QuestionType.MULTIPLE_CHOICE;
        return new AskedQuestion(
                step.path(),
                step.asked(),
                step.text(),
                question.help(),
                question.type().wire(),
                question.required(),
                hasChoices
                        ? question.choices().stream()
                                .map(each -> new AskedQuestion.Option(each.value(), each.label()))
                                .toList()
                        : null,
                question.currency(),
                answers.get(step.path()) == null ? question.defaultValue() : answers.get(step.path()),
                null);
    }
}
