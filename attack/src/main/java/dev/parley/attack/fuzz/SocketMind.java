package dev.parley.attack.fuzz;

import dev.parley.attack.wire.Bytes;
import dev.parley.attack.wire.WebSocketWire;
import dev.parley.attack.wire.Wire;
import dev.parley.soak.client.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A handshake, sometimes a wrong one, and then frames of one dialect, mutated, and frames that RFC 6455
/// forbids.
final class SocketMind implements Mind {
    private static final byte[] LAST_PING = "the last ping".getBytes(StandardCharsets.US_ASCII);
    private static final Duration BETWEEN_PINGS = Duration.ofSeconds(2);
    private static final List<String> DIALECTS = List.of("parley", "avai", "rooms", "pitchey", "documents");
    private static final List<Integer> CODES = List.of(0, 999, 1000, 1001, 1005, 1006, 1015, 3000, 4999, 5000, 65_535);

    private final Random random;
    private final String dialect;
    private final String token;
    private final List<String> examples;
    private boolean upgraded;

    SocketMind(Random random, List<String> tokens, Examples examples) {
        this.random = random;
        dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
        token = tokens.get(random.nextInt(tokens.size()));
        this.examples = examples.of().get(dialect);
    }

    @Override
    public byte[] next(int step) {
        if (step == 0) {
            return handshake();
        }
        if (step == 1 && random.nextInt(8) != 0) {
            return signIn();
        }
        return switch (random.nextInt(12)) {
            case 0 -> forbidden();
            case 1 -> Bytes.frame(true, Bytes.PING, new byte[random.nextInt(126)]);
            case 2 -> Bytes.frame(true, Bytes.PONG, new byte[random.nextInt(126)]);
            case 3 -> fragments();
            case 4 -> Bytes.frame(true, Bytes.BINARY, example().getBytes(StandardCharsets.UTF_8));
            case 5 -> random.nextInt(5) == 0 ? close() : Bytes.text(example());
            case 6 -> Mutation.of(Bytes.text(example()), random);
            case 7, 8 -> Bytes.text(example());
            default -> text(Mutation.of(example().getBytes(StandardCharsets.UTF_8), random));
        };
    }

    /// Most wait for the answer to their handshake before they go on, as they have to.
    @Override
    public void listens(Wire wire, int step) throws IOException {
        if (step == 0 && random.nextInt(10) != 0) {
            upgraded = wire.head().startsWith("HTTP/1.1 101");
            if (!upgraded) {
                throw new IOException("refused");
            }
        }
    }

    private byte[] handshake() {
        var path = switch (dialect) {
            case "parley" -> "/parley";
            case "avai" -> "/ws";
            case "rooms" -> "/?token=" + token;
            case "pitchey" -> "/api/messages/ws?token=" + token;
            default -> "/chat?token=" + token;
        };
        var handshake = (dialect.equals("parley")
                        ? Bytes.handshake(path, "Sec-WebSocket-Protocol: parley.v1")
                        : Bytes.handshake(path))
                .getBytes(StandardCharsets.ISO_8859_1);
        return random.nextInt(10) == 0 ? Mutation.of(handshake, random) : handshake;
    }

    private byte[] signIn() {
        return Bytes.text(
                switch (dialect) {
                    case "parley" ->
                        Frame.of("connect", "ref", "c", "token", token, "client", Map.of("name", "f", "version", "1"))
                                .toString();
                    case "avai" -> Frame.of("auth", "token", token).toString();
                    default -> example();
                });
    }

    private String example() {
        return examples.get(random.nextInt(examples.size()));
    }

    private byte[] text(byte[] payload) {
        return Bytes.frame(true, Bytes.TEXT, payload);
    }

    private byte[] fragments() {
        var payload = example().getBytes(StandardCharsets.UTF_8);
        var middle = random.nextInt(payload.length + 1);
        var first = Bytes.frame(false, Bytes.TEXT, Arrays.copyOf(payload, middle));
        var between = random.nextBoolean() ? Bytes.frame(true, Bytes.PING, new byte[3]) : new byte[0];
        var last = Bytes.frame(true, Bytes.CONTINUATION, Arrays.copyOfRange(payload, middle, payload.length));
        var all = Arrays.copyOf(first, first.length + between.length + last.length);
        System.arraycopy(between, 0, all, first.length, between.length);
        System.arraycopy(last, 0, all, first.length + between.length, last.length);
        return all;
    }

    private byte[] close() {
        var code = CODES.get(random.nextInt(CODES.size()));
        var payload = new byte[2 + random.nextInt(10)];
        random.nextBytes(payload);
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) (int) code;
        return Bytes.frame(true, Bytes.CLOSE, random.nextInt(6) == 0 ? new byte[random.nextInt(2)] : payload);
    }

    private byte[] forbidden() {
        var payload = example().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(9)) {
            case 0 -> Bytes.frame(true, 3 + random.nextInt(5), payload);
            case 1 -> Bytes.frame(true, 11 + random.nextInt(5), payload);
            case 2 -> withBits(Bytes.text(example()), 0, 0x10 << random.nextInt(3));
            case 3 -> withBits(Bytes.text(example()), 1, 0x80);
            case 4 -> Bytes.frame(false, Bytes.PING, new byte[4]);
            case 5 -> Bytes.frame(true, Bytes.PING, new byte[126 + random.nextInt(500)]);
            case 6 -> Bytes.frame(true, Bytes.CONTINUATION, payload);
            case 7 -> Bytes.header(true, Bytes.TEXT, random.nextLong());
            default -> Bytes.header(false, Bytes.TEXT, 1L << random.nextInt(40));
        };
    }

    private static byte[] withBits(byte[] frame, int at, int bits) {
        frame[at] ^= (byte) bits;
        return frame;
    }

    /// Pings until a pong comes, behind everything else there was to say, or the end. Where a frame was left unfinished
    /// the pings vanish in it, and only the end can come.
    @Override
    public boolean isSettledWithin(Wire wire, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var socket = new WebSocketWire(wire);
        while (System.nanoTime() < end) {
            try {
                wire.writes(Bytes.frame(true, Bytes.PING, LAST_PING));
                wire.waitsFor(BETWEEN_PINGS);
                if (!upgraded && !wire.head().startsWith("HTTP/1.1 101")) {
                    return true;
                }
                upgraded = true;
                if (isSettled(socket)) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException silence) {
                // Another ping.
            } catch (IOException ended) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSettled(WebSocketWire socket) throws IOException {
        while (true) {
            var heard = socket.reads();
            if (heard.opcode() == Bytes.CLOSE
                    || heard.opcode() == Bytes.PONG && Arrays.equals(heard.payload(), LAST_PING)) {
                return true;
            }
        }
    }
}
