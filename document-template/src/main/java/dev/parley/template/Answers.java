package dev.parley.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What has been answered, by the path of the step that asked; immutable. A path is a question's id, or for the n-th
/// group of a list `{question}.{n}.{field}`. A question left out has JSON null.
public final class Answers {
    public static final Answers NONE = new Answers(Map.of());

    private final Map<String, JsonNode> values;

    private Answers(Map<String, JsonNode> values) {
        this.values = values;
    }

    public static Answers of(@Nullable JsonNode json) {
        if (json == null || !json.isObject()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, JsonNode>();
        json.properties().forEach(field -> values.put(field.getKey(), plain(field.getValue())));
        return new Answers(values);
    }

    /// A number in one form, whichever it was read in: to Jackson, 2 is not always 2.
    public static JsonNode plain(JsonNode value) {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            return value;
        }
        var plain = value.decimalValue().stripTrailingZeros();
        return plain.scale() <= 0 ? BigIntegerNode.valueOf(plain.toBigInteger()) : DecimalNode.valueOf(plain);
    }

    /// Null where nothing has been said to it, or it was left out.
    public @Nullable JsonNode get(String path) {
        var value = values.get(path);
        return value == null || value.isNull() ? null : value;
    }

    /// Whether it need not be asked any more.
    public boolean isSettled(String path) {
        return values.containsKey(path);
    }

    /// Whether it has been answered, and not left out: none of several is. A list of groups is where it has one.
    public boolean isAnswered(String path) {
        var value = get(path);
        return value != null && !(value.isArray() && value.isEmpty())
                || values.keySet().stream().anyMatch(each -> each.startsWith(path + ".1."));
    }

    public Answers with(String path, JsonNode value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(path, plain(value));
        return new Answers(changed);
    }

    /// Without a question's own, and those of its groups.
    public Answers without(String question) {
        return where(path -> !isOf(path, question));
    }

    Answers where(Predicate<String> kept) {
        var changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(kept.negate());
        return new Answers(changed);
    }

    private static boolean isOf(String path, String question) {
        return path.equals(question) || path.startsWith(question + ".");
    }

    public Set<String> paths() {
        return new LinkedHashSet<>(values.keySet());
    }

    public ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::set);
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && values.equals(answers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// Without what was said: this may end in a log.
    @Override
    public String toString() {
        return "Answers" + values.keySet();
    }
}
