package dev.parley.session.support;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.parley.service.management.ManagementServer;
import dev.parley.session.contract.problem.Problem;
import dev.parley.token.ServiceTokenSigner;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// How another service calls this one: what it shows, and what is sent and answered.
public final class ServiceHttp {
    public static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // So that half of a surrogate pair can be said at all.
            .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ServiceTokenSigner GATEWAY =
            new ServiceTokenSigner("gateway-service", RealStores.SECRET, Clock.systemUTC());

    private ServiceHttp() {}

    /// For the service itself, or for one person.
    static <T> T send(UUID person, String method, String path, Object body, Class<T> answer) {
        var response = raw(method, path, text(body), token(person));
        try {
            if (response.statusCode() >= 300) {
                throw JSON.readValue(response.body(), Problem.class).refusal();
            }
            return answer == Void.class ? null : JSON.readValue(response.body(), answer);
        } catch (JsonProcessingException e) {
            throw new AssertionError(method + " " + path + " answered " + response.body(), e);
        }
    }

    static String token(UUID person) {
        return GATEWAY.tokenFor("session-service", person);
    }

    /// What a gateway shows that acts for itself.
    public static String serviceToken() {
        return GATEWAY.tokenFor("session-service", null);
    }

    public static int port() {
        return URI.create(url()).getPort();
    }

    private static String url() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    public static HttpResponse<String> raw(String method, String path, String body, String token) {
        var base = url();
        var request = HttpRequest.newBuilder(URI.create(base).resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A page for machines.
    public static HttpResponse<String> management(String path) {
        var server = Arc.container().instance(ManagementServer.class).get();
        return raw("GET", server.url(path).toString(), null, null);
    }

    private static String text(Object body) {
        try {
            return body == null ? null : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
