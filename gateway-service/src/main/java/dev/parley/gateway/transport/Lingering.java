package dev.parley.gateway.transport;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

/// An end that lets the last answer be read: closing at once would send a reset for whatever is still unread, and the
/// client's kernel would throw the answer away.
final class Lingering {
    private Lingering() {}

    /// Says that nothing more comes; the rest is read and thrown away until the client leaves or its time is over.
    static void finish(Channel channel) {
        channel.config().setAutoRead(true);
        if (channel instanceof DuplexChannel duplex && duplex.isActive()) {
            duplex.shutdownOutput();
        } else {
            channel.close();
        }
    }
}
