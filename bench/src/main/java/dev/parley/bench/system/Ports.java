package dev.parley.bench.system;

import java.io.IOException;
import java.net.ServerSocket;

/// Ports nobody listens on.
public final class Ports {
    private Ports() {}

    public static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
