package dev.parley.gateway.fanout;

import dev.parley.gateway.protocol.Event;
import dev.parley.gateway.protocol.EventEncoder;
import dev.parley.session.contract.log.Change;
import dev.parley.session.contract.log.Ephemeral;
import dev.parley.session.contract.message.MessageRole;
import dev.parley.session.contract.message.MessageView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event on its way to many: put into bytes once for each encoder, however many connections hear it.
public final class EncodedEvent {
    private record Words(
            EventEncoder encoder,
            byte @Nullable [] frames,
            @Nullable Words next) {}

    private final Event event;
    private volatile @Nullable Words words;

    public EncodedEvent(Event event) {
        this.event = event;
    }

    public Event event() {
        return event;
    }

    /// Ready frames; null where the encoder has none. Two loops that ask at once may both make them: equal bytes.
    public byte @Nullable [] in(EventEncoder encoder) {
        for (var known = words; known != null; known = known.next) {
            if (known.encoder == encoder) {
                return known.frames;
            }
        }
        var frames = encoder.encode(event);
        words = new Words(encoder, frames, words);
        return frames;
    }

    /// Whether it is the AI that speaks.
    public boolean byAi() {
        return switch (event) {
            case Event.Ephemeral passing ->
                switch (passing.ephemeral()) {
                    case Ephemeral.ReplyStarted _,
                            Ephemeral.ReplyDelta _,
                            Ephemeral.ReplyReasoning _,
                            Ephemeral.ReplyWaiting _ -> true;
                    case Ephemeral.TypingChanged _, Ephemeral.ReadMarked _ -> false;
                };
            case Event.Durable durable ->
                switch (durable.change()) {
                    case Change.MessageSent sent -> sent.message().role() == MessageRole.ASSISTANT;
                    case Change.ReplyFailed _, Change.ReplyStopped _ -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /// What this person has said; null where it is anything else.
    public @Nullable MessageView messageOf(UUID sender) {
        return event instanceof Event.Durable durable
                        && durable.change() instanceof Change.MessageSent sent
                        && sender.equals(sent.message().senderId())
                ? sent.message()
                : null;
    }
}
