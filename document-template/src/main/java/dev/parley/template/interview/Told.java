package dev.parley.template.interview;

/// What can be told of a condition before everything it looks at has been answered.
public enum Told {
    YES,
    NO,
    NOT_YET;

    static Told of(boolean holds) {
        return holds ? YES : NO;
    }

    Told and(Told other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES ? other : this;
    }

    Told or(Told other) {
        return not().and(other.not()).not();
    }

    Told not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case NOT_YET -> NOT_YET;
        };
    }
}
