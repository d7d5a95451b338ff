package dev.parley.stack.system;

import java.time.Duration;

/// The stack of all tests that break nothing: two gateways, and a [FakeCanister] as its AI.
final class SharedStack {
    static final Duration SLOW_CLOSE_HANDSHAKE = Duration.ofSeconds(3);
    private static FakeCanister canister;
    private static StackUnderTest stack;

    private SharedStack() {}

    static synchronized StackUnderTest get() {
        if (stack == null) {
            canister = FakeCanister.start();
            stack = StackUnderTest.start(StackSettings.fresh()
                    .gateways(2)
                    .canister(canister)
                    .with("GATEWAY_AUTH_CLOCK_SKEW", "0s")
                    // Who has stopped reading is waited for as long as it takes to see that it does not read.
                    .with("GATEWAY_CONNECTION_SLOW_CLOSE_HANDSHAKE", SLOW_CLOSE_HANDSHAKE.toSeconds() + "s")
                    .with("BRIDGE_REPLY_ANSWER_TIMEOUT", "5s"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stack.close();
                canister.close();
            }));
        }
        return stack;
    }

    static synchronized FakeCanister canister() {
        get();
        return canister;
    }
}
