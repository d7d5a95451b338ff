package dev.parley.gateway.rest.stream;

import dev.parley.gateway.protocol.Event;

/// Who follows a reply over HTTP, in the words of one face. Each of its methods waits until what it says is taken, and
/// answers false when nobody takes it any more.
public interface ReplyReader extends AutoCloseable {
    boolean tell(Event event) throws InterruptedException;

    /// Says that there is nothing to say.
    boolean beat() throws InterruptedException;

    /// The last of a server that goes: the reply can be followed elsewhere.
    void sayFarewell() throws InterruptedException;

    /// Nothing more is told, whether or not the reply has ended.
    @Override
    void close();
}
