package dev.parley.gateway.protocol;

import org.jspecify.annotations.Nullable;

/// How events are put on the wire: one for each form a dialect has. All connections with the same encoder share the
/// bytes of an event, which are made once.
public interface EventEncoder {
    /// Ready WebSocket frames (see [TextFrame]); null: this dialect has no word for the event.
    byte @Nullable [] encode(Event event);
}
