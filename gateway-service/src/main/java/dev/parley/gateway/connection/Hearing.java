package dev.parley.gateway.connection;

import dev.parley.gateway.fanout.Told;
import dev.parley.gateway.protocol.Answer;
import dev.parley.gateway.protocol.CloseReason;
import dev.parley.gateway.protocol.Command;
import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.Presence;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Refused;
import io.quarkus.logging.Log;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/// What a connection is told unasked, on its way into its dialect's words: some of it only after the conversation has
/// been looked at, some of it answered otherwise already, and for some clients with a question whether it has arrived.
/// On the connection's event loop only.
final class Hearing {
    private final Connection connection;
    private final OwnSends sends;
    private final Writing writing;
    private final Surroundings around;
    /// Null where nobody remembers what has arrived.
    private final Arrivals arrivals;
    /// What is told while something is looked up; null: nothing is.
    private ArrayDeque<Told> asking;
    private boolean confirming;

    Hearing(Connection connection, OwnSends sends, Writing writing, Surroundings around) {
        this.connection = connection;
        this.sends = sends;
        this.writing = writing;
        this.around = around;
        this.arrivals = connection.dialect().remembersDelivery()
                ? new Arrivals(around.deliveries().confirmEvery(), this::arrived)
                : null;
    }

    private void arrived(UUID conversation, long seq) {
        if (connection.person() != null) {
            around.deliveries().arrived(connection.person(), conversation, seq);
        }
    }

    void hear(List<Told> told) {
        if (connection.isClosing()) {
            return;
        }
        told.forEach(this::hear);
        confirm();
    }

    private void hear(Told told) {
        if (asking != null) {
            asking.add(told);
            if (asking.size() > around.config().maxOutboxFrames()) {
                connection.close(CloseReason.TOO_SLOW);
            }
            return;
        }
        if (arrivals != null && told.event() instanceof Event.Durable(var conversation, var change)) {
            arrivals.wrote(conversation, change.seq());
        }
        if (sends.answers(told)) {
            return;
        }
        var dialect = connection.dialect();
        var wording = dialect.wording(told.event());
        var frame = wording == null ? null : told.in(wording);
        if (frame != null) {
            writing.write(frame, told.byAi());
        }
        writing.endIfSaid();
        var question = dialect.asks(told.event(), frame != null);
        if (question != null) {
            ask(told.event(), question);
        }
    }

    /// What is told meanwhile waits, to be said in its order.
    private void ask(Event event, Command.OpenConversation question) {
        asking = new ArrayDeque<>(2);
        var asker = connection.caller();
        var meets = connection.dialect().meets(event);
        around.threads().execute(() -> {
            Answer found = null;
            List<Presence> present = List.of();
            try {
                found = around.commands().look(asker, question);
                present = meets ? around.commands().present(asker, question.conversation()) : present;
            } catch (RuntimeException e) {
                Log.debugf(
                        "event not told in full connection=%s cause=%s",
                        connection.id(), e.getClass().getSimpleName());
                if (arrivals != null && e instanceof Refused away && away.code() == ErrorCode.UNAVAILABLE) {
                    // Unsaid it would count as arrived with the next one: on another connection it is told as missed.
                    connection.giveUp();
                    return;
                }
            }
            var answer = found;
            var met = present;
            connection.loop().execute(() -> asked(event, answer, met));
        });
    }

    private void asked(Event event, Answer answer, List<Presence> met) {
        if (answer != null && !connection.isClosing()) {
            connection.answer(event, answer);
        }
        var waiting = asking;
        asking = null;
        // What is told meanwhile is newer.
        hear(met.stream()
                .map(presence -> new Told(new Event.PresenceChanged(presence)))
                .toList());
        hear(List.copyOf(waiting));
    }

    /// @return whether it answers a question of ours
    boolean ponged(long number) {
        if (arrivals == null || number <= 0) {
            return false;
        }
        var answers = arrivals.ponged(number);
        confirm();
        return answers;
    }

    /// Asks whether what was written has arrived, once nothing is left to be written before.
    void confirm() {
        if (arrivals == null || connection.isClosing() || confirming || asking != null || !writing.isClear()) {
            return;
        }
        var now = System.nanoTime();
        var left = arrivals.nanosToPing(now);
        if (left == 0) {
            connection.ping(arrivals.ping(now));
        } else if (left > 0) {
            confirming = true;
            connection.soon(this::confirmNow, left);
        }
    }

    private void confirmNow() {
        confirming = false;
        confirm();
    }
}
