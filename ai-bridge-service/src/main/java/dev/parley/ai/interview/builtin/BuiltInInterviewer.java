package dev.parley.ai.interview.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.interview.Interviewer;
import dev.parley.ai.interview.model.Extraction;
import dev.parley.ai.interview.model.Phrasing;
import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.PersonTurn;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.interview.AnswerFormatter;
import dev.parley.template.interview.AnswerParser;
import dev.parley.template.interview.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/// Walks through a template's questions, understands answers by their type, and writes the document. It needs no AI,
/// keeps nothing, and, but for the words of a model that may help, makes the same of the same turn on the same day: a
/// turn may be put to it again.
@ApplicationScoped
public class BuiltInInterviewer implements Interviewer {
    private final Templates templates;
    private final TemplateChoice choice;
    private final Extraction extraction;
    private final Phrasing phrasing;
    private final InterviewConfig config;
    private final Clock clock;

    BuiltInInterviewer(
            Templates templates,
            TemplateChoice choice,
            Extraction extraction,
            Phrasing phrasing,
            InterviewConfig config,
            Clock clock) {
        this.templates = templates;
        this.choice = choice;
        this.extraction = extraction;
        this.phrasing = phrasing;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public TurnOutcome next(DocumentSessionView session, PersonTurn pending) {
        var template = session.templateId();
        var version = session.templateVersion();
        if (template == null || version == null) {
            return phrasing.of(session.id(), said(pending), choice.choose(session, said(pending), attempts(session)));
        }
        var interview = new Interview(
                templates.version(template, version),
                session,
                config.attempts(),
                attempts(session),
                new Exportable(config));
        return switch (pending.kind()) {
            case BEGIN -> interview.begin(today());
            case REVISE -> interview.revise(pending.question());
            case ANSWER -> answer(session, interview, pending);
        };
    }

    private TurnOutcome answer(DocumentSessionView session, Interview interview, PersonTurn pending) {
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
        var step = interview.current();
        if (step.isEmpty()) {
            // The question is of another version, or was never asked.
            return interview.goOn(interview.answers(), today);
        }
        return answer(session, pending, interview, step.get(), today);
    }

    private TurnOutcome answer(
            DocumentSessionView session, PersonTurn pending, Interview interview, Step step, LocalDate today) {
        var understood = pending.value() == null
                ? AnswerParser.read(step.question(), said(pending), interview.answers(), today)
                : AnswerParser.check(step.question(), pending.value(), interview.answers(), today);
        var extracted = words(pending, step.question())
                .flatMap(words -> extraction.of(session.id(), step, words, understood, interview.answers(), today));
        var verdict =
                extracted.<AnswerParser.Verdict>map(AnswerParser.Good::new).orElse(understood);
        var came = phrasing.of(
                session.id(),
                said(pending),
                switch (verdict) {
                    case AnswerParser.Good(JsonNode value) -> interview.answer(step, value, today);
                    case AnswerParser.Bad(var reason) -> interview.again(reason);
                });
        return extracted.isEmpty() || came.question() == null
                ? came
                : came.asking(
                        came.question().prompt(),
                        "Understood: " + shown(step, extracted.get()) + "\n"
                                + came.question().text());
    }

    /// Who says nothing has said no word.
    private static String said(PersonTurn pending) {
        return Objects.requireNonNullElse(pending.content(), "");
    }

    /// What somebody has said in sentences. A client that knows the types may leave them to us, but a text is one.
    private static Optional<String> words(PersonTurn pending, Question question) {
        if (pending.value() == null) {
            return Optional.of(said(pending));
        }
        return pending.value().isTextual() && question.type() != QuestionType.TEXT
                ? Optional.of(pending.value().asText())
                : Optional.empty();
    }

    private static String shown(Step step, JsonNode value) {
        return value.isNull() || value.isArray() && value.isEmpty()
                ? "none"
                : AnswerFormatter.of(step.question(), value);
    }

    private int attempts(DocumentSessionView session) {
        return session.outcome() == null ? config.attempts() : session.outcome().attempts();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), config.timeZone());
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
