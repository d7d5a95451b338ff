package dev.parley.ai.interview.builtin;

import dev.parley.session.contract.document.AskedQuestion;
import dev.parley.session.contract.document.DocumentSessionView;
import dev.parley.session.contract.document.TemplateView;
import dev.parley.session.contract.document.TurnOutcome;
import dev.parley.template.Answers;
import dev.parley.template.answer.Choice;
import dev.parley.template.answer.Choices;
import dev.parley.template.answer.ParseResult;
import dev.parley.template.interview.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Finds out by somebody's first words which document is wanted: by titles, else by descriptions.
@ApplicationScoped
class TemplateChoice {
    private static final String ID = "template";

    private final Templates templates;
    private final InterviewConfig config;

    TemplateChoice(Templates templates, InterviewConfig config) {
        this.templates = templates;
        this.config = config;
    }

    TurnOutcome choose(DocumentSessionView session, String words, int attempts) {
        var offered = templates.offered();
        return switch (wanted(words, offered)) {
            case ParseResult.Meant<Choice>(var choice) -> begin(templates.newest(choice.value()), session);
            case ParseResult.Unclear<Choice> _ -> ask(offered, attempts);
        };
    }

    /// By all that is said of it, or by its whole title: one word of a title may be said of another as well.
    private static ParseResult<Choice> wanted(String words, List<TemplateView> offered) {
        var descriptions = new ArrayList<Choice>();
        offered.forEach(each -> descriptions.add(new Choice(each.id(), each.title() + " " + each.description())));
        var described = Choices.mentioned(words, descriptions);
        if (described instanceof ParseResult.Meant<Choice>) {
            return described;
        }
        var titles = offered.stream()
                .filter(each -> said(words).contains(said(each.title())))
                .map(each -> new Choice(each.id(), each.title()))
                .toList();
        return titles.size() == 1 ? new ParseResult.Meant<>(titles.getFirst()) : Choices.mentioned(words, titles);
    }

    private static String said(String text) {
        return " " + Choice.said(text) + " ";
    }

    private TurnOutcome begin(TemplateView view, DocumentSessionView session) {
        var template = templates.keep(view);
        var steps = new Steps(template);
        var answers = Answers.of(session.answers());
        var question = BuiltInInterviewer.asked(steps.next(answers).orElseThrow(), answers);
        return new TurnOutcome(
                TurnOutcome.Kind.ASKED,
                question.text(),
                question,
                answers.json(),
                steps.settled(answers),
                steps.total(answers),
                config.attempts(),
                view.id(),
                view.version(),
                null);
    }

    private TurnOutcome ask(List<TemplateView> offered, int attempts) {
        var text = offered.stream()
                .map(TemplateView::title)
                .collect(Collectors.joining(", ", "Which document do you need: ", "?"));
        var exits = attempts <= 1;
        return new TurnOutcome(
                exits ? TurnOutcome.Kind.EXITED : TurnOutcome.Kind.REPROMPTED,
                text,
                AskedQuestion.words(ID, text),
                null,
                List.of(),
                1,
                exits ? config.attempts() : attempts - 1,
                null,
                null,
                null);
    }
}
