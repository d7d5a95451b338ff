package dev.parley.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.proxy.ProxyConfig.Header;
import dev.parley.test.LogRecords;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressesTest {
    private static final List<String> NONE = List.of();

    private static ClientAddresses trusting(Header header, String... networks) {
        return new ClientAddresses(new ProxyConfig() {
            @Override
            public Optional<List<String>> trusted() {
                return networks.length == 0 ? Optional.empty() : Optional.of(List.of(networks));
            }

            @Override
            public Header header() {
                return header;
            }

            @Override
            public boolean protocol() {
                return false;
            }

            @Override
            public int maxProtocolExtraBytes() {
                return 0;
            }
        });
    }

    @Test
    void withoutTrustedProxiesEverybodyIsWhoConnects() {
        var clients = trusting(Header.X_FORWARDED_FOR);

        assertEquals("10.1.2.3", clients.of("10.1.2.3", List.of("1.1.1.1"), List.of("for=2.2.2.2")));
        assertFalse(clients.isProxy("10.1.2.3"));
    }

    @Test
    void aTrustedProxyTellsWhoItsClientIs() {
        var clients = trusting(Header.X_FORWARDED_FOR, "10.0.0.0/8", "fd00::/8");

        assertEquals("203.0.113.7", clients.of("10.1.2.3", List.of("203.0.113.7"), NONE));
        assertEquals("203.0.113.7", clients.of("10.1.2.3", List.of("203.0.113.7:4711"), NONE));
        assertEquals("203.0.113.7", clients.of("10.1.2.3", List.of("203.0.113.7, 10.9.9.9"), NONE));
        assertEquals("203.0.113.7", clients.of("10.1.2.3", List.of("203.0.113.7", "10.9.9.9"), NONE), "two lines");
        assertEquals("2001:db8:0:0:0:0:0:1", clients.of("fd00:0:0:0:0:0:0:1", List.of("[2001:db8::1]:443"), NONE));
        assertTrue(clients.isProxy("10.1.2.3"));
        assertFalse(clients.isProxy("11.1.2.3"));
    }

    @Test
    void whatAClientClaimsOfItselfIsNotBelieved() {
        var clients = trusting(Header.X_FORWARDED_FOR, "10.0.0.0/8");

        assertEquals("203.0.113.7", clients.of("10.1.2.3", List.of("127.0.0.1, 203.0.113.7"), NONE));
        assertEquals("203.0.113.7", clients.of("10.1.2.3", List.of("10.5.5.5, 203.0.113.7, 10.0.0.2"), NONE));
        assertEquals("203.0.113.7", clients.of("203.0.113.7", List.of("1.1.1.1"), NONE), "not through the proxy");
        assertEquals("10.1.2.3", clients.of("10.1.2.3", NONE, List.of("for=1.1.1.1")), "the other header");
    }

    @Test
    void whereTheChainBreaksTheLastKnownOneCounts() {
        var clients = trusting(Header.X_FORWARDED_FOR, "10.0.0.0/8");

        assertEquals("10.0.0.2", clients.of("10.1.2.3", List.of("203.0.113.7, unknown, 10.0.0.2"), NONE));
        assertEquals("10.1.2.3", clients.of("10.1.2.3", List.of("evil.example"), NONE));
        assertEquals("10.1.2.3", clients.of("10.1.2.3", List.of(""), NONE));
        assertEquals("10.0.0.9", clients.of("10.1.2.3", List.of("10.0.0.9"), NONE), "one of ours");
    }

    @Test
    void theStandardHeaderIsReadWhereItIsTheOne() {
        var clients = trusting(Header.FORWARDED, "10.0.0.0/8");

        assertEquals(
                "2001:db8:0:0:0:0:0:1",
                clients.of(
                        "10.1.2.3",
                        List.of("1.1.1.1"),
                        List.of("for=1.2.3.4, proto=https;For=\"[2001:db8::1]:4711\"")));
        assertEquals(
                "203.0.113.7", clients.of("10.1.2.3", NONE, List.of("for=203.0.113.7;by=10.1.2.3", "for=10.0.0.2")));
        assertEquals("10.1.2.3", clients.of("10.1.2.3", NONE, List.of("for=_hidden")));
    }

    @Test
    void aNetworkThatIsNoneIsToldAtTheStart() {
        for (var wrong : List.of("example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8")) {
            assertThrows(ConfigurationException.class, () -> trusting(Header.X_FORWARDED_FOR, wrong), wrong);
        }
    }

    @Test
    void connectionsOfOneAddressAreCountedWhileTheyAreOpen() {
        var open = new OpenByAddress(2);

        assertTrue(open.enter("2001:db8::1"));
        assertTrue(open.enter("2001:db8::2"), "one customer");
        assertFalse(open.enter("2001:db8::3"));
        assertTrue(open.enter("203.0.113.7"));
        open.leave("2001:db8::1");
        assertTrue(open.enter("2001:db8::3"));
        open.leave("2001:db8::2");
        open.leave("2001:db8::3");
        open.leave("203.0.113.7");
        assertEquals(0, open.addresses());
    }

    @Test
    void whoForwardsWithoutBeingTrustedIsToldOfOnceWithTheSettingThatMendsIt() {
        var clients = trusting(Header.X_FORWARDED_FOR);
        try (var log = new LogRecords(ClientAddresses.class.getName())) {
            for (var request = 0; request < 100; request++) {
                clients.of("10.1.2.3", List.of("203.0.113.7"), NONE);
            }

            assertEquals(1, log.lines().size(), log.lines().toString());
            assertTrue(log.lines().getFirst().contains("10.1.2.3"), log.lines().getFirst());
            assertTrue(
                    log.lines().getFirst().contains("TRUSTED_PROXIES"),
                    log.lines().getFirst());
        }
    }
}
