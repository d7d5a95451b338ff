package dev.parley.service.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A label of our metrics with all its values, of an enum or a list (docs/metrics.md has them): one made of what others
/// say is memory that only grows.
public final class Label<V> {
    static final String OTHER = "other";

    private final String name;
    private final Map<V, Tags> values;
    private final @Nullable Tags none;
    private final @Nullable Tags other;

    private Label(String name, Map<V, Tags> values, @Nullable Tags none, @Nullable Tags other) {
        this.name = name;
        this.values = values;
        this.none = none;
        this.other = other;
    }

    /// Its constants in lower case.
    public static <E extends Enum<E>> Label<E> of(String name, Class<E> type) {
        var values = new LinkedHashMap<E, Tags>();
        for (var value : EnumSet.allOf(type)) {
            values.put(value, Tags.of(name, value.name().toLowerCase(Locale.ROOT)));
        }
        return new Label<>(name, values, null, null);
    }

    /// Whatever is none of these is `other`.
    public static Label<String> ofWords(String name, String... words) {
        var values = new LinkedHashMap<String, Tags>();
        for (var word : words) {
            values.put(word, Tags.of(name, word));
        }
        return new Label<>(name, values, null, Tags.of(name, OTHER));
    }

    /// One is never counted.
    public Label<V> without(V value) {
        var others = new LinkedHashMap<>(values);
        others.remove(value);
        return new Label<>(name, others, none, other);
    }

    /// The word for null.
    public Label<V> orNone(String word) {
        return new Label<>(name, values, Tags.of(name, word), other);
    }

    public boolean has(V value) {
        return values.containsKey(value);
    }

    public Tags is(@Nullable V value) {
        var known = value == null ? none : values.get(value);
        var tags = known == null ? other : known;
        if (tags == null) {
            throw new IllegalArgumentException(name + " is never " + value);
        }
        return tags;
    }

    /// A meter for each value, made at once: Prometheus sees them all from the start, and the first increase as one.
    public <M> Function<V, M> each(Function<Tags, M> meter) {
        var made = new IdentityHashMap<Tags, M>();
        for (var tags : all()) {
            made.put(tags, meter.apply(tags));
        }
        return value -> Objects.requireNonNull(made.get(is(value)));
    }

    private List<Tags> all() {
        var all = new ArrayList<>(values.values());
        if (none != null) {
            all.add(none);
        }
        if (other != null) {
            all.add(other);
        }
        return all;
    }
}
