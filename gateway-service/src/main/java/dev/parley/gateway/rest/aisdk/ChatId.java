package dev.parley.gateway.rest.aisdk;

import dev.parley.gateway.rest.HashedKey;

/// What a client calls a chat: any text, and its own. The conversation behind it is kept by a key, in which a short id
/// stands as it is, so that it can be said on a socket as well (clients/ai-sdk).
record ChatId(String text) {
    static final int MAX_CHARACTERS = 256;

    private static final String PREFIX = "chat:";
    private static final int MAX_KEY = 64;

    String key() {
        var plain = PREFIX + text;
        return plain.length() <= MAX_KEY ? plain : HashedKey.of("chat-sha256", text);
    }
}
