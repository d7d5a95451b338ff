package dev.parley.template;

import java.util.List;

/// A template that cannot be used, with everything that is wrong with it.
public final class InvalidTemplate extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// `where` is a path such as `questions[3].ask_if`, or `body line 12`.
    public record Fault(String where, String message) {
        @Override
        public String toString() {
            return where + ": " + message;
        }
    }

    public InvalidTemplate(List<Fault> faults) {
        super(String.join("; ", faults.stream().map(Fault::toString).toList()));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
