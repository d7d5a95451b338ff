package dev.parley.ai.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Rung by a provider that has become available, so that what waited need not wait for a timer.
@ApplicationScoped
public class AvailabilitySignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public void onRing(Runnable listener) {
        listeners.add(listener);
    }

    public void ring() {
        listeners.forEach(Runnable::run);
    }
}
