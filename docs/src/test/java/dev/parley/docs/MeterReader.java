package dev.parley.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the meters that sources make out of them. What it cannot tell for certain is a fault: a meter has to say in
/// one expression what it is called, what it means, and of which labels; and of these all values.
final class MeterReader extends TreePathScanner<Void, Void> {
    /// `faults` are sentences.
    record Found(List<Meter> meters, List<String> faults) {}

    private static final String MICROMETER = "io.micrometer.core.instrument.";
    private static final Map<String, Meter.Kind> KINDS = Map.of(
            "Counter", Meter.Kind.COUNTER,
            "FunctionCounter", Meter.Kind.COUNTER,
            "Gauge", Meter.Kind.GAUGE,
            "Timer", Meter.Kind.SUMMARY,
            "DistributionSummary", Meter.Kind.SUMMARY);
    /// What a registry makes meters by that say nothing of themselves.
    private static final Set<String> SHORT = Set.of("counter", "timer", "summary", "gauge", "more");

    private final CompilationUnitTree file;
    private final Map<String, Labels.Bounded> labels;
    private final Found found;
    private final Set<String> meterTypes = new HashSet<>();

    private MeterReader(CompilationUnitTree file, Enums enums, Found found) {
        this.file = file;
        this.labels = Labels.of(file, enums);
        this.found = found;
        for (var each : file.getImports()) {
            var name = each.getQualifiedIdentifier().toString();
            if (name.startsWith(MICROMETER)) {
                meterTypes.add(name.substring(MICROMETER.length()));
            }
        }
    }

    static Found read(Path sources, Enums enums) {
        var found = new Found(new ArrayList<>(), new ArrayList<>());
        for (var file : Sources.parse(Sources.with("import " + MICROMETER, sources))) {
            new MeterReader(file, enums, found).scan(file, null);
        }
        return found;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        var steps = steps(call);
        if (makesMeter(steps.getFirst())) {
            take(steps);
            steps.forEach(step -> scan(step.getArguments(), null));
            return null;
        }
        if (call.getMethodSelect() instanceof MemberSelectTree method
                && SHORT.contains(method.getIdentifier().toString())) {
            fault(call + " makes a meter without a word on what it means: use its builder");
        }
        return super.visitMethodInvocation(call, nothing);
    }

    /// `a.b().c()` is `a.b()` and its `c()`.
    private static List<MethodInvocationTree> steps(MethodInvocationTree last) {
        var steps = new ArrayDeque<MethodInvocationTree>();
        ExpressionTree at = last;
        while (at instanceof MethodInvocationTree step) {
            steps.addFirst(step);
            at = step.getMethodSelect() instanceof MemberSelectTree method ? method.getExpression() : null;
        }
        return List.copyOf(steps);
    }

    private boolean makesMeter(MethodInvocationTree first) {
        return first.getMethodSelect() instanceof MemberSelectTree method
                && method.getIdentifier().contentEquals("builder")
                && meterTypes.contains(method.getExpression().toString());
    }

    private void take(List<MethodInvocationTree> steps) {
        var type = ((MemberSelectTree) steps.getFirst().getMethodSelect())
                .getExpression()
                .toString();
        var kind = KINDS.get(type);
        var name = Literals.text(steps.getFirst().getArguments().getFirst());
        if (kind == null || name.isEmpty()) {
            fault(kind == null ? "this page knows no " + type : "the name of a meter is not written out");
            return;
        }
        var unit = type.equals("Timer") ? "seconds" : "";
        var meaning = "";
        var values = new LinkedHashMap<String, Set<String>>();
        for (var step : steps) {
            var arguments = step.getArguments();
            switch (name(step)) {
                case "description" ->
                    meaning = Literals.text(arguments.getFirst()).orElse("");
                case "baseUnit" -> unit = Literals.text(arguments.getFirst()).orElse("");
                case "publishPercentileHistogram" -> kind = Meter.Kind.HISTOGRAM;
                case "tag", "tags" ->
                    label(arguments)
                            .ifPresentOrElse(
                                    label -> values.put(label.name(), label.values()),
                                    () -> fault(
                                            "a label of " + name.get() + " is of no enum and no list: " + arguments));
                default -> {}
            }
        }
        if (meaning.isBlank()) {
            fault(name.get() + " does not say what it means");
        }
        found.meters.add(new Meter(maker(), kind, name.get(), unit, meaning, values));
    }

    /// Two texts that are written out, `LABEL.is(…)`, or what `LABEL.each(…)` gives.
    private Optional<Labels.Bounded> label(List<? extends ExpressionTree> arguments) {
        if (arguments.size() == 2) {
            return Literals.text(arguments.getFirst())
                    .flatMap(label ->
                            Literals.text(arguments.getLast()).map(value -> new Labels.Bounded(label, Set.of(value))));
        }
        return switch (arguments.getFirst()) {
            case MethodInvocationTree call when name(call).equals("is") -> declared(call);
            case IdentifierTree given -> given(given.getName().toString());
            default -> Optional.empty();
        };
    }

    private Optional<Labels.Bounded> given(String parameter) {
        for (TreePath at = getCurrentPath(); at.getParentPath() != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof LambdaExpressionTree lambda
                    && lambda.getParameters().stream()
                            .anyMatch(each -> each.getName().contentEquals(parameter))) {
                return at.getParentPath().getLeaf() instanceof MethodInvocationTree call
                                && name(call).equals("each")
                        ? declared(call)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// The label of which this is a method.
    private Optional<Labels.Bounded> declared(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree method
                ? Optional.ofNullable(labels.get(method.getExpression().toString()))
                : Optional.empty();
    }

    private static String name(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree method
                ? method.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }

    private void fault(String sentence) {
        found.faults.add(maker() + ": " + sentence);
    }

    private String maker() {
        var path = file.getSourceFile().getName();
        return file.getPackageName() + "."
                + path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }
}
