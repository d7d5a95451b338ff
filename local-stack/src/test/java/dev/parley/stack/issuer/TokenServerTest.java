package dev.parley.stack.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.stack.child.Ports;
import dev.parley.stack.data.DataFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
}
