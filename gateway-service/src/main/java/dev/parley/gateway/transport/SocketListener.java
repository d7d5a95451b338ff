package dev.parley.gateway.transport;

import dev.parley.gateway.protocol.CloseReason;

/// Who is told what comes in on a socket, and how it fares: on its event loop only, and never after [#closed].
public interface SocketListener {
    /// From now on this is its socket: first of all, and once.
    void attached(ClientSocket socket);

    /// Bytes of a message that may come now.
    int maxMessageBytes();

    /// Whether a binary message is read like the text it is.
    boolean readsBinary();

    /// A whole text message.
    void received(byte[] utf8);

    /// A whole binary message that is not read, or is no text.
    void binary();

    /// `pong` is the frame that answers it.
    void pinged(byte[] pong);

    /// `number`: what a ping of [ControlFrame#ping] brought there; 0: another's.
    void pong(long number);

    /// Nothing more has come for now.
    void readComplete();

    /// The socket takes more than before, or no more.
    void writable();

    /// RFC 6455 is not kept, or its bounds are not: it has to be closed for this.
    void violated(CloseReason reason);

    /// The peer has begun to close; `answer` is the frame that answers it.
    void peerCloses(byte[] answer);

    /// It has ended.
    void closed();
}
