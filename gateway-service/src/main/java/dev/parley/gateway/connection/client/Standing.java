package dev.parley.gateway.connection.client;

import dev.parley.gateway.limits.Strangers;
import dev.parley.gateway.limits.Strangers.Stranger;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// As what a connection is counted where it comes from: as a stranger's until it signs in, and as the person's then.
public final class Standing {
    private final String clientAddress;
    private final SharedLimits limits;
    private final Stranger stranger;
    private boolean spared;
    /// Null: it is no stranger's any more.
    private Strangers.@Nullable Place place;
    private boolean known;

    private Standing(String clientAddress, SharedLimits limits, Stranger stranger) {
        this.clientAddress = clientAddress;
        this.limits = limits;
        this.stranger = stranger;
        this.place = limits.strangers().enter(clientAddress, stranger);
    }

    /// `evict` is told when the last frame had come; on any thread.
    public static Standing of(
            String clientAddress, SharedLimits limits, ConnectionTimeouts connectionTimeouts, LongConsumer evict) {
        return new Standing(clientAddress, limits, new Stranger() {
            @Override
            public long lastActive() {
                return connectionTimeouts.lastFrame();
            }

            @Override
            public void evict() {
                evict.accept(connectionTimeouts.lastFrame());
            }
        });
    }

    /// `oneTooMany`: it came where strangers had come too often. False: so has the person.
    boolean signedIn(UUID person, boolean oneTooMany) {
        leave();
        if (known) {
            return true;
        }
        known = true;
        if (oneTooMany) {
            return limits.flood().allowsPerson(person);
        }
        limits.flood().wasOf(person, clientAddress);
        return true;
    }

    /// Whether one that was to make room as idle may stay, because it has said something since or what it asked for is
    /// under way: once, so that no number of those who ask keeps all others out.
    boolean stays(boolean active) {
        if (spared || !active) {
            return false;
        }
        spared = true;
        place = limits.strangers().enter(clientAddress, stranger);
        return true;
    }

    boolean isStranger() {
        return place != null;
    }

    void leave() {
        if (place != null) {
            place.leave();
            place = null;
        }
    }
}
