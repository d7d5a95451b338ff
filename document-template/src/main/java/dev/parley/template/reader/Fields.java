package dev.parley.template.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.template.InvalidTemplate.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one object of a template. One of another type than it should be is a fault, and not as if it were not
/// there: a rule nobody sees would hold nobody. JSON null is not there.
record Fields(JsonNode json, String at, List<Fault> faults) {
    boolean has(String name) {
        return json.hasNonNull(name);
    }

    String where(String name) {
        return at + "." + name;
    }

    /// A slip in a name would otherwise be a rule that never holds.
    void known(Set<String> names) {
        if (!json.isObject()) {
            faults.add(new Fault(at, "has to be an object"));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                faults.add(new Fault(where(name), "is no field there is"));
            }
        });
    }

    String text(String name, String otherwise) {
        return has(name) && !isOf(json.get(name).isTextual(), name, "a text")
                ? otherwise
                : json.path(name).asText(otherwise);
    }

    /// Null: there is none.
    @Nullable
    String text(String name) {
        return has(name) && isOf(json.get(name).isTextual(), name, "a text")
                ? json.get(name).textValue()
                : null;
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) && isOf(json.get(name).isBoolean(), name, "true or false")
                ? json.get(name).booleanValue()
                : otherwise;
    }

    int count(String name, int otherwise) {
        return has(name) && isOf(json.get(name).isInt() && json.get(name).intValue() >= 0, name, "a whole number")
                ? json.get(name).intValue()
                : otherwise;
    }

    /// Null: there is none.
    @Nullable
    BigDecimal number(String name) {
        return has(name) && isOf(json.get(name).isNumber(), name, "a number")
                ? json.get(name).decimalValue()
                : null;
    }

    private boolean isOf(boolean right, String name, String type) {
        if (!right) {
            faults.add(new Fault(where(name), "has to be " + type));
        }
        return right;
    }
}
