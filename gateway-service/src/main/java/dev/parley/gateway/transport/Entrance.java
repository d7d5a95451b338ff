package dev.parley.gateway.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/// Waits until Vert.x has made a connection's pipeline (`httpDecoder`, `httpEncoder`, …, `handler`), and puts our parts
/// into it: the decoder that waits its turn in the place of Vert.x's own, and the [Exchange] before the handler. The
/// names are Vert.x's; a test fails when they change.
final class Entrance extends ChannelInboundHandlerAdapter {
    private final Guard guard;

    Entrance(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        if (open(guard, context.pipeline())) {
            context.pipeline().remove(this);
            context.fireChannelActive();
        } else {
            context.close();
        }
    }

    /// false: it is not a plain HTTP/1.1 connection, and nobody would look after it.
    static boolean open(Guard guard, ChannelPipeline pipeline) {
        if (pipeline.get("httpDecoder") == null || pipeline.get("handler") == null) {
            guard.unguarded();
            return false;
        }
        var exchange = new Exchange(guard);
        pipeline.replace("httpDecoder", "httpDecoder", exchange.decoder());
        pipeline.addBefore("handler", "exchange", exchange);
        return true;
    }
}
