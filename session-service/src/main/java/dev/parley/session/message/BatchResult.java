package dev.parley.session.message;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of each candidate of a batch, in order.
final class BatchResult {
    static final BatchResult NOTHING = new BatchResult(0);

    sealed interface Fate {
        /// `reply` null: nothing is to answer it.
        record Stored(PersonMessage message, @Nullable UUID reply) implements Fate {}

        /// Stored before, and yet to be read.
        record Found(long seq) implements Fate {}

        /// `reply` null: nothing was to answer it.
        record Known(MessageView first, @Nullable UUID reply) implements Fate {}

        /// `sentence` null: the code says it all.
        record Refused(ErrorCode code, @Nullable String sentence) implements Fate {}
    }

    private final @Nullable Fate[] fates;
    private final List<PersonMessage> messages;

    BatchResult(int candidates) {
        fates = new Fate[candidates];
        messages = new ArrayList<>(candidates);
    }

    /// What transactions of some of them have come to, together.
    static BatchResult of(List<Fate> fates) {
        var appended = new BatchResult(fates.size());
        for (var candidate = 0; candidate < fates.size(); candidate++) {
            appended.fates[candidate] = fates.get(candidate);
            if (fates.get(candidate) instanceof Fate.Stored(var message, var _)) {
                appended.messages.add(message);
            }
        }
        return appended;
    }

    List<Fate> fates() {
        return Arrays.asList(fates);
    }

    void stored(int candidate, PersonMessage message, @Nullable UUID reply) {
        fates[candidate] = new Fate.Stored(message, reply);
        messages.add(message);
    }

    void found(int candidate, long seq) {
        fates[candidate] = new Fate.Found(seq);
    }

    /// The `seq` of each candidate that was stored before and is yet to be read.
    Map<Integer, Long> found() {
        var found = new HashMap<Integer, Long>(0);
        for (var candidate = 0; candidate < fates.length; candidate++) {
            if (fates[candidate] instanceof Fate.Found(var seq)) {
                found.put(candidate, seq);
            }
        }
        return found;
    }

    void known(int candidate, MessageView first, @Nullable UUID reply) {
        fates[candidate] = new Fate.Known(first, reply);
    }

    void refused(int candidate, ErrorCode code) {
        refused(candidate, code, null);
    }

    void refused(int candidate, ErrorCode code, @Nullable String sentence) {
        fates[candidate] = new Fate.Refused(code, sentence);
    }

    boolean settled(int candidate) {
        return fates[candidate] != null;
    }

    /// What has been stored, in order.
    List<PersonMessage> messages() {
        return messages;
    }

    /// `repeated`: the item's key stood in the batch before.
    AppendOutcome outcome(int candidate, boolean repeated) {
        return switch (fates[candidate]) {
            case Fate.Stored(var message, var reply) ->
                AppendOutcome.stored(
                        message.id(),
                        message.number(),
                        message.seq(),
                        message.createdAt(),
                        reply,
                        repeated ? message.view() : null);
            case Fate.Known(var first, var reply) ->
                AppendOutcome.stored(first.id(), first.number(), first.seq(), first.createdAt(), reply, first);
            case Fate.Refused(var code, var sentence) -> AppendOutcome.refused(code, sentence);
            case Fate.Found _ -> throw new IllegalStateException("A message stored before has not been read");
        };
    }
}
