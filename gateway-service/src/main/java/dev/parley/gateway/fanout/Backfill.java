package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.session.contract.conversation.ConversationKind;
import dev.parley.session.contract.log.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What one listener is to be told of a conversation before it goes live there: the changes after `after`, read from
/// the log. `then` runs on its loop between the changes up to `until` and those after it; `otherwise` in its place when
/// the log cannot be read for the moment. With `sure` false it is to be found out whether its person takes part at all,
/// and since when.
final class Backfill {
    final UUID conversation;
    final ConversationKind kind;
    final Listener listener;
    final long until;
    private final @Nullable Runnable then;
    private final @Nullable Runnable otherwise;
    private boolean thenDue;
    private boolean sure;
    private boolean taking;
    private boolean resuming;
    private boolean onlooking;
    private boolean beginning;
    private long departed;
    private long ended;
    private long waitingSince;
    private volatile @Nullable CompletableFuture<Void> over;
    private long after;

    Backfill(
            UUID conversation,
            ConversationKind kind,
            Listener listener,
            long after,
            long until,
            @Nullable Runnable then,
            @Nullable Runnable otherwise,
            boolean sure) {
        this.conversation = conversation;
        this.kind = kind;
        this.listener = listener;
        this.after = after;
        this.until = until;
        this.then = then;
        this.otherwise = otherwise;
        this.thenDue = then != null;
        this.sure = sure;
        this.taking = true;
    }

    /// The same for somebody who has just connected, and might as well have done so elsewhere. Its person takes part
    /// at `until`, so it may see everything up to there: also what was said while it took no part.
    Backfill ofNewcomer() {
        resuming = true;
        return this;
    }

    /// The same for somebody who takes no part, and listens only while the conversation is public.
    Backfill ofOnlooker() {
        onlooking = true;
        return this;
    }

    /// The same where its person's part begins with the next change: nothing of the conversation is told before that.
    Backfill ofBeginner() {
        beginning = true;
        return this;
    }

    boolean isOfBeginner() {
        return beginning;
    }

    boolean isOfOnlooker() {
        return onlooking;
    }

    /// Its person took part before, up to the change `departed`, and this connection has heard so. 0: it did not.
    void returnsAfter(long departed) {
        this.departed = departed;
        if (sure) {
            tellOfAbsence();
        }
    }

    /// What was said while its person took no part is not told, but never left out in silence.
    private void tellOfAbsence() {
        if (departed > 0 && departed < after) {
            flush(new ArrayList<>(List.of(absence(after))));
        }
        departed = 0;
    }

    private EncodedEvent absence(long seq) {
        return new EncodedEvent(new Event.Gap(conversation, 1, seq));
    }

    /// It is under way from now on, and whoever wants more of its conversation waits for it.
    void begins() {
        over = new CompletableFuture<>();
    }

    void ends() {
        if (over != null) {
            over.complete(null);
        }
    }

    /// Completes when one that is under way has ended.
    CompletableFuture<Void> over() {
        return Objects.requireNonNull(over);
    }

    /// The log could not be read at this moment (`System.nanoTime()`).
    void waits(long nanoTime) {
        waitingSince = waitingSince == 0 ? nanoTime : waitingSince;
    }

    /// Whether it is better not to wait any longer.
    boolean isOverdue(Duration patience) {
        return resuming && waitingSince != 0 && System.nanoTime() - waitingSince >= patience.toNanos();
    }

    long after() {
        return after;
    }

    /// What still has to run when it goes live.
    @Nullable
    Runnable then() {
        return thenDue ? then : null;
    }

    boolean sure() {
        return sure;
    }

    /// Its person takes part; `beginnings` are the changes at the end of the log that had it do so. It begins with the
    /// last of them, as far as any is to be seen, else at the end.
    void beginWithin(List<Change> beginnings) {
        sure = true;
        after = beginnings.isEmpty() ? until : beginnings.getLast().seq() - 1;
        tellOfAbsence();
    }

    /// Tells a page of the log, of which the beginning may be known already.
    void tell(List<Change> page) {
        waitingSince = 0;
        var told = new ArrayList<EncodedEvent>(page.size());
        for (var change : page) {
            if (change.seq() <= after) {
                continue;
            }
            if (change.seq() > until) {
                flush(told);
                runThen();
            }
            after = change.seq();
            var seen = resuming && change.seq() <= until;
            var begins = Memberships.begins(change, listener.person());
            if (!taking && !seen && begins && ended + 1 < change.seq()) {
                told.add(absence(change.seq() - 1));
            }
            taking |= seen || begins;
            if (taking) {
                told.add(new EncodedEvent(new Event.Durable(conversation, change)));
            }
            if (taking && !seen && Memberships.ends(change, listener.person())) {
                taking = false;
                ended = change.seq();
            }
        }
        flush(told);
    }

    /// What was asked for is no longer kept: the listener goes on at the log's end, and is told so.
    void gap(long firstSeq, long seq) {
        flush(new ArrayList<>(List.of(new EncodedEvent(new Event.Gap(conversation, firstSeq, seq)))));
        after = seq;
        thenDue = false;
    }

    private void flush(List<EncodedEvent> told) {
        if (!told.isEmpty()) {
            var ready = List.copyOf(told);
            listener.loop().execute(() -> listener.hear(ready));
            told.clear();
        }
    }

    /// Runs what is still due, however far it has come.
    void runThen() {
        if (then != null && thenDue) {
            thenDue = false;
            listener.loop().execute(then);
        }
    }

    /// The log is away: nobody is kept waiting for what was to be said after it.
    void unavailable() {
        if (thenDue && otherwise != null) {
            thenDue = false;
            listener.loop().execute(otherwise);
        }
    }

    /// The change that ended its person's part, as its listener knows; 0: none did. Where nothing came of the backfill
    /// it is the one that had ended it before.
    long ended() {
        return taking ? departed : ended;
    }

    /// Whether its person takes part up to here. Somebody who only looks on always does.
    boolean taking() {
        return taking;
    }
}
