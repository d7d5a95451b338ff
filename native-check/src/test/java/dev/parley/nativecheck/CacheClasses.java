package dev.parley.nativecheck;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Caffeine has a generated class for each choice of features and finds it by name. Which ones ours are is seen by
/// building caches with the same features.
final class CacheClasses {
    private static final String BUILDER = "com/github/benmanes/caffeine/cache/Caffeine";

    private CacheClasses() {}

    static Set<String> of(Map<String, ClassModel> own) {
        var classes = new TreeSet<String>();
        for (var type : own.values()) {
            for (var method : type.methods()) {
                for (var features : built(method)) {
                    classes.addAll(classesOf(features));
                }
            }
        }
        return classes;
    }

    /// The calls on a builder, for each that the method makes.
    private static List<List<String>> built(MethodModel method) {
        var all = new ArrayList<List<String>>();
        method.code()
                .ifPresent(code -> code.forEach(element -> {
                    if (element instanceof InvokeInstruction call
                            && call.owner().asInternalName().equals(BUILDER)) {
                        if (call.name().equalsString("newBuilder")) {
                            all.add(new ArrayList<>());
                        } else if (!all.isEmpty()) {
                            all.getLast().add(call.name().stringValue());
                        }
                    }
                }));
        return all;
    }

    private static Set<String> classesOf(List<String> features) {
        var builder = Caffeine.newBuilder();
        for (var feature : features) {
            switch (feature) {
                case "maximumSize" -> builder.maximumSize(10);
                case "expireAfterAccess" -> builder.expireAfterAccess(Duration.ofSeconds(1));
                case "expireAfterWrite" -> builder.expireAfterWrite(Duration.ofSeconds(1));
                case "ticker" -> builder.ticker(Ticker.systemTicker());
                case "build" -> {}
                default ->
                    throw new IllegalStateException("A cache with a feature this test does not know: " + feature);
            }
        }
        return generated(builder.build());
    }

    private static Set<String> generated(Cache<Object, Object> cache) {
        try {
            var bounded = field(cache, "cache");
            return Set.of(
                    bounded.getClass().getName(),
                    field(bounded, "nodeFactory").getClass().getName());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Caffeine is built in another way now", e);
        }
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field.get(of);
                }
            }
        }
        throw new NoSuchFieldException(name);
    }
}
