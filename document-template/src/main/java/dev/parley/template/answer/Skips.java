package dev.parley.template.answer;

import java.util.Set;

/// Whether somebody wants to leave a question out.
public final class Skips {
    private static final Set<String> WAYS = Set.of(
            "skip",
            "skip it",
            "skip this",
            "skip that",
            "none",
            "no",
            "n a",
            "na",
            "leave it out",
            "not applicable",
            "",
            "pass",
            "nothing",
            "no thanks",
            "no thank you",
            "please skip",
            "leave it blank",
            "leave blank",
            "default");

    private Skips() {}

    public static boolean read(String text) {
        return WAYS.contains(Words.bare(text));
    }
}
