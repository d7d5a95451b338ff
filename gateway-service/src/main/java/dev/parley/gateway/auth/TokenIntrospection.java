package dev.parley.gateway.auth;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.gateway.limits.NetworkBuckets;
import dev.parley.gateway.limits.NetworkTurns;
import dev.parley.gateway.limits.Rate;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Leaves it to another API to say whose a token is: `GET url` with that token, answered by `{user: {userId, email,
/// name, role?}}` or those fields alone (docs/dialects/rooms.md). Blocks.
///
/// Answers are remembered by the token's hash: good ones until the token ends and no longer than set, those of tokens
/// that are none for some seconds. (Who has no profile yet may have one at once.) So many tokens are asked about at a
/// time, and no more; fewer of one address, and no further ones of one that has brought many the other API does not
/// know.
@ApplicationScoped
public class TokenIntrospection {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final AuthResult AWAY = new AuthResult.Rejected(RejectionReason.UNAVAILABLE);
    private static final AuthResult FORGED = new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE);

    private final AuthConfig.Profile config;
    /// Null: nobody is to be asked.
    private final @Nullable Api api;
    private final int maxTokenSize;
    private final Clock clock;
    private final Cache<ByteBuffer, AuthResult.Verified> remembered;
    private final Cache<ByteBuffer, AuthResult> refused;
    private final Semaphore calls;
    private final NetworkTurns turns;
    private final NetworkBuckets unknown;

    /// The other API, and what reaches it.
    private record Api(URI url, HttpClient client) {}

    TokenIntrospection(AuthConfig config, Clock clock) {
        this.clock = clock;
        this.config = config.profile();
        this.maxTokenSize = config.maxTokenSize();
        this.api = config.profile()
                .url()
                .map(url -> new Api(
                        address(url),
                        HttpClient.newBuilder()
                                .connectTimeout(config.profile().timeout())
                                .build()))
                .orElse(null);
        this.remembered = Caffeine.newBuilder()
                .maximumSize(config.rememberedTokens())
                .expireAfterWrite(config.profile().rememberedFor())
                .build();
        this.refused = Caffeine.newBuilder()
                .maximumSize(config.rememberedTokens())
                .expireAfterWrite(config.profile().refusalRememberedFor())
                .build();
        this.calls = new Semaphore(config.profile().maxCalls(), true);
        this.turns = new NetworkTurns(config.profile().maxCallsOfAddress());
        this.unknown = new NetworkBuckets(
                Rate.of(config.profile().maxUnknownPerMinute(), Duration.ofMinutes(1)), System::nanoTime);
    }

    private static URI address(String text) {
        try {
            var address = URI.create(text);
            if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ConfigurationException("AUTH_PROFILE_URL is not an http or https address");
    }

    /// Whether anybody is to be asked.
    public boolean asked() {
        return api != null;
    }

    /// Where somebody is [#asked].
    private Api api() {
        return Objects.requireNonNull(api);
    }

    /// `address`: where its bearer is.
    public AuthResult verify(String token, String address) {
        // What cannot stand in a header is no token.
        if (token.length() > maxTokenSize || !token.chars().allMatch(c -> c > ' ' && c < 127)) {
            return new AuthResult.Rejected(RejectionReason.MALFORMED);
        }
        var hash = Authenticator.hash(token);
        var known = known(hash);
        return known == null
                ? turns.inTurn(address, config.callPatience(), () -> find(token, hash, address))
                        .orElse(AWAY)
                : known;
    }

    /// Null: it has to be asked.
    private @Nullable AuthResult known(ByteBuffer hash) {
        var known = remembered.getIfPresent(hash);
        if (known != null && clock.instant().isBefore(known.identity().expiresAt())) {
            return known;
        }
        return refused.getIfPresent(hash);
    }

    private AuthResult find(String token, ByteBuffer hash, String address) {
        var known = known(hash); // by whoever had its turn before
        if (known != null) {
            return known;
        }
        // Counted as unknown until it is known; few are at a time.
        if (!unknown.take(address)) {
            return new AuthResult.Rejected(RejectionReason.TOO_MANY_UNKNOWN);
        }
        var verdict = mayCall() ? call(token, hash) : AWAY;
        if (verdict instanceof AuthResult.Verified || verdict.equals(AWAY)) {
            unknown.giveBack(address);
        }
        return verdict;
    }

    private AuthResult call(String token, ByteBuffer hash) {
        try {
            var verdict = ask(token);
            if (verdict instanceof AuthResult.Verified verified) {
                remembered.put(hash, verified);
            } else if (verdict.equals(FORGED)) {
                refused.put(hash, verdict);
            }
            return verdict;
        } finally {
            calls.release();
        }
    }

    private boolean mayCall() {
        try {
            return calls.tryAcquire(config.callPatience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private AuthResult ask(String token) {
        var request = HttpRequest.newBuilder(api().url)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .timeout(config.timeout())
                .build();
        var pause = config.pause();
        for (var attempt = 1; ; attempt++) {
            try {
                var answer = answer(request);
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    return verdict(answer, token);
                }
                Log.warnf("profile not told status=%d attempt=%d", answer.statusCode(), attempt);
            } catch (IOException e) {
                Log.warnf("profile not told cause=%s attempt=%d", e.getClass().getSimpleName(), attempt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return AWAY;
            }
            if (attempt >= config.tries() || !rests(pause)) {
                return AWAY;
            }
            pause = pause.multipliedBy(2);
        }
    }

    /// The request's own timeout ends with the headers; a body that trickles in needs another.
    private HttpResponse<byte[]> answer(HttpRequest request) throws IOException, InterruptedException {
        var answer =
                api().client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.maxSize()));
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer in time");
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean rests(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private AuthResult verdict(HttpResponse<byte[]> answer, String token) {
        if (answer.statusCode() == 404) {
            return new AuthResult.Rejected(RejectionReason.NO_PROFILE);
        }
        if (answer.statusCode() == 403) {
            return new AuthResult.Rejected(RejectionReason.FORBIDDEN);
        }
        if (answer.statusCode() != 200) {
            return new AuthResult.Rejected(RejectionReason.BAD_SIGNATURE);
        }
        return profile(answer.body())
                .<AuthResult>map(user -> new AuthResult.Verified(identity(user, token)))
                .orElseGet(() -> new AuthResult.Rejected(RejectionReason.NO_PROFILE));
    }

    private static Optional<JsonNode> profile(byte[] body) {
        try {
            var root = JSON.readTree(body);
            var user = root.path("user").isObject() ? root.path("user") : root;
            var subject = text(user, "userId");
            var whole = subject != null
                    && Claims.isId(subject)
                    && text(user, "email") != null
                    && text(user, "name") != null;
            return whole ? Optional.of(user) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("An array of bytes could not be read", e);
        }
    }

    private static @Nullable String text(JsonNode user, String name) {
        var text = user.path(name).asText("");
        return text.isBlank() ? null : text;
    }

    private Identity identity(JsonNode user, String token) {
        return new Identity(
                api().url.getScheme() + "://" + api().url.getAuthority(),
                Objects.requireNonNull(text(user, "userId")), // As [#profile] has seen.
                PersonTraits.builder()
                        .email(text(user, "email"))
                        .name(text(user, "name"))
                        .role(text(user, "role") == null ? "" : text(user, "role"))
                        .build(),
                Optional.empty(),
                Optional.empty(),
                end(token),
                Optional.empty(),
                false);
    }

    /// When the token says it ends, which is only used to forget it: whether it is good the other API has said.
    private Instant end(String token) {
        var latest = clock.instant().plus(config.rememberedFor());
        var parts = token.split("\\.");
        try {
            var claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""));
            var said = claims.path("exp").asLong();
            return said > 0 && said < latest.getEpochSecond() ? Instant.ofEpochSecond(said) : latest;
        } catch (IllegalArgumentException | IOException e) {
            return latest;
        }
    }
}
