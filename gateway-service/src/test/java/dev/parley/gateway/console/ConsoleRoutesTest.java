package dev.parley.gateway.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.auth.AuthConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The page over real HTTP, beside a socket on the same path and a local issuer.
class ConsoleRoutesTest {
    private final Vertx vertx = Vertx.vertx();

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"/console/([^\"]+)\"");

    private record Answer(int status, HttpClientResponse head, Buffer bytes) {
        String body() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        String header(String name) {
            return head.getHeader(name);
        }
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void everyFileOfTheBundleIsServedAndEveryLinkLeadsToOne() throws IOException {
        var port = gateway(Map.of());
        var folder = Path.of("src/main/resources/console");
        var served = ConsolePage.assets();
        try (var files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("index.html") && !file.equals("bundle.json"))
                    .forEach(file -> assertTrue(served.containsKey("/console/" + file), file));
        }
        for (var path : served.keySet()) {
            var answer = get(port, path, Map.of());
            assertEquals(200, answer.status, path);
            LINK.matcher(answer.body())
                    .results()
                    .forEach(link -> assertTrue(served.containsKey("/console/" + link.group(1)), link.group()));
        }
    }

    @Test
    void thePageAllowsTheBrowserNothingButItself() {
        var port = gateway(Map.of());
        var answer = get(port, "/", Map.of());

        assertEquals("text/html; charset=utf-8", answer.header("Content-Type"));
        assertEquals("nosniff", answer.header("X-Content-Type-Options"));
        assertEquals("no-referrer", answer.header("Referrer-Policy"));
        var policy = answer.header("Content-Security-Policy");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
        assertTrue(
                policy.contains("connect-src 'self' ws://localhost:" + port + " wss://localhost:" + port + ";"),
                policy);
        assertTrue(policy.contains("frame-ancestors 'none'"), policy);
        assertFalse(Pattern.compile("<script(?![^>]*src=)|<style|style=|\\son\\w+=|https?://")
                .matcher(answer.body())
                .find());
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        var port = gateway(Map.of());
        var first = get(port, "/", Map.of());

        assertEquals("no-cache", first.header("Cache-Control"));
        assertNotNull(first.header("ETag"));
        var again = get(port, "/", Map.of("If-None-Match", first.header("ETag")));
        assertEquals(304, again.status);
        assertEquals("", again.body());
    }

    @Test
    void whatHasItsHashInItsNameIsKeptForEver() {
        var port = gateway(Map.of());
        var script = ConsolePage.assets().keySet().stream()
                .filter(path -> path.endsWith(".js"))
                .findFirst()
                .orElseThrow();

        assertTrue(get(port, script, Map.of()).header("Cache-Control").contains("immutable"));
    }

    @Test
    void whoeverUnderstandsGzipGetsLess() throws IOException {
        var port = gateway(Map.of());
        var plain = get(port, "/", Map.of());
        var small = get(port, "/", Map.of("Accept-Encoding", "deflate, GZip;q=0.5, br"));

        assertEquals("gzip", small.header("Content-Encoding"));
        assertEquals("Accept-Encoding", small.header("Vary"));
        var unpacked = new GZIPInputStream(new ByteArrayInputStream(small.bytes.getBytes())).readAllBytes();
        assertEquals(plain.body(), new String(unpacked, StandardCharsets.UTF_8));
        for (var refusal : List.of("identity", "gzip;q=0", "x-gzip-like")) {
            var answer = get(port, "/", Map.of("Accept-Encoding", refusal));
            assertNull(answer.header("Content-Encoding"), refusal);
            assertEquals(plain.body(), answer.body(), refusal);
        }
    }

    @Test
    void theFirstLookCostsLittle() {
        var assets = ConsolePage.assets();
        var page = assets.get("/");
        var sum = page.compressed().length()
                + LINK.matcher(page.content().toString())
                        .results()
                        .mapToInt(link -> assets.get("/console/" + link.group(1))
                                .compressed()
                                .length())
                        .sum();

        assertTrue(sum < 200_000, sum + " bytes");
    }

    @Test
    void thePageKnowsTheIssuerAndMayAskItForTokens() {
        var port = gateway(Map.of(
                "gateway.console.sign-in.authorize-url", "https://login.example.com/authorize",
                "gateway.console.sign-in.token-url", "https://login.example.com:8443/token",
                "gateway.console.sign-in.client-id", "parley"));

        assertEquals(
                new JsonObject()
                        .put("authorize_url", "https://login.example.com/authorize")
                        .put("token_url", "https://login.example.com:8443/token")
                        .put("client_id", "parley")
                        .put("scope", "openid profile"),
                new JsonObject(get(port, "/console/settings", Map.of()).body()).getJsonObject("sign_in"));
        var policy = get(port, "/", Map.of()).header("Content-Security-Policy");
        assertTrue(policy.contains("wss://localhost:" + port + " https://login.example.com:8443;"), policy);
    }

    @Test
    void halfAnIssuerIsAMistake() {
        var half = Map.of("gateway.console.sign-in.authorize-url", "https://login.example.com/authorize");

        assertThrows(IllegalArgumentException.class, () -> gateway(half));
    }

    @Test
    void aSocketOnTheSamePathPassesThrough() {
        var port = gateway(Map.of());

        var passed = get(port, "/", Map.of("Connection", "Upgrade", "Upgrade", "WebSocket"));
        assertEquals(418, passed.status, "answered by whoever comes next");
    }

    @Test
    void withoutTheLocalStackNoTokensAreOffered() {
        var port = gateway(Map.of("ANONYMOUS_POLICY", "guest"));

        assertEquals(
                new JsonObject().put("tokens", false).put("anonymous", "guest"),
                new JsonObject(get(port, "/console/settings", Map.of()).body()));
        assertEquals(404, token(port, Map.of("Origin", "http://localhost:" + port), person("a")).status);
    }

    @Test
    void theLocalStackGivesThePageATokenForAName() {
        var port = gateway(Map.of("LOCAL_ISSUER_TOKEN_URL", issuer(200)));
        var origin = Map.of("Origin", "http://localhost:" + port);

        assertTrue(new JsonObject(get(port, "/console/settings", Map.of()).body()).getBoolean("tokens"));
        assertEquals(
                new JsonObject().put("token", "for-ada-Ada L"),
                new JsonObject(
                        token(port, origin, new JsonObject().put("sub", "ada").put("name", "Ada L"))
                                .body()));
    }

    @Test
    void nobodyButThePageItselfGetsOne() {
        var port = gateway(Map.of("LOCAL_ISSUER_TOKEN_URL", issuer(200)));
        var page = "http://localhost:" + port;

        assertEquals(403, token(port, Map.of(), person("a")).status, "no Origin");
        assertEquals(403, token(port, Map.of("Origin", "http://evil.example"), person("a")).status);
        assertEquals(403, token(port, Map.of("Origin", "null"), person("a")).status);
        assertEquals(403, token(port, Map.of("Origin", "http://localhost:1"), person("a")).status, "another port");
        assertEquals(
                403,
                token(
                                port,
                                Map.of("Origin", "http://evil.example:" + port, "Host", "evil.example:" + port),
                                person("a"))
                        .status,
                "a name of its own that points here");
        assertEquals(403, token(port, Map.of("Origin", page, "X-Forwarded-For", "203.0.113.9"), person("a")).status);
        assertFalse(new JsonObject(get(port, "/console/settings", Map.of("Host", "evil.example"))
                        .body())
                .getBoolean("tokens"));
    }

    @Test
    void whatIsNoNameIsRefusedAndAnIssuerInTroubleIsTold() {
        var port = gateway(Map.of("LOCAL_ISSUER_TOKEN_URL", issuer(200)));
        var page = Map.of("Origin", "http://localhost:" + port);

        assertEquals(400, token(port, page, new JsonObject()).status);
        assertEquals(400, token(port, page, person(" ")).status);
        assertEquals(400, token(port, page, person("x".repeat(101))).status);
        assertEquals(400, token(port, page, person("a\nb")).status);
        assertEquals(400, token(port, page, new JsonObject().put("sub", 7).put("name", "x")).status);
        assertEquals(400, post(port, page, Buffer.buffer("{")).status);
        assertEquals(400, post(port, page, Buffer.buffer("x".repeat(100_000))).status);

        var inTrouble = gateway(Map.of("LOCAL_ISSUER_TOKEN_URL", issuer(500)));
        assertEquals(502, token(inTrouble, Map.of("Origin", "http://localhost:" + inTrouble), person("a")).status);
    }

    private static JsonObject person(String name) {
        return new JsonObject().put("sub", name).put("name", name);
    }

    private int gateway(Map<String, String> environment) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(AuthConfig.class)
                .withMapping(ConsoleConfig.class)
                .withSources(new PropertiesConfigSource(environment, "environment", 300))
                .build();
        var console = config.getConfigMapping(ConsoleConfig.class);
        var router = Router.router(vertx);
        new ConsoleRoutes(console, config.getConfigMapping(AuthConfig.class), new LocalTokens(console, vertx))
                .register(router);
        router.route()
                .last()
                .handler(context -> context.response().setStatusCode(418).end());
        return await(vertx.createHttpServer().requestHandler(router).listen(0, "localhost"))
                .actualPort();
    }

    /// The launcher's part: a token for whoever is named.
    private String issuer(int status) {
        var server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    var person = body.toJsonObject();
                    var token = "for-" + person.getString("sub") + "-" + person.getString("name");
                    request.response()
                            .setStatusCode(status)
                            .end(new JsonObject().put("token", token).toBuffer());
                }));
        return "http://127.0.0.1:" + await(server.listen(0, "127.0.0.1")).actualPort() + "/token";
    }

    private Answer get(int port, String path, Map<String, String> headers) {
        return ask(HttpMethod.GET, port, path, headers, Buffer.buffer());
    }

    private Answer token(int port, Map<String, String> headers, JsonObject person) {
        return post(port, headers, person.toBuffer());
    }

    private Answer post(int port, Map<String, String> headers, Buffer body) {
        return ask(HttpMethod.POST, port, "/console/token", headers, body);
    }

    private Answer ask(HttpMethod method, int port, String path, Map<String, String> headers, Buffer body) {
        return await(vertx.createHttpClient()
                .request(method, port, "localhost", path)
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    // Inside, on the client's own thread: the body may be here before anybody else asks for it.
                    return request.send(body).compose(ConsoleRoutesTest::answer);
                }));
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), response, body));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
