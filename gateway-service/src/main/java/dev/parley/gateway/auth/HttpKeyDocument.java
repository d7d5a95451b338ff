package dev.parley.gateway.auth;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A key set behind an http(s) address. Redirects are not followed: the address is the one that is trusted.
final class HttpKeyDocument implements KeyDocument {
    private final HttpClient client;
    private final HttpRequest request;
    private final Duration timeout;
    private final int maxBytes;

    HttpKeyDocument(HttpClient client, String setting, String address, Duration timeout, int maxBytes) {
        this.client = client;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        try {
            this.request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "application/json")
                    .timeout(timeout)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting + " is not an http or https address");
        }
    }

    @Override
    public String read() throws IOException, InterruptedException {
        // The request's own timeout ends with the headers; a body that trickles in needs this one.
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
        try {
            return body(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("no answer in time");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static String body(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode());
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
