package dev.parley.ai.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer being written, in the hands of the one who asked.
public interface Answering {
    /// No more events are wanted; what still comes is dropped. Harmless after the last event.
    void cancel();

    /// What became of a finished answer: the message it is stored as, or null when it is stored nowhere.
    default void settled(@Nullable UUID storedAs) {}
}
