package dev.parley.session.message;

import dev.parley.session.contract.message.AppendOutcome;
import dev.parley.session.contract.message.MessageView;
import dev.parley.session.contract.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What became of each candidate of a batch, in order.
final class Appended {
    static final Appended NOTHING = new Appended(0);

    private sealed interface Fate {
        record Stored(PersonMessage message, UUID reply) implements Fate {}

        record Known(MessageView first, UUID reply) implements Fate {}

        record Refused(ErrorCode code) implements Fate {}
    }

    private final Fate[] fates;
    private final List<PersonMessage> messages;

    Appended(int candidates) {
        fates = new Fate[candidates];
        messages = new ArrayList<>(candidates);
    }

    void stored(int candidate, PersonMessage message, UUID reply) {
        fates[candidate] = new Fate.Stored(message, reply);
        messages.add(message);
    }

    void known(int candidate, MessageView first, UUID reply) {
        fates[candidate] = new Fate.Known(first, reply);
    }

    void refused(int candidate, ErrorCode code) {
        fates[candidate] = new Fate.Refused(code);
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
                new AppendOutcome(
                        message.id,
                        message.number,
                        message.seq,
                        message.createdAt,
                        reply,
                        repeated ? message.view() : null,
                        null);
            case Fate.Known(var first, var reply) ->
                new AppendOutcome(first.id(), first.number(), first.seq(), first.createdAt(), reply, first, null);
            case Fate.Refused(var code) -> AppendOutcome.refused(code);
        };
    }
}
