package dev.parley.gateway.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom an address stands for. An IPv6 customer holds a whole /64, so that is what counts there; many hold a /56 or a
/// /48, which counts as well, as a few of them.
public final class Customer {
    private static final int IPV6_CUSTOMER_BYTES = 8;
    /// The well-known prefix of NAT64 (RFC 6052), behind which the last four bytes are an address of IPv4.
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};
    /// The prefix of 6to4 (RFC 3056), behind which the next four bytes are.
    private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

    /// An address, or the addresses that begin alike. `customers`: as many may be behind it as anybody minds.
    public record Network(String name, int customers) {}

    private Customer() {}

    public static String of(@Nullable String remoteAddress) {
        return networks(remoteAddress).getFirst().name;
    }

    /// The customer's own, and then those it may be a part of.
    public static List<Network> networks(@Nullable String remoteAddress) {
        if (remoteAddress == null) {
            return List.of(new Network("", 1));
        }
        try {
            var address = InetAddress.ofLiteral(remoteAddress);
            if (!(address instanceof Inet6Address)) {
                return List.of(new Network(address.getHostAddress(), 1));
            }
            var bytes = address.getAddress();
            if (startsWith(bytes, NAT64)) {
                return List.of(new Network(dotted(bytes, NAT64.length), 1));
            }
            if (startsWith(bytes, SIX_TO_FOUR)) {
                return List.of(new Network(dotted(bytes, SIX_TO_FOUR.length), 1));
            }
            return List.of(
                    new Network(prefix(bytes, IPV6_CUSTOMER_BYTES), 1),
                    new Network(prefix(bytes, IPV6_CUSTOMER_BYTES - 1), 2),
                    new Network(prefix(bytes, IPV6_CUSTOMER_BYTES - 2), 4));
        } catch (IllegalArgumentException e) {
            return List.of(new Network(remoteAddress, 1));
        }
    }

    private static boolean startsWith(byte[] address, byte[] prefix) {
        return Arrays.equals(address, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static String dotted(byte[] address, int from) {
        return "%d.%d.%d.%d"
                .formatted(
                        address[from] & 0xff,
                        address[from + 1] & 0xff,
                        address[from + 2] & 0xff,
                        address[from + 3] & 0xff);
    }

    private static String prefix(byte[] address, int bytes) {
        return HexFormat.of().formatHex(address, 0, bytes);
    }
}
