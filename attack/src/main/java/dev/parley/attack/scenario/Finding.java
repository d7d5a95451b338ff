package dev.parley.attack.scenario;

/// One bar and what was measured against it.
public record Finding(String bar, String measured, boolean kept) {
    public static Finding atMost(String what, long most, long measured) {
        return new Finding(what + " ≤ " + most, Long.toString(measured), measured <= most);
    }

    public static Finding none(String what, java.util.List<String> found) {
        return new Finding(
                "no " + what, found.isEmpty() ? "none" : found.size() + ": " + found.getFirst(), found.isEmpty());
    }

    public static Finding that(String bar, boolean kept) {
        return new Finding(bar, kept ? "yes" : "no", kept);
    }
}
