package dev.parley.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class OpenByAddressTest {
    private final OpenByAddress open = new OpenByAddress(2);

    @Test
    void theNetworksOfAnIpv6SiteHaveAFewTimesAsMuch() {
        var entered = new ArrayList<String>();
        for (var network = 0; network < 20; network++) {
            var address = "2001:db8:1:%x::1".formatted(network * 0x100);
            if (open.enter(address)) {
                entered.add(address);
            }
        }

        assertEquals(8, entered.size());
        assertFalse(open.enter("2001:db8:1:ffff::1"));
        assertTrue(open.enter("2001:db8:2::1"));
        entered.forEach(open::leave);
        open.leave("2001:db8:2::1");
        assertEquals(0, open.addresses(), "nothing is left of who was refused, either");
    }

    @Test
    void peopleBehindNat64AreSeveral() {
        for (var client = 1; client < 6; client++) {
            assertTrue(open.enter("64:ff9b::203.0.113." + client));
        }
    }
}
