package dev.parley.ai.openai;

import dev.parley.session.contract.message.FinishReason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One way in which an OpenAI-compatible server may behave: what it sends, and what must become of it.
record Manner(String name, List<byte[]> sent, End end, Becomes becomes) {
    /// How the connection goes on behind what was sent.
    enum End {
        /// The body ends as HTTP says.
        CLEAN,
        /// The connection is closed in the middle of the body.
        CUT,
        RESET,
        /// Nothing more comes, and the connection stays.
        SILENCE,
        /// The head says that there is no end but that of the connection, which comes.
        HTTP_1_0
    }

    /// `text` is the answer, or what is left of it where it failed with `failure`.
    record Becomes(String text, FinishReason reason, String failure) {}

    static Manner manner(String name, String sent, Becomes becomes) {
        return manner(name, sent, End.CLEAN, becomes);
    }

    static Manner manner(String name, String sent, End end, Becomes becomes) {
        return new Manner(name, List.of(sent.getBytes(StandardCharsets.UTF_8)), end, becomes);
    }

    static Manner byteByByte(String name, String sent, Becomes becomes) {
        var bytes = sent.getBytes(StandardCharsets.UTF_8);
        var each = new ArrayList<byte[]>();
        for (var one : bytes) {
            each.add(new byte[] {one});
        }
        return new Manner(name, each, End.CLEAN, becomes);
    }

    static Becomes answer(String text) {
        return answer(text, FinishReason.STOP);
    }

    static Becomes answer(String text, FinishReason reason) {
        return new Becomes(text, reason, null);
    }

    static Becomes failure(String message, String heard) {
        return new Becomes(heard, FinishReason.ERROR, message);
    }

    /// An event.
    static String data(String data) {
        return "data: " + data + "\n\n";
    }

    /// A chunk that says something.
    static String say(String text) {
        return data(chunk("{\"content\":\"" + text + "\"}", "null"));
    }

    static String delta(String delta) {
        return data(chunk(delta, "null"));
    }

    static String finish(String reason) {
        return data(chunk("{}", '"' + reason + '"'));
    }

    static String chunk(String delta, String reason) {
        return "{\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}";
    }

    static final String DONE = "data: [DONE]\n\n";
    static final String STOP = finish("stop") + DONE;

    boolean answer(Socket socket, OutputStream out) throws IOException {
        var chunked = end != End.HTTP_1_0;
        out.write(("HTTP/1." + (chunked ? 1 : 0) + " 200 OK\r\nContent-Type: text/event-stream\r\n"
                        + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n"))
                .getBytes(StandardCharsets.US_ASCII));
        for (var piece : sent) {
            out.write((chunked ? Integer.toHexString(piece.length) + "\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            out.write(piece);
            out.write((chunked ? "\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        switch (end) {
            case CLEAN -> {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return true;
            }
            case CUT, HTTP_1_0 -> socket.close();
            case RESET -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case SILENCE -> {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return name;
    }
}
