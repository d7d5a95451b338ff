package dev.parley.stack.system;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// Ports for a stack and what stands around it: below those that systems give to outgoing connections, as such a
/// connection could sit on one while nobody listens there. Each JVM of tests has others, as what is free when one looks
/// is taken only when a process listens.
public final class FreePorts {
    private static final int PUBLIC = 12_000;
    private static final int PUBLIC_OF_A_JVM = 1_990;
    private static final int INNER = 20_000;
    private static final int INNER_OF_A_JVM = 3_000;
    private static final int JVMS = 4;
    private static final int JVM = (Integer.getInteger("parley.test.jvm", 1) - 1) % JVMS;

    private FreePorts() {}

    public static int one() {
        return inARow(1);
    }

    /// The first of so many.
    public static int inARow(int count) {
        var lowest = PUBLIC + JVM * PUBLIC_OF_A_JVM;
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(lowest, lowest + PUBLIC_OF_A_JVM - count);
            if (allFree(port, count)) {
                return port;
            }
        }
    }

    /// By which a launcher takes the inner ports of its stack from others than those of another JVM's tests.
    static List<String> ofALauncher() {
        var lowest = INNER + JVM * INNER_OF_A_JVM;
        return List.of("-Dparley.ports.lowest=" + lowest, "-Dparley.ports.highest=" + (lowest + INNER_OF_A_JVM - 1));
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
