package dev.parley.soak.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for a stack of our own.
public final class Ports {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 19_990;

    private Ports() {}

    /// The first of so many free ports in a row, below those that systems give to outgoing connections.
    public static int free(int count) {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (allFree(port, count)) {
                return port;
            }
        }
    }

    private static boolean allFree(int from, int count) {
        for (var port = from; port < from + count; port++) {
            try (var _ = new ServerSocket(port)) {
                continue;
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
