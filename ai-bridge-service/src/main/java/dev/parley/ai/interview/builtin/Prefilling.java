package dev.parley.ai.interview.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.ai.contract.interview.Prefill;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.RequestRejected;
import dev.parley.template.Answers;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.interview.AnswerParser;
import dev.parley.template.interview.Groups;
import dev.parley.template.interview.Step;
import dev.parley.template.interview.Steps;
import dev.parley.template.interview.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/// Answers a client knows before the first question, in the template's order, each checked as if it had been said. One
/// to a question of which it cannot be told yet whether it will be asked is kept until it can.
@ApplicationScoped
public class Prefilling {
    private final Templates templates;
    private final InterviewConfig config;
    private final Clock clock;

    Prefilling(Templates templates, InterviewConfig config, Clock clock) {
        this.templates = templates;
        this.config = config;
        this.clock = clock;
    }

    public Prefill fill(String templateId, JsonNode values) {
        var template = templates.keep(templates.newest(templateId));
        values.fieldNames()
                .forEachRemaining(id -> template.question(id)
                        .orElseThrow(() ->
                                new RequestRejected(ErrorCode.BAD_REQUEST, "The template has no question " + id)));
        var steps = new Steps(template);
        var today = LocalDate.ofInstant(clock.instant(), config.timeZone());
        var answers = Answers.NONE;
        for (var question : template.questions()) {
            var value = values.get(question.id());
            if (value != null && steps.tellAsked(question, answers) != Told.NO) {
                answers = with(answers, steps, question, value, today);
            }
        }
        new Exportable(config).tooLarge(template, answers, today).ifPresent(reason -> {
            throw new RequestRejected(ErrorCode.BAD_REQUEST, reason);
        });
        return new Prefill(templateId, answers.json());
    }

    private static Answers with(Answers answers, Steps steps, Question question, JsonNode value, LocalDate today) {
        if (question.type() == QuestionType.GROUPS) {
            return switch (Groups.check(question, value, answers, today)) {
                case Groups.Good(var rows) -> steps.answerGroups(answers, question, rows);
                case Groups.Bad(var reason) -> throw bad(question, reason);
            };
        }
        return switch (AnswerParser.check(question, value, answers, today)) {
            case AnswerParser.Good(var good) ->
                steps.answer(answers, new Step(question.id(), question, question.text()), good);
            case AnswerParser.Bad(var reason) -> throw bad(question, reason);
        };
    }

    private static RequestRejected bad(Question question, String reason) {
        return new RequestRejected(ErrorCode.BAD_REQUEST, question.id() + ": " + reason);
    }
}
