package dev.parley.gateway.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/// Stands where the kernel hands over connections: whoever is not admitted is gone before it costs anything. Servers
/// that are not the gateway's own (of tests, in the same process) have no [Guard], and are as they always were.
@Sharable
final class Doorway extends ChannelInboundHandlerAdapter {
    private volatile @Nullable Guard guard;

    void guardedBy(Guard guard) {
        this.guard = guard;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        var channel = (Channel) accepted;
        var present = guard;
        if (present != null) {
            if (!present.admits(channel)) {
                channel.unsafe().closeForcibly();
                return;
            }
            channel.pipeline()
                    .addLast(present.isIntroduced(channel) ? new Introduction(present) : new Entrance(present));
        }
        context.fireChannelRead(channel);
    }
}
