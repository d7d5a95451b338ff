package dev.parley.stack.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.stack.child.Ports;
import dev.parley.stack.data.DataFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenServerTest {
    @TempDir
    Path folder;

    private final int port = new Ports().free();
    private Issuer issuer;
    private TokenServer server;

    @BeforeEach
    void start() {
        issuer = new Issuer(DataFolder.create(folder));
        issuer.publishedKeys();
        server = TokenServer.start(port, issuer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> asks(String type, String body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(TokenServer.url(port)))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return http.send(request, BodyHandlers.ofString());
        }
    }

    @Test
    void givesATokenOfTheStacksIssuerForANameOnePicks() throws Exception {
        var answer = asks("application/json", "{\"sub\":\"alice\",\"name\":\"Alice\"}");

        var token = (String) JsonUtil.parseJson(answer.body()).get("token");
        var claims = new JwtConsumerBuilder()
                .setVerificationKey(issuer.privateKey().getRsaPublicKey())
                .setExpectedIssuer(Issuer.NAME)
                .setExpectedAudience(Issuer.AUDIENCE)
                .build()
                .processToClaims(token);
        assertEquals("alice", claims.getSubject());
        assertEquals("Alice", claims.getStringClaimValue("name"));
    }

    @Test
    void refusesWhatNamesNobodyOrIsNoJson() throws Exception {
        assertEquals(400, asks("application/json", "{\"name\":\"Alice\"}").statusCode());
        assertEquals(400, asks("application/json", "alice").statusCode());
    }

    @Test
    void takesNothingAForeignPageCouldSendUnasked() throws Exception {
        assertEquals(405, asks("text/plain", "{\"sub\":\"alice\"}").statusCode());
    }

    /// What a client of its own could not be made to say: another host, and an origin.
    private String statusLine(String headers) throws IOException {
        var body = "{\"sub\":\"alice\"}";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("POST /token HTTP/1.1\r\n" + headers
                                    + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void answersOnlyWhoAsksItByItsOwnName() throws Exception {
        assertTrue(statusLine("Host: localhost:" + port + "\r\n").contains(" 200 "));
        assertTrue(statusLine("Host: 127.0.0.1:" + port + "\r\n").contains(" 200 "));
        assertTrue(statusLine("Host: evil.example:" + port + "\r\n").contains(" 403 "));
        assertTrue(statusLine("Host: localhost.evil.example\r\n").contains(" 403 "));
        assertTrue(statusLine("Host: localhost:" + port + "\r\nOrigin: http://localhost:" + port + "\r\n")
                .contains(" 403 "));
    }
}
