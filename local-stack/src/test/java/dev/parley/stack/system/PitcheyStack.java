package dev.parley.stack.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A stack of two gateways that know the tokens of the pitchey system: HS256 under a secret, with a numeric
/// `userId` and an `exp` in milliseconds.
final class PitcheyStack {
    static final String SECRET = "the secret of the pitchey system's own tokens";
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);
    private static StackUnderTest stack;

    private PitcheyStack() {}

    static synchronized StackUnderTest get() {
        if (stack == null) {
            stack = StackUnderTest.start(StackSettings.fresh()
                    .gateways(2)
                    .withoutAi()
                    .with("JWT_SECRET", SECRET)
                    // What has arrived is known at once.
                    .with("GATEWAY_DELIVERY_CONFIRM_EVERY", "0s"));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        }
        return stack;
    }

    /// Somebody of the pitchey system, new for each test.
    record Member(long number, String name, String token) {
        static Member named(String name) {
            var number = NUMBERS.incrementAndGet();
            return new Member(
                    number, name, PitcheyStack.token(number, name, Instant.now().plus(Duration.ofHours(1))));
        }

        RestClient rest(int gateway) {
            return new RestClient(get(), gateway, token);
        }

        ChatClient opens(int gateway) {
            return ChatClient.connect(address(gateway, "?token=" + token));
        }

        /// Lets nothing pass by: `connected` is the first frame.
        ChatClient enters(int gateway) {
            var client = opens(gateway);
            client.hears("connected");
            return client;
        }
    }

    static URI address(int gateway, String query) {
        return URI.create("ws://localhost:" + get().port(gateway) + "/api/messages/ws" + query);
    }

    static String token(long number, String name, Instant expires) {
        var claims = Frame.JSON
                .createObjectNode()
                .put("userId", number)
                .put("email", name + "@example.org")
                .put("username", name)
                .put("exp", expires.toEpochMilli());
        return signed(claims);
    }

    static String signed(ObjectNode claims) {
        var head = Frame.JSON.createObjectNode().put("alg", "HS256").put("typ", "JWT");
        var content = base64(head.toString()) + "." + base64(claims.toString());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return content + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
