package dev.parley.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// A port for whoever has to be told one. It lies below those the kernel gives to connections, so that no connection of
/// another test takes it before it is used, or while its owner is away for a moment.
public final class FreePort {
    private static final int FIRST = 15_000;
    private static final int GIVEN_BY_THE_KERNEL = 32_000;

    private FreePort() {}

    public static int any() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, GIVEN_BY_THE_KERNEL);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one, then.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
