package dev.parley.gateway.transport;

import dev.parley.gateway.memory.Account;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose an answer is while it waits for its reader: that of the person whose request it answers, once that is known.
/// With the connection's next request it is again nobody's in particular.
public final class HeldAnswers {
    private static final AttributeKey<Account> ACCOUNT = AttributeKey.valueOf(HeldAnswers.class, "account");

    private HeldAnswers() {}

    static void on(Channel channel, @Nullable Account account) {
        channel.attr(ACCOUNT).set(account);
    }

    /// The answer to this request is for that person. From any thread.
    public static void belong(HttpServerRequest request, UUID person) {
        belong(((ConnectionBase) request.connection()).channel(), person);
    }

    static void belong(Channel channel, UUID person) {
        var account = channel.attr(ACCOUNT).get();
        if (account != null) {
            channel.eventLoop().execute(() -> {
                account.signedIn(person);
                var exchange = channel.pipeline().get(Exchange.class);
                if (exchange != null) {
                    exchange.client().leave();
                }
            });
        }
    }
}
