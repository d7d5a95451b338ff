package dev.parley.bench.append;

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
        var perSecond = AppendOptions.number("--rate", text);
        if (perSecond < 1 || perSecond > 1_000_000) {
            throw new IllegalArgumentException("--rate takes 1 to 1000000 a second or max, not " + text);
        }
        return new Fixed(perSecond);
    }
}
