package dev.parley.stack.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.stack.system.OpenApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of the OpenAPI document on a whole stack: its examples, whatever else its schemas accept, and what
/// they do not. Another seed (`-Dopenapi.seed=2`) asks otherwise.
class OpenApiRequestsTest {
    private static final int SAMPLES = 12;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final StackUnderTest STACK = SharedStack.get();
    private static final OpenApiDocument API =
            new OpenApiDocument(Http.get(STACK.http(1, "/api/v1/openapi.yaml")).body());

    /// Where pages and signs of other requests stand: their texts mean something to the server alone.
    private static final Set<String> OPAQUE = Set.of("cursor", "nextToken", "token");

    private static String admin;
    private static String service;
    private static Person author;
    private static String document;

    private static final long SEED = Long.getLong("openapi.seed", 1);

    private final Random random = new Random(SEED);

    @BeforeAll
    static void aDocument() {
        admin = STACK.ofTheCommand("token", "--sub", "admin", "--role", "admin");
        service = STACK.ofTheCommand("token", "--service", "backend");
        aTemplate();
        author = STACK.person("author");
        try (var form = new Applicant(STACK, author.token(), "an-example")) {
            form.connects(1);
            document = form.completes((_, _) -> "Zoë Quinn");
        }
    }

    private static void aTemplate() {
        var note = API.operations().stream()
                .filter(one -> one.id().equals("putTemplate"))
                .findFirst()
                .orElseThrow()
                .body()
                .path("example")
                .toString();
        var stored = new RestClient(STACK, 1, admin).tries("PUT", "/api/v1/document-templates/an-example", note);
        assertEquals(200, stored.statusCode(), stored.body());
    }

    static Stream<Operation> operations() {
        return API.operations().stream();
    }

    private record Asked(Operation operation, String path, Map<String, String> headers, String body) {}

    @ParameterizedTest
    @MethodSource("operations")
    void itsExamplesWork(Operation operation) {
        var world = new RestWorld(STACK);
        aTemplate();
        var query = new StringJoiner("&", "?", "");
        var headers = new LinkedHashMap<String, String>();
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").asText();
            // A tag is of one thing; and of what is before and what is after only one can be asked for.
            if (parameter.has("example") && !name.equals("If-Match") && !name.equals("before_seq")) {
                var example = name.equals("conversation_id")
                        ? world.group
                        : parameter.path("example").asText();
                switch (parameter.path("in").asText()) {
                    case "query" -> query.add(name + "=" + encoded(example));
                    case "header" -> headers.put(name, example);
                    default -> {}
                }
            }
        }
        var body = operation.body() == null
                ? null
                : world.of(
                        operation.body().has("example")
                                ? operation.body().path("example")
                                : API.follow(operation.body().path("schema")).path("example"),
                        operation);

        var asked = new Asked(operation, path(operation, world) + query, headers, body);
        var answer = answerTo(asked, world);

        assertEquals(2, answer.statusCode() / 100, asked + " → " + told(answer));
        isAsDocumented(asked, answer);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whateverItsSchemasAcceptIsAnsweredAsItSays(Operation operation) {
        var world = new RestWorld(STACK);
        for (var sample = 0; sample < SAMPLES; sample++) {
            var asked = valid(operation, world);

            var answer = answerTo(asked, world);

            isAsDocumented(asked, answer);
            assertFalse(
                    Set.of(400, 413, 415, 429, 503).contains(answer.statusCode()),
                    "seed " + SEED + ": " + asked + " → " + told(answer));
            if (answer.statusCode() == 204) {
                world = new RestWorld(STACK);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whateverTheyDoNotAcceptIsRefusedAsAProblem(Operation operation) {
        var world = new RestWorld(STACK);
        var good = valid(operation, world);
        if (good.body != null) {
            for (var body : List.of("", "{", "[]", "7", "\"x\"", "null")) {
                if (!body.isEmpty()
                        || operation.says().at("/requestBody/required").asBoolean()) {
                    refuses(new Asked(operation, good.path, Map.of(), body), world);
                }
            }
            var schema = API.follow(operation.body().path("schema"));
            var one = schema.has("oneOf") ? schema.path("oneOf").get(0) : schema;
            var value = (ObjectNode) values(operation, world).valid(named(operation), one);
            for (var broken : values(operation, world).broken(value, one)) {
                refuses(new Asked(operation, good.path, Map.of(), broken.toString()), world);
            }
            var typed = new LinkedHashMap<>(good.headers);
            typed.put("Content-Type", "text/plain");
            var answer = answerTo(new Asked(operation, good.path, typed, good.body), world);
            assertEquals(415, answer.statusCode(), operation + " → " + told(answer));
            isAsDocumented(good, answer);
        }
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> {
                    if (parameter.at("/schema/format").asText().equals("uuid")) {
                        refuses(
                                new Asked(
                                        operation, operation.path().replaceAll("\\{[^}]+}", "7"), Map.of(), good.body),
                                world);
                    }
                }
                case "query" -> {
                    for (var wrong : inQuery(values(operation, world), parameter.path("schema"))) {
                        var path = path(operation, world) + "?query=x&" + name + "=" + encoded(wrong);
                        refuses(new Asked(operation, path.replace("?query=x&query", "?query"), Map.of(), null), world);
                    }
                }
                default -> {}
            }
        }
    }

    /// A parameter is text anyway, and an empty one may be none.
    private static List<String> inQuery(SchemaValues values, JsonNode schema) {
        if (schema.path("type").asText().equals("integer")) {
            return values.invalid(schema).stream()
                    .filter(wrong -> wrong.isNumber())
                    .map(JsonNode::asText)
                    .toList();
        }
        return values.invalid(schema).stream()
                .filter(wrong -> wrong.isTextual() && !wrong.asText().isEmpty())
                .map(JsonNode::asText)
                .toList();
    }

    private void refuses(Asked asked, RestWorld world) {
        var answer = answerTo(asked, world);
        var said = "seed " + SEED + ": " + asked + " → " + told(answer);
        isAsDocumented(asked, answer);
        if (isOurs(asked.operation)) {
            assertEquals(4, answer.statusCode() / 100, said);
            assertTrue(
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                    said);
            assertEquals(
                    answer.statusCode(),
                    Frame.read(answer.body()).json().path("status").asInt(),
                    said);
        }
    }

    /// The other systems' clients are used to being understood, whatever they leave in a field.
    private static boolean isOurs(Operation operation) {
        return operation.isOf("/api/v1") || operation.isOf("/internal") || operation.isOf("/documents");
    }

    /// One of those the document names, with a body as it says.
    private void isAsDocumented(Asked asked, HttpResponse<String> answer) {
        var said = "seed " + SEED + ": " + asked + " → " + told(answer);
        var foreseen = API.answer(asked.operation, answer.statusCode());
        assertFalse(foreseen.isMissingNode(), said);
        var content = foreseen.path("content");
        if (content.isMissingNode()) {
            assertEquals("", answer.body(), said);
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        assertTrue(content.has(type), said);
        if (type.endsWith("json")) {
            assertEquals(
                    List.of(),
                    API.faults(
                            content.path(type).path("schema"),
                            Frame.read(answer.body()).json()),
                    said);
        }
        foreseen.path("headers").fieldNames().forEachRemaining(header -> {
            if (!header.equals("Retry-After")) {
                assertTrue(answer.headers().firstValue(header).isPresent(), header + " of " + said);
            }
        });
    }

    private SchemaValues values(Operation operation, RestWorld world) {
        return new SchemaValues(API, random, field -> world.known(operation, field, random));
    }

    private static String named(Operation operation) {
        var reference = operation.body().at("/schema/$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private Asked valid(Operation operation, RestWorld world) {
        var values = values(operation, world);
        var query = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        for (var parameter : operation.parameters()) {
            var name = parameter.path("name").asText();
            var isWanted = parameter.path("required").asBoolean() || random.nextBoolean();
            if (!isWanted || OPAQUE.contains(name) || name.equals("after_seq") && query.containsKey("before_seq")) {
                continue;
            }
            switch (parameter.path("in").asText()) {
                case "query" ->
                    query.put(name, values.valid(name, parameter.path("schema")).asText());
                // Headers are ASCII.
                case "header" -> headers.put(name, "\"" + random.nextInt(100) + "\"");
                default -> {}
            }
        }
        var body = operation.body() == null
                ? null
                : values.valid(named(operation), operation.body().path("schema"))
                        .toString();
        var joined = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> joined.add(name + "=" + encoded(value)));
        return new Asked(operation, path(operation, world) + joined, headers, body);
    }

    private static String path(Operation operation, RestWorld world) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.path("in").asText().equals("path")) {
                var name = parameter.path("name").asText();
                var place = switch (name) {
                    case "document" -> document;
                    case "template" -> operation.method().equals("GET") ? "mutual-nda" : "an-example";
                    default -> world.place(operation, name);
                };
                path = path.replace(
                        "{" + name + "}",
                        encoded(place == null ? parameter.path("example").asText() : place));
            }
        }
        return path;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String told(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.headers().map().get("content-type") + " "
                + answer.body().substring(0, Math.min(400, answer.body().length()));
    }

    private static String token(Operation operation, RestWorld world) {
        if (operation.isOf("/internal")) {
            return service;
        }
        if (operation.isOf("/documents")) {
            return author.token();
        }
        return operation.isOf("/api/v1/document-templates") ? admin : world.alice.token();
    }

    private static HttpResponse<String> answerTo(Asked asked, RestWorld world) {
        var request = HttpRequest.newBuilder(
                        STACK.http(1 + Math.floorMod(UUID.randomUUID().hashCode(), 2), asked.path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token(asked.operation, world))
                .method(
                        asked.operation.method(),
                        asked.body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(asked.body));
        if (asked.body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        asked.headers.forEach(request::setHeader);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
