package dev.parley.soak.rolling;

import dev.parley.soak.proof.Trial;
import dev.parley.soak.rolling.Disruption.Course;
import java.time.Duration;
import java.util.Locale;

/// What clients had of one disruption. Times count from its beginning, where nothing else is said.
///
/// @param course of the process, or of the network
/// @param waited in vain: how long 99 of 100 askings took at most until something was answered, retries and new
///     connections included
/// @param longest the longest of them
/// @param slow until when there were clearly fewer answers than before; zero: never
/// @param usual answers in a second before
/// @param moved connections that were lost and resumed elsewhere
/// @param current from its end until every device had heard of everything told of before
/// @param settled from the last step until every device held what a fresh snapshot says
record Report(
        Disruption disruption,
        Course course,
        Duration waited,
        Duration longest,
        Duration slow,
        double usual,
        int moved,
        Duration current,
        Duration settled) {
    private static final String ROW = "%-42s %7s %7s %8s %8s %9s %9s %6s %8s %8s";

    static String heading() {
        return ROW.formatted(
                "", "ended", "whole", "waited", "longest", "full", "answers", "moved", "current", "settled");
    }

    static String explanation() {
        return """
                ended    until a process that is asked to end has ended
                whole    until its successor is ready, or the way is healed
                waited   how long 99 of 100 askings took until something was answered, over however many connections
                longest  the longest of them: until somebody else had taken over
                full     until there were as many answers in a second as before
                answers  in a second, before
                moved    connections that were lost and resumed elsewhere
                current  from its end until everybody had heard of everything told of before
                settled  at rest, until every device held what a fresh snapshot says""";
    }

    Report settledAfter(Duration time) {
        return new Report(disruption, course, waited, longest, slow, usual, moved, current, time);
    }

    /// Whether nobody was without service, or behind, for longer than this.
    boolean keepsWithin(Duration bound) {
        return waited.compareTo(bound) <= 0
                && longest.compareTo(bound) <= 0
                && current.compareTo(bound) <= 0
                && settled.compareTo(bound) <= 0;
    }

    @Override
    public String toString() {
        return ROW.formatted(
                disruption,
                disruption instanceof Disruption.Drained ? Trial.seconds(course.ended()) : "",
                Trial.seconds(course.whole()),
                Trial.seconds(waited),
                Trial.seconds(longest),
                Trial.seconds(slow),
                String.format(Locale.ROOT, "%.0f/s", usual),
                moved,
                Trial.seconds(current),
                Trial.seconds(settled));
    }
}
