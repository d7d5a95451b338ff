package dev.parley.gateway;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Groups of classes that all use each other, directly or by way of one another (strongly connected components, found
/// as Tarjan does). What is within a class counts as that class.
final class Knots {
    private final Map<String, Set<String>> uses = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<Set<String>> found = new ArrayList<>();

    private Knots(JavaClasses classes) {
        for (var type : classes) {
            var uses = this.uses.computeIfAbsent(outermost(type), _ -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().forEach(use -> uses.add(outermost(use.getTargetClass())));
        }
    }

    /// Those of more than `most` classes.
    static List<Set<String>> largerThan(int most, JavaClasses classes) {
        var knots = new Knots(classes);
        for (var type : knots.uses.keySet()) {
            if (!knots.numbers.containsKey(type)) {
                knots.visit(type);
            }
        }
        return knots.found.stream().filter(knot -> knot.size() > most).toList();
    }

    private static String outermost(JavaClass type) {
        return type.getBaseComponentType().getName().replaceFirst("\\$.*", "");
    }

    private void visit(String type) {
        numbers.put(type, numbers.size());
        lowest.put(type, numbers.get(type));
        open.push(type);
        isOpen.add(type);
        for (var used : uses.get(type)) {
            if (!uses.containsKey(used)) {
                continue; // Not ours.
            }
            if (!numbers.containsKey(used)) {
                visit(used);
                lowest.merge(type, lowest.get(used), Math::min);
            } else if (isOpen.contains(used)) {
                lowest.merge(type, numbers.get(used), Math::min);
            }
        }
        if (lowest.get(type).equals(numbers.get(type))) {
            var knot = new TreeSet<String>();
            String member;
            do {
                member = open.pop();
                isOpen.remove(member);
                knot.add(member);
            } while (!member.equals(type));
            found.add(knot);
        }
    }
}
