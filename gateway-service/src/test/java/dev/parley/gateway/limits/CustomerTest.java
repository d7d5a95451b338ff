package dev.parley.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerTest {
    private static List<Integer> customers(String address) {
        return Customer.networks(address).stream()
                .map(Customer.Network::customers)
                .toList();
    }

    @Test
    void anAddressOfIpv4StandsForItselfHoweverItIsWritten() {
        assertEquals("203.0.113.7", Customer.of("203.0.113.7"));
        assertEquals("203.0.113.7", Customer.of("::ffff:203.0.113.7"), "mapped");
        assertEquals("203.0.113.7", Customer.of("64:ff9b::203.0.113.7"), "behind NAT64");
        assertEquals("203.0.113.7", Customer.of("64:ff9b:0:0:0:0:cb00:7107"), "behind NAT64");
        assertEquals("203.0.113.7", Customer.of("2002:cb00:7107::1"), "6to4");
        assertEquals(List.of(1), customers("64:ff9b::203.0.113.7"));
    }

    @Test
    void peopleBehindNat64AreNotOne() {
        assertNotEquals(Customer.of("64:ff9b::203.0.113.7"), Customer.of("64:ff9b::203.0.113.8"));
    }

    @Test
    void anAddressOfIpv6StandsForItsNetworksEachOfMoreCustomers() {
        assertEquals(Customer.of("2001:db8:1:2::1"), Customer.of("2001:db8:1:2:ffff::9"));
        assertEquals(
                List.of(
                        new Customer.Network("20010db800010203", 1),
                        new Customer.Network("20010db8000102", 2),
                        new Customer.Network("20010db80001", 4)),
                Customer.networks("2001:db8:1:203::1"));
    }

    @Test
    void whateverIsNoAddressStandsForItself() {
        assertEquals("", Customer.of(null));
        assertEquals("not an address", Customer.of("not an address"));
    }
}
