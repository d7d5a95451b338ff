package dev.parley.gateway.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LastSeenTest {
    private final List<Runnable> later = new ArrayList<>();
    private final List<List<UUID>> noted = new ArrayList<>();
    private final LastSeen lastSeen = new LastSeen(2, later::add, noted::add);
    private final UUID alice = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final UUID carol = UUID.randomUUID();

    @Test
    void whoGoTogetherAreNotedTogetherUpToABatch() {
        lastSeen.gone(alice);
        lastSeen.gone(bob);
        lastSeen.gone(carol);
        assertEquals(1, later.size());
        later.getFirst().run();
        assertEquals(List.of(2, 1), noted.stream().map(List::size).toList());
        var all = new HashSet<UUID>();
        noted.forEach(all::addAll);
        assertEquals(Set.of(alice, bob, carol), all);
    }

    @Test
    void whoGoesLaterIsNotedLater() {
        lastSeen.gone(alice);
        later.getFirst().run();
        lastSeen.gone(bob);
        assertEquals(2, later.size());
        later.getLast().run();
        assertEquals(List.of(List.of(alice), List.of(bob)), noted);
    }
}
