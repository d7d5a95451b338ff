package dev.parley.attack.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/// The loopback address an attacker comes from: hardly ever that of the innocent, so that what is counted by address
/// tells them apart.
public record Source(String address) {
    private static final int ADDRESSES = 200;

    /// All from one address.
    public static Source one() {
        return new Source("127.0.0.2");
    }

    /// One of many addresses, each number always the same one.
    public static Source ofMany(int number) {
        return new Source("127.0.1." + (1 + number % ADDRESSES));
    }

    /// That of the innocent themselves, as behind one router.
    public static Source theInnocents() {
        return new Source("127.0.0.1");
    }

    /// Where a system has but one loopback address, it is left as it is.
    void bind(Socket socket) {
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        } catch (IOException onlyOne) {
            // Then attacker and innocent share an address, and the bars are only harder to keep.
        }
    }
}
