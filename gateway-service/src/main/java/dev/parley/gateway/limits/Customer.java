package dev.parley.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Whom an address stands for: an IPv6 customer holds a whole /64, so that is what counts there.
public final class Customer {
    private static final int IPV6_CUSTOMER_BYTES = 8;

    private Customer() {}

    public static String of(String remoteAddress) {
        if (remoteAddress == null) {
            return "";
        }
        try {
            return InetAddress.ofLiteral(remoteAddress) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_CUSTOMER_BYTES))
                    : remoteAddress;
        } catch (IllegalArgumentException e) {
            return remoteAddress;
        }
    }
}
