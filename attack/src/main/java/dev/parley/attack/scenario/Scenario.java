package dev.parley.attack.scenario;

import java.util.Map;

/// One way to attack.
public interface Scenario {
    /// By which it can be asked for.
    String name();

    /// What it sends, in one sentence.
    String sentence();

    /// Settings of the stack it needs; most take it as it is shipped.
    default Map<String, String> settings() {
        return Map.of();
    }

    /// Further ones that the metrics of a gateway may have by it.
    default int furtherSeries() {
        return 200;
    }

    /// What must be there before, done as anybody may do it; not yet measured.
    default void prepares(Target target) throws Exception {}

    /// The attack itself, which ends by itself. What has bars of its own is told to [Target#finds].
    void strikes(Target target) throws Exception;
}
