package dev.parley.template.interview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.parley.template.Answers;
import dev.parley.template.Condition;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The way through a template: which step is next is a function of what has been answered and of nothing else, so that
/// a session can be taken up anywhere.
///
/// A list of groups is asked for field by field: `{question}.1.{field}` …, then `{question}.1.more` (yes or no), and so
/// on; one that may be empty begins with `{question}.0.more`.
public final class Steps {
    static final String MORE = "more";
    private static final Pattern IN_GROUP = Pattern.compile("([a-z0-9_]+)\\.(\\d{1,3})\\.([a-z0-9_]+)");

    private final Template template;

    public Steps(Template template) {
        this.template = template;
    }

    /// Empty: everything has been answered.
    public Optional<Step> next(Answers answers) {
        return template.questions().stream()
                .filter(question -> isAsked(question, answers))
                .flatMap(question -> open(question, answers).stream())
                .findFirst();
    }

    public boolean isAsked(Question question, Answers answers) {
        return question.askIf() == null || question.askIf().holds(answers);
    }

    /// Whether a question will be asked, as far as can be told by now.
    public Told tellAsked(Question question, Answers answers) {
        return question.askIf() == null ? Told.YES : tell(question.askIf(), answers);
    }

    private Told tell(Condition condition, Answers answers) {
        return switch (condition) {
            case Condition.All(var all) ->
                all.stream().map(each -> tell(each, answers)).reduce(Told.YES, Told::and);
            case Condition.Any(var any) ->
                any.stream().map(each -> tell(each, answers)).reduce(Told.NO, Told::or);
            case Condition.Not(var not) -> tell(not, answers).not();
            case Condition.Equal(var id, var _) -> tell(id, condition, answers);
            case Condition.In(var id, var _) -> tell(id, condition, answers);
            case Condition.Answered(var id, var _) -> tell(id, condition, answers);
        };
    }

    private Told tell(String id, Condition condition, Answers answers) {
        var question = template.question(id).orElseThrow();
        var asked = tellAsked(question, answers);
        var isOpen = asked == Told.NOT_YET
                || asked == Told.YES && open(question, answers).isPresent();
        return isOpen ? Told.NOT_YET : Told.of(condition.holds(answers));
    }

    /// The ids of the questions that need no more asking, in the template's order.
    public List<String> settled(Answers answers) {
        return template.questions().stream()
                .filter(question -> isAsked(question, answers))
                .filter(question -> open(question, answers).isEmpty())
                .map(Question::id)
                .toList();
    }

    /// How many questions there are, as far as can be told by now.
    public int total(Answers answers) {
        return (int) template.questions().stream()
                .filter(question -> isAsked(question, answers))
                .count();
    }

    /// The step whose answer is kept there; a list of groups itself is its first step. Empty: none of this template, or
    /// not asked as things are.
    public Optional<Step> at(String path, Answers answers) {
        var parts = IN_GROUP.matcher(path);
        if (parts.matches()) {
            var number = Integer.parseInt(parts.group(2));
            return groups(parts.group(1), answers)
                    .filter(groups -> number <= groups.max())
                    .flatMap(groups -> inGroup(groups, number, parts.group(3)));
        }
        return template.question(path)
                .filter(question -> isAsked(question, answers))
                .map(question -> question.type() == QuestionType.GROUPS ? first(question) : Step.of(question));
    }

    private Optional<Question> groups(String id, Answers answers) {
        return template.question(id)
                .filter(question -> question.type() == QuestionType.GROUPS)
                .filter(question -> isAsked(question, answers));
    }

    private static Optional<Step> inGroup(Question groups, int number, String field) {
        if (field.equals(MORE)) {
            return Optional.of(more(groups, number));
        }
        return number == 0 ? Optional.empty() : groups.field(field).map(found -> field(groups, number, found));
    }

    private static Step first(Question groups) {
        return groups.min() == 0
                ? more(groups, 0)
                : field(groups, 1, groups.fields().getFirst());
    }

    private Optional<Step> open(Question question, Answers answers) {
        if (question.type() != QuestionType.GROUPS) {
            return answers.isSettled(question.id()) ? Optional.empty() : Optional.of(Step.of(question));
        }
        var steps = question.min() == 0 ? Stream.of(more(question, 0)) : Stream.<Step>empty();
        var open = steps.filter(step -> !answers.isSettled(step.path())).findFirst();
        for (var number = 1; open.isEmpty() && hasGroup(question, number, answers); number++) {
            open = openInGroup(question, number, answers);
        }
        return open;
    }

    private static boolean hasGroup(Question groups, int number, Answers answers) {
        return number <= groups.max()
                && (number <= groups.min() || BooleanNode.TRUE.equals(answers.get(path(groups, number - 1, MORE))));
    }

    private static Optional<Step> openInGroup(Question groups, int number, Answers answers) {
        var asksForMore = number >= groups.min() && number < groups.max();
        return Stream.concat(
                        groups.fields().stream().map(field -> field(groups, number, field)),
                        asksForMore ? Stream.of(more(groups, number)) : Stream.empty())
                .filter(step -> !answers.isSettled(step.path()))
                .findFirst();
    }

    /// How many groups the list has by now.
    public int count(Question groups, Answers answers) {
        var count = 0;
        while (hasGroup(groups, count + 1, answers)) {
            count++;
        }
        return count;
    }

    private static Step field(Question groups, int number, Question field) {
        var text = groups.text() + " (" + groups.item() + " " + number + ")\n" + field.text();
        return new Step(path(groups, number, field.id()), field, text);
    }

    private static Step more(Question groups, int number) {
        var path = path(groups, number, MORE);
        var text = number == 0
                ? groups.text() + "\nIs there any " + groups.item() + "?"
                : "Is there another " + groups.item() + "?";
        return new Step(path, Question.yesNo(path, text), text);
    }

    public static String path(Question groups, int number, String field) {
        return groups.id() + "." + number + "." + field;
    }

    /// With this answer; where it is another than before, without what depended on the one before.
    public Answers answer(Answers answers, Step step, JsonNode value) {
        var changed = answers.with(step.path(), value);
        if (changed.equals(answers)) {
            return changed;
        }
        if (!answers.isSettled(step.path())) {
            return withoutUnfit(changed);
        }
        var parts = IN_GROUP.matcher(step.path());
        if (!parts.matches()) {
            return withoutUnfit(withoutDependents(changed, step.path()));
        }
        if (parts.group(3).equals(MORE) && !value.asBoolean()) {
            changed = withoutGroupsAfter(changed, parts.group(1), Integer.parseInt(parts.group(2)));
        }
        return withoutUnfit(withoutDependents(changed, parts.group(1)));
    }

    private static Answers withoutGroupsAfter(Answers answers, String groups, int number) {
        var kept = answers;
        for (var path : answers.paths()) {
            var parts = IN_GROUP.matcher(path);
            if (parts.matches() && parts.group(1).equals(groups) && Integer.parseInt(parts.group(2)) > number) {
                kept = kept.without(path);
            }
        }
        return kept;
    }

    /// A list of groups at once, in place of what there was.
    public Answers answerGroups(Answers answers, Question groups, List<List<JsonNode>> rows) {
        var changed = answers.without(groups.id());
        if (groups.min() == 0) {
            changed = changed.with(path(groups, 0, MORE), BooleanNode.valueOf(!rows.isEmpty()));
        }
        for (var number = 1; number <= rows.size(); number++) {
            for (var i = 0; i < groups.fields().size(); i++) {
                var field = groups.fields().get(i);
                changed = changed.with(
                        path(groups, number, field.id()), rows.get(number - 1).get(i));
            }
            if (number < groups.max()) {
                changed = changed.with(path(groups, number, MORE), BooleanNode.valueOf(number < rows.size()));
            }
        }
        return changed.equals(answers) ? answers : withoutUnfit(withoutDependents(changed, groups.id()));
    }

    /// Without what was answered before its turn and turns out not to be asked, or not to fit what has been answered
    /// now.
    private Answers withoutUnfit(Answers answers) {
        var kept = answers;
        for (var question : template.questions()) {
            var value = kept.get(question.id());
            var fits = tellAsked(question, kept) != Told.NO && (value == null || Rules.fits(question, value, kept));
            if (!fits) {
                kept = kept.without(question.id());
            }
        }
        return kept;
    }

    private Answers withoutDependents(Answers answers, String changed) {
        var affected = new HashSet<String>();
        affected.add(changed);
        var kept = answers;
        for (var question : template.questions()) {
            if (dependencies(question).anyMatch(affected::contains)) {
                affected.add(question.id());
                kept = kept.without(question.id());
            }
        }
        return kept;
    }

    private static Stream<String> dependencies(Question question) {
        var all = new ArrayList<Stream<String>>();
        all.add(question.askIf() == null ? Stream.empty() : question.askIf().questions());
        all.add(Stream.of(question.validation()).flatMap(rules -> Stream.of(rules.after(), rules.notBefore())));
        question.fields().forEach(field -> all.add(dependencies(field)));
        return all.stream().flatMap(each -> each).filter(id -> id != null);
    }
}
