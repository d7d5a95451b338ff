package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.token.ServiceSecrets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AnonymousSessionTest {
    private static final String SECRET = "a secret all our services share, 32 bytes";

    private final AnonymousSession sessions = of(SECRET);

    private static AnonymousSession of(String secret, String... former) {
        return new AnonymousSession(new ServiceSecrets(secret), List.of(former));
    }

    @Test
    void noTwoIdsAreAlikeAndEveryGatewayKnowsThem() {
        var ids = Stream.generate(sessions::newId).limit(1000).collect(Collectors.toSet());

        assertEquals(1000, ids.size());
        assertTrue(ids.stream().allMatch(of(SECRET)::isId));
    }

    @Test
    void aGuestStaysWhoItIsWhenTheSecretIsChanged() {
        var next = "the secret that comes after it, 32 bytes";
        var id = sessions.newId();
        var changing = new AnonymousSession(new ServiceSecrets(next, Optional.of(SECRET)), List.of());

        assertTrue(changing.isId(id), "while the old one is accepted");
        assertTrue(of(next).isId(changing.newId()), "new ids are by the new one");
        assertFalse(of(next).isId(id));
        assertTrue(of(next, SECRET).isId(id), "where the old one counts for guests alone");
    }

    @Test
    void nobodyChoosesAnId() {
        var id = sessions.newId();
        var other = id.charAt(20) == 'a' ? 'b' : 'a';
        for (var text : List.of(
                "",
                "anon_" + "0".repeat(32),
                "anon_" + "0".repeat(64),
                id.toUpperCase(),
                id + "0",
                id.substring(1),
                id.substring(0, id.length() - 1),
                id.substring(0, 20) + other + id.substring(21))) {
            assertFalse(sessions.isId(text), text);
        }
        assertFalse(sessions.isId(null));
        assertFalse(of("the secret of somebody else, 32 bytes").isId(id));
    }
}
