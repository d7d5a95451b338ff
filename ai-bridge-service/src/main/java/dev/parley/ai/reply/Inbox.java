package dev.parley.ai.reply;

import dev.parley.ai.provider.ProviderEvent;
import org.jspecify.annotations.Nullable;

/// What the provider asked last has said and nobody has taken up yet. Words gather, so it is never larger than they
/// are, and they are bounded: of more than `maxCharacters` nothing would be told anyway.
final class Inbox {
    private final int maxCharacters;
    private final boolean anySignCounts;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder thoughts = new StringBuilder();
    private @Nullable ProviderEvent end;
    private boolean woken;
    private int ask;
    private long lastSign;

    /// What came since one looked last; `end` is null before the last event.
    record Heard(String said, String thought, @Nullable ProviderEvent end) {}

    /// `anySignCounts`: silence is broken by whatever shows that the provider is at work, else by words alone.
    Inbox(int maxCharacters, boolean anySignCounts) {
        this.maxCharacters = maxCharacters;
        this.anySignCounts = anySignCounts;
    }

    /// Hears another provider from now on, and the one before it no more.
    synchronized int begin() {
        words.setLength(0);
        thoughts.setLength(0);
        end = null;
        lastSign = System.nanoTime();
        return ++ask;
    }

    synchronized void offer(int by, ProviderEvent event) {
        if (by != ask || end != null) {
            return;
        }
        switch (event) {
            case ProviderEvent.Delta(var text) -> gather(words, text);
            case ProviderEvent.Reasoning(var text) -> gather(thoughts, text);
            case ProviderEvent.Alive _ -> {}
            case ProviderEvent.Finished _, ProviderEvent.Failed _, ProviderEvent.NotTaken _ -> end = event;
        }
        if (anySignCounts || event instanceof ProviderEvent.Delta) {
            lastSign = System.nanoTime();
        }
        notifyAll();
    }

    private void gather(StringBuilder into, String text) {
        var room = maxCharacters + 1 - into.length();
        into.append(text, 0, Math.clamp(room, 0, text.length()));
    }

    /// Whoever waits here looks up.
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /// Waits for more. Null after so much silence, or when the deadline is over.
    synchronized @Nullable Heard next(long silenceNanos, long deadline) throws InterruptedException {
        while (words.isEmpty() && thoughts.isEmpty() && end == null && !woken) {
            var now = System.nanoTime();
            var left = Math.min(lastSign + silenceNanos - now, deadline - now);
            if (left <= 0) {
                return null;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        var heard = new Heard(words.toString(), thoughts.toString(), end);
        words.setLength(0);
        thoughts.setLength(0);
        woken = false;
        return heard;
    }
}
