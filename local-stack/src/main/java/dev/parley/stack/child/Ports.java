package dev.parley.stack.child;

import dev.parley.stack.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for the children. Inner ones lie below the range from which systems take the ports of outgoing connections:
/// else such a connection could sit on a dead child's port when it is started again.
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 31_999;
    private static final int ATTEMPTS = 1000;

    private final int lowest;
    private final int highest;
    private final Set<Integer> given = new HashSet<>();

    /// Of stacks that are started at the same time each can be given ports of its own.
    public Ports() {
        this(Integer.getInteger("parley.ports.lowest", LOWEST), Integer.getInteger("parley.ports.highest", HIGHEST));
    }

    Ports(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    public int free() {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(lowest, highest + 1);
            if (isFree(port) && given.add(port)) {
                return port;
            }
        }
        throw new CannotStart("No free port was found between " + lowest + " and " + highest + ".");
    }

    /// Refuses a public port that somebody else has.
    public void claim(int port) {
        if (!isFree(port)) {
            throw new CannotStart("Port " + port + " is in use by another program. Stop that program, or choose"
                    + " another port with --port.");
        }
        given.add(port);
    }

    private static boolean isFree(int port) {
        return binds(null, port) && binds(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean binds(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
