package dev.parley.gateway.typing;

import dev.parley.gateway.limits.KeyedBuckets;
import dev.parley.gateway.limits.Rate;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// How often others are told that somebody types, however often it is said: a change in one conversation not sooner
/// after the one before than set, the last of several in its stead; and all of one person within a [Rate]. What is left
/// out for that is no loss, as typing ends by itself. From any thread.
///
/// ```
///            told                      the same again: told
///   calm ───────────▶ just told ──┬───────────────────────────
///     ▲                 │         └─ another: waits, or takes the place of what waits
///     └─ nothing waits ─┴─ something does: told
/// ```
final class TypingPace {
    /// Runs something after so long, on any thread.
    interface Timer {
        void after(Duration time, Runnable action);
    }

    /// Where it is told.
    interface Sink {
        void tell(UUID conversation, UUID person, boolean typing);
    }

    private record Place(UUID conversation, UUID person) {}

    /// What was told last, and what others do not know yet.
    private record Told(boolean typing, boolean now) {
        boolean isOutdated() {
            return typing != now;
        }
    }

    private final Rate rate;
    private final Duration pace;
    private final KeyedBuckets buckets;
    private final Timer timer;
    private final Sink sink;
    /// Where something has just been told: as many as buckets have allowed within the pace.
    private final ConcurrentHashMap<Place, Told> justTold = new ConcurrentHashMap<>();

    TypingPace(Rate rate, Duration pace, KeyedBuckets buckets, Timer timer, Sink sink) {
        this.rate = rate;
        this.pace = pace;
        this.buckets = buckets;
        this.timer = timer;
        this.sink = sink;
    }

    void set(UUID conversation, UUID person, boolean typing) {
        var place = new Place(conversation, person);
        var before = new AtomicReference<Told>();
        justTold.compute(place, (_, told) -> {
            before.set(told);
            return new Told(told == null ? typing : told.typing, typing);
        });
        var told = before.get();
        if (told == null) {
            tell(place, typing);
        } else if (told.typing == typing && !told.isOutdated() && mayTell(person)) {
            sink.tell(conversation, person, typing);
        }
    }

    /// What somebody says ends its typing for all who hear it: what they were not told of it yet is out of date.
    void spoke(UUID conversation, UUID person) {
        justTold.computeIfPresent(new Place(conversation, person), (_, _) -> new Told(false, false));
    }

    private boolean mayTell(UUID person) {
        return buckets.take(person, rate).allowed();
    }

    private void tell(Place place, boolean typing) {
        if (!mayTell(place.person)) {
            justTold.remove(place);
            return;
        }
        sink.tell(place.conversation, place.person, typing);
        timer.after(pace, () -> paceIsOver(place));
    }

    private void paceIsOver(Place place) {
        var next = new AtomicReference<Told>();
        justTold.compute(place, (_, told) -> {
            next.set(told);
            return told != null && told.isOutdated() ? new Told(told.now, told.now) : null;
        });
        if (next.get() != null && next.get().isOutdated()) {
            tell(place, next.get().now);
        }
    }
}
