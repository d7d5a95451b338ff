package dev.parley.gateway.rest.rooms;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.rest.ErrorWording;
import jakarta.inject.Singleton;
import java.util.Map;

/// `{error}`, as the clients of the rooms system know it.
@Singleton
class RoomsErrors implements ErrorWording {
    @Override
    public boolean isFor(String path) {
        return path.startsWith("/auth/profile") || path.equals("/chats") || path.startsWith("/chats/");
    }

    @Override
    public Object entity(Rejection rejection) {
        return Map.of("error", ErrorWording.sentence(rejection));
    }
}
