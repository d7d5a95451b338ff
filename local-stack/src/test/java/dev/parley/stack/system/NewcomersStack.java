package dev.parley.stack.system;

/// The stack a newcomer starts, with two gateways: no AI of one's own, so the development canister answers.
final class NewcomersStack {
    private static StackUnderTest stack;

    private NewcomersStack() {}

    static synchronized StackUnderTest get() {
        if (stack == null) {
            stack = StackUnderTest.start(StackSettings.fresh().gateways(2));
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
        }
        return stack;
    }
}
