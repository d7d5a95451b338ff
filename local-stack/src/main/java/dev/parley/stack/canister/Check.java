package dev.parley.stack.canister;

import java.util.regex.Pattern;

/// Something dangerous that one can see in a single line of code: what it looks like, why it matters and what to write
/// instead.
record Check(String name, Pattern pattern, String why, String instead) {
    static Check of(String name, String pattern, String why, String instead) {
        return new Check(name, Pattern.compile(pattern), why, instead);
    }

    boolean finds(String line) {
        return pattern.matcher(line).find();
    }
}
