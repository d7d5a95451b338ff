package dev.parley.gateway.transport;

import io.netty.channel.ChannelHandlerContext;

/// A connection as its [Guard] looks after it: on the connection's event loop only.
interface Guarded {
    ChannelHandlerContext context();

    /// Whether it has had time enough.
    void check(long now);

    /// It holds too much.
    void cut();
}
