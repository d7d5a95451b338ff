package dev.parley.soak.crowd;

import dev.parley.soak.model.Replica;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/// Somebody at one device, whatever it speaks by.
interface Acting {
    String name();

    Person person();

    void connects(Duration limit);

    void takesAStep();

    int steps();

    void mayStayAway(boolean may);

    /// The last change it has heard of; empty where it does not follow this conversation.
    OptionalLong heardUpTo(String conversation);

    /// What keeps it from hearing, for whoever looks into a failure; empty: nothing.
    String condition();

    /// Connects, and finds out what became of everything in doubt.
    void settles(Duration limit);

    /// How what it knows differs from what a new connection of the same person was told.
    List<String> differencesFrom(Replica fresh);

    void goes();
}
