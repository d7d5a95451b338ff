package dev.parley.attack.fuzz;

import java.util.Arrays;
import java.util.Random;

/// Bytes with something changed, lost, doubled or put in.
final class Mutation {
    private static final int MOST = 4;

    private Mutation() {}

    static byte[] of(byte[] bytes, Random random) {
        var changed = bytes.clone();
        for (var i = 1 + random.nextInt(MOST); i > 0 && changed.length > 0; i--) {
            var at = random.nextInt(changed.length);
            changed = switch (random.nextInt(4)) {
                case 0 -> {
                    changed[at] = (byte) random.nextInt(256);
                    yield changed;
                }
                case 1 -> Arrays.copyOf(changed, at);
                case 2 -> joined(Arrays.copyOf(changed, at), Arrays.copyOfRange(changed, at / 2, changed.length));
                default ->
                    joined(
                            Arrays.copyOf(changed, at),
                            joined(
                                    new byte[] {(byte) random.nextInt(256)},
                                    Arrays.copyOfRange(changed, at, changed.length)));
            };
        }
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
