package dev.parley.bench.append;

import dev.parley.bench.Arguments;

/// How many messages a second are offered.
public sealed interface Rate {
    /// An open loop: so many a second, whatever the server makes of it.
    record Fixed(int perSecond) implements Rate {}

    /// As many as it takes.
    record Saturation() implements Rate {}

    static Rate parse(String text) {
        if (text.equals("max")) {
            return new Saturation();
        }
        return new Fixed(Arguments.number("--rate", text, 1, 1_000_000));
    }
}
