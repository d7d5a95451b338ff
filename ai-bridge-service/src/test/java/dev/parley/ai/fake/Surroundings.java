package dev.parley.ai.fake;

import dev.parley.test.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/// Everything the bridge talks to, as real servers of our own, and settings quick enough for tests.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "a secret of the tests' own, long enough";
    public static final String ACCEPTED_SECRET = "the secret that is to come in its place";

    /// The discard port, where nothing listens: on one that is free for now another process soon may.
    private static final String NOBODY = "http://localhost:9";

    static {
        // Quarkus switches Vert.x's server side of WebSockets off for the whole JVM; our canisters need it.
        System.setProperty("vertx.disableWebsockets", "false");
    }

    private final Vertx vertx = Vertx.vertx();
    public final FakeRedis redis = new FakeRedis(vertx, FreePort.any());
    public final FakeSession session = new FakeSession();
    public final FakeSessionServer sessionServer = new FakeSessionServer(session, FreePort.any(), SECRET);
    public final FakeCanister first = new FakeCanister(vertx, FreePort.any(), "");
    public final FakeCanister second = new FakeCanister(vertx, FreePort.any(), "/canister?key=a-secret");
    public final FakeOpenAi openAi = new FakeOpenAi(vertx, FreePort.any());

    @Override
    public Map<String, String> start() {
        calm();
        var settings = new HashMap<String, String>();
        settings.put("bridge.trust.token-secret", SECRET);
        settings.put("bridge.trust.accepted-token-secret", ACCEPTED_SECRET);
        settings.put("bridge.announce.redis", redis.url());
        settings.put("bridge.announce.retry", "50ms");
        // Nobody takes connections at the first: the calls must go on to the second.
        settings.put("bridge.session.urls", NOBODY + "," + sessionServer.url());
        settings.put("bridge.session.answer-timeout", "2s");
        settings.put("bridge.canister.urls", first.url() + "," + second.url());
        settings.put("bridge.canister.ping-interval", "400ms");
        settings.put("bridge.canister.connect-timeout", "1s");
        settings.put("bridge.canister.reconnect-min", "20ms");
        settings.put("bridge.canister.reconnect-max", "100ms");
        settings.put("bridge.canister.max-message", "65536");
        settings.put("bridge.dialled-in.forget-after", "2s");
        settings.put("bridge.openai.base-url", openAi.url());
        settings.put("bridge.openai.api-key", "sk-test");
        settings.put("bridge.openai.model", "gpt-test");
        settings.put("bridge.openai.end-patience", "300ms");
        settings.put("bridge.openai.max-event", "200000");
        settings.put("bridge.openai.rest-min", "50ms");
        settings.put("bridge.openai.rest-max", "100ms");
        settings.put("bridge.reply.answer-timeout", "1500ms");
        settings.put("bridge.reply.lease", "5s");
        settings.put("bridge.reply.renew-every", "200ms");
        settings.put("bridge.reply.sweep-every", "100ms");
        settings.put("bridge.reply.sweep-idle", "100ms");
        settings.put("bridge.reply.max-answer", "20000");
        settings.put("bridge.reply.shutdown-grace", "500ms");
        return settings;
    }

    /// All there and as they should be, with nothing left of what was before.
    public void calm() {
        session.clear();
        first.calm();
        second.calm();
        openAi.calm();
        redis.start();
        sessionServer.start();
        first.start();
        second.start();
        openAi.start();
    }

    /// The same, but nobody answers.
    public void withoutProviders() {
        session.clear();
        redis.start();
        sessionServer.start();
        first.stop();
        second.stop();
        openAi.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(Surroundings.class));
    }

    @Override
    public void stop() {
        first.stop();
        second.stop();
        openAi.stop();
        sessionServer.stop();
        redis.stop();
        vertx.close();
    }
}
