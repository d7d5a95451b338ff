package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFrameTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 100_000})
    void isReadAsTheTextItCarriesBySomebodyElsesDecoder(int length) {
        var text = "x".repeat(length);

        var decoded = decode(TextFrame.of(text.getBytes(StandardCharsets.UTF_8)));

        assertEquals(text, decoded.text());
        decoded.release();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "zwei"})
    void twoJoinedFramesAreTwoFrames(String first) {
        var joined =
                TextFrame.join(TextFrame.of(first.getBytes(StandardCharsets.UTF_8)), TextFrame.of(new byte[] {'b'}));
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 200_000));
        channel.writeInbound(Unpooled.wrappedBuffer(joined));

        assertEquals(first, ((TextWebSocketFrame) channel.readInbound()).text());
        assertArrayEquals(
                new byte[] {'b'},
                ((TextWebSocketFrame) channel.readInbound()).text().getBytes());
        channel.finishAndReleaseAll();
    }

    private static TextWebSocketFrame decode(byte[] frame) {
        var channel = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 200_000));
        channel.writeInbound(Unpooled.wrappedBuffer(frame));
        return channel.readInbound();
    }
}
