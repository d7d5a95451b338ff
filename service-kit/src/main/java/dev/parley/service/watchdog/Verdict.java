package dev.parley.service.watchdog;

/// Whether this process can work, and if not, why.
public record Verdict(boolean well, String reason) {
    static final Verdict WELL = new Verdict(true, "");

    static Verdict ill(String reason) {
        return new Verdict(false, reason);
    }
}
