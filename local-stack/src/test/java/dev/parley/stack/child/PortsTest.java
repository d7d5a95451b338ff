package dev.parley.stack.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.CannotStart;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final Ports ports = new Ports();

    @Test
    void refusesAPortThatSomebodyElseHas() throws Exception {
        try (var other = new ServerSocket(0)) {
            var refused = assertThrows(CannotStart.class, () -> ports.claim(other.getLocalPort()));

            assertEquals(
                    "Port " + other.getLocalPort()
                            + " is in use by another program. Stop that program, or choose another port with --port.",
                    refused.getMessage());
        }
    }

    @Test
    void noticesAProgramThatListensOnTheLoopbackOnly() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThrows(CannotStart.class, () -> ports.claim(other.getLocalPort()));
        }
    }

    @Test
    void givesNoPortTwiceAndNoneFromTheRangeOfOutgoingConnections() {
        var one = ports.free();
        var other = ports.free();

        assertNotEquals(one, other);
        assertTrue(one < 32_000 && other < 32_000);
    }

    @Test
    void givesOnlyThoseItWasLeft() {
        var port = ports.free();
        var only = new Ports(port, port);

        assertEquals(port, only.free());
        assertThrows(CannotStart.class, only::free);
    }
}
