package dev.parley.gateway.rest.pitchey;

import dev.parley.gateway.protocol.Rejection;
import dev.parley.gateway.rest.ErrorWording;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.regex.Pattern;

/// `{success, error}`, as the clients of the pitchey system know it.
@Singleton
class PitcheyErrors implements ErrorWording {
    private static final Pattern OF_PORTALS = Pattern.compile("/api/(creator|investor|production)/conversations/.*");

    @Override
    public boolean isFor(String path) {
        return path.startsWith("/api/messages/")
                || path.equals(PitcheyProfileResource.PATH)
                || OF_PORTALS.matcher(path).matches();
    }

    @Override
    public Object entity(Rejection rejection) {
        return Map.of("success", false, "error", ErrorWording.sentence(rejection));
    }
}
