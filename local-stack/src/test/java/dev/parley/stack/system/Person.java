package dev.parley.stack.system;

import java.util.UUID;

/// Somebody with a token of the stack's own issuer.
record Person(StackUnderTest stack, String subject, String name, String token) {
    /// A new one for each test, so that tests share a stack but nothing else.
    static Person named(String name, StackUnderTest stack) {
        var subject = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        return new Person(stack, subject, name, stack.token(subject, name));
    }

    ChatClient connects() {
        return connects(1);
    }

    ChatClient connects(int gateway) {
        return ChatClient.connect(stack.webSocket(gateway)).signsIn(token);
    }
}
