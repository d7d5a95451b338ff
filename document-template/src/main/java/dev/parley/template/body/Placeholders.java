package dev.parley.template.body;

import dev.parley.template.InvalidTemplate.Fault;
import dev.parley.template.Question;
import dev.parley.template.QuestionType;
import dev.parley.template.Template;
import io.quarkus.qute.Expression;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the placeholders of a body that stand for nothing.
final class Placeholders {
    private static final Set<String> METADATA = Set.of("count", "index", "hasNext", "isLast", "isFirst", "odd", "even");

    /// What a name stands for in a part of the body.
    private sealed interface Named {}

    private record OfQuestion(Question question) implements Named {}

    private record OfGroup(Question groups) implements Named {}

    private record OfChoice() implements Named {}

    private record OfSession() implements Named {}

    private record Counting() implements Named {}

    private final Template template;
    private final List<String> lines;
    private final List<Fault> faults = new ArrayList<>();

    Placeholders(Template template) {
        this.template = template;
        this.lines = template.body().lines().toList();
    }

    List<Fault> check(SectionNode root) {
        var names = new HashMap<String, Named>();
        template.questions().forEach(question -> names.put(question.id(), new OfQuestion(question)));
        names.put("session", new OfSession());
        check(root, names);
        return faults;
    }

    private void check(TemplateNode node, Map<String, Named> names) {
        if (node.isSection()) {
            for (var block : node.asSection().getBlocks()) {
                block.expressions.values().forEach(expression -> check(expression, names, true));
                var inside = loop(node.asSection().getName(), block.parameters, names);
                block.nodes.forEach(each -> check(each, inside));
            }
        } else if (node.isExpression()) {
            node.getExpressions().forEach(expression -> check(expression, names, false));
        }
    }

    private static Map<String, Named> loop(String section, Map<String, String> parameters, Map<String, Named> names) {
        var iterable = parameters.get("iterable");
        if (iterable == null || !section.equals("for") && !section.equals("each")) {
            return names;
        }
        var alias = parameters.getOrDefault("alias", "it");
        var inside = new HashMap<>(names);
        if (names.get(iterable) instanceof OfQuestion(var question)) {
            inside.put(alias, question.type() == QuestionType.GROUPS ? new OfGroup(question) : new OfChoice());
        }
        METADATA.forEach(each -> inside.put(alias + "_" + each, new Counting()));
        return inside;
    }

    private void check(Expression expression, Map<String, Named> names, boolean inTag) {
        if (expression.isLiteral()) {
            return;
        }
        var parts = expression.getParts();
        var first = parts.getFirst().getName();
        var named = names.get(first);
        if (expression.hasNamespace() || parts.stream().anyMatch(Expression.Part::isVirtualMethod)) {
            fault(expression, "nothing can be called: {" + expression.toOriginalString() + "}");
        } else if (named == null) {
            fault(expression, "unknown placeholder {" + expression.toOriginalString() + "}");
        } else if (!isKnown(
                named, parts.stream().skip(1).map(Expression.Part::getName).toList(), inTag)) {
            fault(expression, "{" + expression.toOriginalString() + "} stands for nothing that can be shown");
        } else if (!inTag && isLong(named, parts) && isInTable(expression)) {
            fault(
                    expression,
                    "{" + expression.toOriginalString() + "} may have many lines, and a row of a table has one");
        }
    }

    private static boolean isLong(Named named, List<Expression.Part> parts) {
        return switch (named) {
            case OfQuestion(var question) -> question.type() == QuestionType.LONG_TEXT;
            case OfGroup(var groups) ->
                groups.field(parts.get(1).getName())
                        .filter(field -> field.type() == QuestionType.LONG_TEXT)
                        .isPresent();
            case OfChoice(), OfSession(), Counting() -> false;
        };
    }

    private boolean isInTable(Expression expression) {
        return lines.get(expression.getOrigin().getLine() - 1).strip().startsWith("|");
    }

    private static boolean isKnown(Named named, List<String> properties, boolean inTag) {
        return switch (named) {
            case OfSession() -> properties.equals(List.of("date"));
            case Counting() -> properties.isEmpty();
            case OfChoice() -> properties.isEmpty() || properties.equals(List.of("value"));
            case OfGroup(var groups) ->
                !properties.isEmpty()
                        && groups.field(properties.getFirst())
                                .filter(field ->
                                        isKnown(new OfQuestion(field), properties.subList(1, properties.size()), inTag))
                                .isPresent();
            case OfQuestion(var question) ->
                switch (question.type()) {
                    case GROUPS, MULTIPLE_CHOICE, YES_NO -> properties.isEmpty() && inTag;
                    default -> properties.isEmpty() || properties.equals(List.of("value"));
                };
        };
    }

    private void fault(Expression expression, String message) {
        faults.add(new Fault("body line " + expression.getOrigin().getLine(), message));
    }
}
