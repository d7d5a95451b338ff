package dev.parley.stack.system;

/// The stack of all tests that break nothing: two gateways, and a [FakeCanister] as its AI.
final class SharedStack {
    static final String AI_SERVICE_KEY = "a-key-for-canisters-that-dial-in";

    private static FakeCanister canister;
    private static StackUnderTest stack;

    private SharedStack() {}

    static synchronized StackUnderTest get() {
        if (stack == null) {
            canister = FakeCanister.start();
            stack = StackUnderTest.start(
                    StackSettings.fresh().gateways(2).canister(canister).with("AI_SERVICE_KEY", AI_SERVICE_KEY));
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
