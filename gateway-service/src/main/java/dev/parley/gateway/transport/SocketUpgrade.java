package dev.parley.gateway.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/// Waits for the answer that makes a connection a socket, and puts our frame handler before WebSockets Next's own in
/// that moment: its queues, which have no bounds, never see a frame. The channel is "internal use only" in Vert.x, and
/// the only way to bounded queues on both sides and one flush for a turn's frames; a test fails when the pipeline has
/// another shape.
public final class SocketUpgrade extends ChannelOutboundHandlerAdapter {
    private static final String VERTX = "handler";

    private final HttpServerRequest request;
    private final SocketListener listener;
    private final int mostBytes;
    private final Runnable leaves;

    private SocketUpgrade(HttpServerRequest request, SocketListener listener, int mostBytes, Runnable leaves) {
        this.request = request;
        this.listener = listener;
        this.mostBytes = mostBytes;
        this.leaves = leaves;
    }

    /// The socket this request is about to become is to be this listener's. `mostBytes` bounds a frame at any time;
    /// `leaves` runs when the socket has ended, or has not come to be: once or more.
    public static void await(HttpServerRequest request, SocketListener listener, int mostBytes, Runnable leaves) {
        var channel = ((ConnectionBase) request.connection()).channel();
        channel.closeFuture().addListener(_ -> leaves.run());
        if (!channel.isActive()) {
            return; // The client has gone while somebody was asked about it.
        }
        channel.pipeline().addBefore(VERTX, "upgrade", new SocketUpgrade(request, listener, mostBytes, leaves));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message, promise);
        if (message instanceof HttpResponse response) {
            if (response.status().code() == 101) {
                become(context.channel());
            } else if (response.status().code() >= 200) {
                leaves.run();
                context.pipeline().remove(this);
            }
        }
    }

    private void become(Channel channel) {
        // Vert.x keeps them as long as the socket, and WebSockets Next copies them: the token, and as much memory as a
        // request may take.
        request.headers().clear();
        var frames = new FrameHandler(listener, mostBytes);
        channel.pipeline().replace(this, "parley", frames);
        channel.pipeline().replace("wsdecoder", "wsdecoder", frames.decoder());
    }
}
