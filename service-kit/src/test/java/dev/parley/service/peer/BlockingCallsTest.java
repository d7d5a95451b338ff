package dev.parley.service.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.session.contract.problem.ErrorCode;
import dev.parley.session.contract.problem.Problem;
import dev.parley.session.contract.problem.RequestRejected;
import jakarta.ws.rs.ProcessingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockingCallsTest {
    private static final String GONE = "";

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private ServerSocket server;
    private BlockingCalls calls;

    record Question(String text) {}

    record Reply(int number) {}

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        calls = calls(Duration.ofSeconds(30));
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Test
    void whatIsAskedIsAnswered() {
        answers.add(ok("{\"number\":7}"));

        assertEquals(new Reply(7), calls.post("/there", new Question("fünf"), Reply.class));

        assertEquals("{\"text\":\"fünf\"}", bodies.getFirst());
        assertTrue(heads.getFirst().startsWith("POST /there HTTP/1.1\r\n"), heads.getFirst());
        assertTrue(heads.getFirst().contains("Authorization: Bearer token-1\r\n"), heads.getFirst());
    }

    @Test
    void aBaseWithAPathKeepsIt() {
        var mounted = new BlockingCalls(
                URI.create("http://localhost:" + server.getLocalPort() + "/session/"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                () -> "token",
                json);
        answers.add(ok("{\"number\":7}"));

        mounted.post("/there", new Question("?"), Reply.class);

        assertTrue(heads.getFirst().startsWith("POST /session/there HTTP/1.1\r\n"), heads.getFirst());
    }

    @Test
    void oneConnectionCarriesManyCalls() {
        for (var number = 1; number <= 20; number++) {
            answers.add(number == 10 ? refused(503, "away") : ok("{\"number\":" + number + "}"));
            if (number == 10) {
                assertThrows(RequestRejected.class, () -> calls.post("/there", new Question("?"), Reply.class));
            } else {
                assertEquals(new Reply(number), calls.post("/there", new Question("?"), Reply.class));
            }
        }

        assertEquals(1, sockets.size());
    }

    @Test
    void aRefusalIsThrownAsTheSiblingSaidIt() throws IOException {
        var said = Problem.of(new RequestRejected(ErrorCode.UNAVAILABLE, "The database is away", 2000));
        answers.add(refused(503, json.writeValueAsString(said)));

        var refused = assertThrows(RequestRejected.class, () -> calls.post("/there", new Question("?"), Reply.class));

        assertEquals(ErrorCode.UNAVAILABLE, refused.code());
        assertEquals("The database is away", refused.getMessage());
        assertEquals(2000, refused.retryAfterMillis());
    }

    @Test
    void whatSomethingInBetweenSaysCountsByItsStatus() {
        answers.add(refused(502, "<html>bad gateway</html>"));
        answers.add(refused(404, "oh"));

        assertEquals(ErrorCode.UNAVAILABLE, refusal().code());
        assertEquals(ErrorCode.INTERNAL, refusal().code());
    }

    @Test
    void aKeptConnectionThatWasClosedMeanwhileIsReplaced() throws Exception {
        answers.add(ok("{\"number\":1}"));
        calls.post("/there", new Question("?"), Reply.class);
        sockets.getFirst().close();
        answers.add(ok("{\"number\":2}"));

        assertEquals(new Reply(2), calls.post("/there", new Question("?"), Reply.class));
    }

    @Test
    void anAnswerThatBreaksOffIsNone() {
        answers.add("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"number\"");
        answers.add(GONE);

        assertThrows(ProcessingException.class, () -> calls.post("/there", new Question("?"), Reply.class));
    }

    @Test
    void whoeverSaysNothingIsWaitedForSoLong() {
        var impatient = calls(Duration.ofMillis(100));

        assertThrows(ProcessingException.class, () -> impatient.post("/there", new Question("?"), Reply.class));
    }

    @Test
    void oneThatTakesNoConnectionInTimeHasNeverBeenAsked() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var waiting = Waiting.at(full)) {
            var impatient = new BlockingCalls(
                    URI.create("http://localhost:" + full.getLocalPort()),
                    Duration.ofMillis(200),
                    Duration.ofSeconds(30),
                    () -> "token",
                    json);

            var thrown = assertThrows(
                    ProcessingException.class, () -> impatient.post("/there", new Question("?"), Reply.class));

            assertInstanceOf(ConnectException.class, thrown.getCause(), waiting::toString);
        }
    }

    /// More connections than a server that takes none has room for.
    private record Waiting(List<SocketChannel> all) implements AutoCloseable {
        static Waiting at(ServerSocket full) throws IOException {
            var all = new ArrayList<SocketChannel>();
            for (var number = 0; number < 8; number++) {
                var channel = SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
                all.add(channel);
            }
            return new Waiting(all);
        }

        @Override
        public void close() throws IOException {
            for (var channel : all) {
                channel.close();
            }
        }
    }

    private BlockingCalls calls(Duration readTimeout) {
        return new BlockingCalls(
                URI.create("http://localhost:" + server.getLocalPort()),
                Duration.ofSeconds(5),
                readTimeout,
                () -> "token-" + tokens.incrementAndGet(),
                json);
    }

    private RequestRejected refusal() {
        return assertThrows(RequestRejected.class, () -> calls.post("/there", new Question("?"), Reply.class));
    }

    private static String ok(String body) {
        return answer("200 OK", body);
    }

    private static String refused(int status, String body) {
        return answer(status + " No", body);
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var head = head(in);
                heads.add(head);
                bodies.add(new String(in.readNBytes(length(head)), UTF_8));
                var answer = answers.take();
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                if (answer.contains("Content-Length: 100\r\n")) {
                    answers.take();
                    socket.close();
                }
            }
        } catch (IOException | InterruptedException closed) {
            // Whoever asked is gone, or was closed by the test.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).trim()))
                .findFirst()
                .orElse(0);
    }
}
