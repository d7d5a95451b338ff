package dev.parley.gateway.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/// Waits for the answer that makes a connection a socket, and puts our frame handler before WebSockets Next's own in
/// that moment: its queues, which have no bounds, never see a frame. The channel is "internal use only" in Vert.x, and
/// the only way to bounded queues on both sides and one flush for a turn's frames; a test fails when the pipeline has
/// another shape.
public final class SocketUpgrade extends ChannelOutboundHandlerAdapter {
    private static final String VERTX = "handler";

    private final HttpServerRequest request;
    private final SocketListener listener;
    private final int mostBytes;
    /// null: the connection is not one of ours (a server of development that was there before).
    private final @Nullable PatientDecoder requests;
    private boolean rejected;

    private SocketUpgrade(
            HttpServerRequest request, SocketListener listener, int mostBytes, @Nullable PatientDecoder requests) {
        this.request = request;
        this.listener = listener;
        this.mostBytes = mostBytes;
        this.requests = requests;
    }

    /// The socket this request is about to become is to be this listener's. `mostBytes` bounds a frame at any time;
    /// `leaves` runs once, when the connection has ended, whatever has come of it. False: it has ended already, and
    /// nobody would say so again (somebody was asked about it meanwhile): nothing is kept of it, and `leaves` does
    /// not run.
    public static boolean await(HttpServerRequest request, SocketListener listener, int mostBytes, Runnable leaves) {
        var channel = ((ConnectionBase) request.connection()).channel();
        var pipeline = channel.pipeline();
        var requests = pipeline.get(PatientDecoder.class);
        if (!channel.isActive() || requests != null && requests.isLeaving()) {
            return false;
        }
        channel.closeFuture().addListener(_ -> leaves.run());
        if (requests != null) {
            requests.awaitSocket();
        }
        pipeline.addBefore(VERTX, "upgrade", new SocketUpgrade(request, listener, mostBytes, requests));
        return true;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse response) {
            var status = response.status().code();
            if (status == 101) {
                var frames = new FrameHandler(listener, mostBytes);
                context.write(message, promise.unvoid().addListener(answered -> {
                    if (answered.isSuccess()) {
                        // Only behind it goes what makes HTTP of all that is written.
                        context.executor().execute(frames.decoder()::begin);
                    }
                }));
                become(context.channel(), frames);
                return;
            }
            rejected = status >= 200;
        }
        // No check has refused it, and yet it is no handshake: what has come behind it is no request any more.
        context.write(
                message,
                rejected && message instanceof LastHttpContent
                        ? promise.unvoid().addListener(ChannelFutureListener.CLOSE)
                        : promise);
    }

    private void become(Channel channel, FrameHandler frames) throws Exception {
        // Vert.x keeps them as long as the socket, and WebSockets Next copies them: the token, and as much memory as a
        // request may take.
        request.headers().clear();
        channel.pipeline().replace(this, "parley", frames);
        channel.pipeline().replace("wsdecoder", "wsdecoder", frames.decoder());
        var early = requests == null ? null : requests.takeBehind();
        if (early != null) {
            frames.decoder().receive(early);
        }
    }
}
