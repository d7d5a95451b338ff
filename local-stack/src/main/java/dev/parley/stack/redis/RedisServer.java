package dev.parley.stack.redis;

import dev.parley.stack.CannotStart;
import dev.parley.stack.child.ChildSpec;
import dev.parley.stack.child.ChildSpec.StopSignal;
import dev.parley.stack.data.DataFolder;
import dev.parley.stack.data.OwnerOnly;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/// The stack's own Redis: open to this machine only and writing nothing to disk, as it only carries hints.
public final class RedisServer {
    private static final int TIMEOUT_MILLIS = 1000;

    private final DataFolder data;
    private final int port;
    private final String password;

    public RedisServer(DataFolder data, int port) {
        this.data = data;
        this.port = port;
        try {
            Files.createDirectories(data.redis());
            this.password = OwnerOnly.secret(data.redis().resolve("password"));
        } catch (IOException e) {
            throw cannotBeSetUp(e);
        }
    }

    public String url() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    private CannotStart cannotBeSetUp(IOException cause) {
        return new CannotStart("Redis cannot be set up in " + data.redis() + ": " + cause.getMessage(), cause);
    }

    public ChildSpec child() {
        try {
            var program = RedisProgram.find(data.redis());
            // In a file: arguments can be read by everybody on the machine.
            var settings = data.redis().resolve("redis.conf");
            OwnerOnly.write(settings, "requirepass " + password + "\n");
            var command = List.of(
                    program.toString(),
                    settings.toString(),
                    "--port",
                    Integer.toString(port),
                    "--bind",
                    "127.0.0.1",
                    "--dir",
                    data.redis().toString(),
                    "--save",
                    "",
                    "--appendonly",
                    "no",
                    // Keeps the arguments readable, by which a later start knows an orphan as its own.
                    "--set-proc-title",
                    "no");
            return new ChildSpec("redis", command, Map.of(), false, this::answers, StopSignal.TERM);
        } catch (IOException e) {
            throw cannotBeSetUp(e);
        }
    }

    private boolean answers(long pid) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = "+OK\r\n+PONG";
            return new String(socket.getInputStream().readNBytes(answer.length()), StandardCharsets.US_ASCII)
                    .equals(answer);
        }
    }
}
