package dev.parley.soak.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// One gateway as its clients see it.
public record PublicAddress(int port) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public URI socket() {
        return URI.create("ws://localhost:" + port + "/parley");
    }

    /// Of the local stack's own issuer, as the first page gets one.
    public String token(String subject, String name) {
        var site = "http://localhost:" + port;
        var body = Frame.JSON.createObjectNode().put("sub", subject).put("name", name);
        var request = HttpRequest.newBuilder(URI.create(site + "/console/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Origin", site)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return Frame.read(HTTP.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .text("token");
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public String toString() {
        return "localhost:" + port;
    }
}
