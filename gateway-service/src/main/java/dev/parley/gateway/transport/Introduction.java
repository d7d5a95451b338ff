package dev.parley.gateway.transport;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// The beginning of a trusted proxy's connection: its header of the PROXY protocol says whose the connection is. Only
/// then Vert.x makes its pipeline, for it asks at once where a connection comes from, and keeps the answer. Whoever is
/// not introduced in time, or otherwise than the protocol has it, is closed.
final class Introduction extends ChannelInboundHandlerAdapter {
    private final Guard guard;
    private ChannelHandler vertx;
    private Future<?> deadline;
    private boolean over;

    Introduction(Guard guard) {
        this.guard = guard;
    }

    /// What stands behind is Vert.x's own, which has not been asked to make anything yet.
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        var pipeline = context.pipeline();
        vertx = pipeline.removeLast();
        pipeline.addFirst(new HAProxyMessageDecoder(guard.maxIntroductionExtraBytes()));
        deadline = context.executor()
                .schedule(
                        () -> end(context, "slow"),
                        guard.config().headersWithin().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object received) {
        if (!(received instanceof HAProxyMessage introduction)) {
            context.fireChannelRead(received);
            return;
        }
        deadline.cancel(false);
        var channel = context.channel();
        try {
            if (tellsAnAddress(introduction)) {
                channel.attr(ConnectionBase.REMOTE_ADDRESS_OVERRIDE)
                        .set(SocketAddress.inetSocketAddress(introduction.sourcePort(), introduction.sourceAddress()));
                if (!guard.admitsClient(channel)) {
                    context.close();
                    return;
                }
            }
        } finally {
            introduction.release();
        }
        var pipeline = context.pipeline();
        pipeline.addLast(vertx);
        if (Entrance.open(guard, pipeline)) {
            pipeline.remove(this);
        } else {
            context.close();
        }
    }

    /// What a proxy asks for itself, to see whether we live, is its own.
    private static boolean tellsAnAddress(HAProxyMessage introduction) {
        return introduction.command() == HAProxyCommand.PROXY
                && switch (introduction.proxiedProtocol().addressFamily()) {
                    case AF_IPv4, AF_IPv6 -> true;
                    case AF_UNIX, AF_UNSPEC -> false;
                };
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.cancel(false);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        deadline.cancel(false);
        if (cause instanceof IOException) {
            context.close(); // It has gone.
        } else {
            end(context, "malformed");
        }
    }

    /// The decoder complains once more of what is left when the connection closes.
    private void end(ChannelHandlerContext context, String why) {
        if (over) {
            return;
        }
        over = true;
        guard.notIntroduced(context.channel(), why);
        context.close();
    }
}
