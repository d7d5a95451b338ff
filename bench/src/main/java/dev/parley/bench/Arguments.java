package dev.parley.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command line of `--name value` pairs. Every complaint names the option, and is an `IllegalArgumentException`.
public final class Arguments {
    private final Map<String, String> values;

    private Arguments(Map<String, String> values) {
        this.values = values;
    }

    public static Arguments parse(List<String> arguments, Set<String> known) {
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!known.contains(name)) {
                throw new IllegalArgumentException("Unknown option " + name);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            values.put(name, arguments.get(i + 1));
        }
        return new Arguments(values);
    }

    public int number(String name, int otherwise, int least, int most) {
        var value = values.get(name);
        return value == null ? otherwise : number(name, value, least, most);
    }

    /// Numbers with commas between them.
    public List<Integer> numbers(String name, String otherwise, int least, int most) {
        return List.of(values.getOrDefault(name, otherwise).split(",")).stream()
                .map(value -> number(name, value, least, most))
                .toList();
    }

    public String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /// One of a few words, or none.
    public Optional<String> oneOf(String name, String... words) {
        var value = Optional.ofNullable(values.get(name));
        if (value.isPresent() && !List.of(words).contains(value.get())) {
            throw new IllegalArgumentException(name + " takes " + String.join(" or ", words) + ", not " + value.get());
        }
        return value;
    }

    public Optional<Path> file(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }

    public static int number(String name, String value, int least, int most) {
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        throw new IllegalArgumentException("%s takes %d to %d, not %s".formatted(name, least, most, value));
    }
}
