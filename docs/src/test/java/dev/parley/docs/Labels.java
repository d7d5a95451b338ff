package dev.parley.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The labels a file declares, `Label<…> X = Label.of(…)` of service-kit, by the names of their variables.
final class Labels {
    private static final String OTHER = "other";

    /// A label, and every value it may have.
    record Bounded(String name, Set<String> values) {}

    private final CompilationUnitTree file;
    private final Enums enums;
    private final Map<String, Bounded> byVariable = new LinkedHashMap<>();

    private Labels(CompilationUnitTree file, Enums enums) {
        this.file = file;
        this.enums = enums;
    }

    static Map<String, Bounded> of(CompilationUnitTree file, Enums enums) {
        var labels = new Labels(file, enums);
        file.accept(
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitVariable(VariableTree variable, Void nothing) {
                        if (variable.getInitializer() != null) {
                            labels.declared(variable.getInitializer())
                                    .ifPresent(label -> labels.byVariable.put(
                                            variable.getName().toString(), label));
                        }
                        return super.visitVariable(variable, nothing);
                    }
                },
                null);
        return labels.byVariable;
    }

    private Optional<Bounded> declared(ExpressionTree expression) {
        if (!(expression instanceof MethodInvocationTree call)
                || !(call.getMethodSelect() instanceof MemberSelectTree method)) {
            return Optional.empty();
        }
        var arguments = call.getArguments();
        var word = method.getIdentifier().toString();
        if (method.getExpression() instanceof IdentifierTree type
                && type.getName().contentEquals("Label")) {
            return Literals.text(arguments.getFirst())
                    .flatMap(name -> (word.equals("of") ? constants(arguments.getLast()) : words(arguments))
                            .map(values -> new Bounded(name, values)));
        }
        return declared(method.getExpression()).flatMap(label -> switch (word) {
            case "without" ->
                Optional.of(label)
                        .filter(each -> each.values.remove(
                                lastWord(arguments.getFirst()).toLowerCase(Locale.ROOT)));
            case "orNone" ->
                Literals.text(arguments.getFirst()).map(none -> {
                    label.values.add(none);
                    return label;
                });
            default -> Optional.empty();
        });
    }

    private Optional<Set<String>> constants(ExpressionTree type) {
        var name = type.toString().replaceFirst("\\.class$", "");
        return enums.constants(file, name).map(constants -> {
            var values = new LinkedHashSet<String>();
            constants.forEach(each -> values.add(each.toLowerCase(Locale.ROOT)));
            return values;
        });
    }

    private static Optional<Set<String>> words(List<? extends ExpressionTree> arguments) {
        var values = new LinkedHashSet<String>();
        for (var argument : arguments.subList(1, arguments.size())) {
            var word = Literals.text(argument);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            values.add(word.get());
        }
        values.add(OTHER);
        return Optional.of(values);
    }

    private static String lastWord(ExpressionTree constant) {
        var text = constant.toString();
        return text.substring(text.lastIndexOf('.') + 1);
    }
}
