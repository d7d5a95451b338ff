package dev.parley.gateway.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginPolicyTest {
    private static final String HOST = "chat.example.com";

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.com,      chat.example.com,      true",
        "http://chat.example.com,       chat.example.com:80,   true",
        "https://chat.example.com:443,  chat.example.com,      true",
        "https://CHAT.example.com,      chat.Example.com,      true",
        "https://chat.example.com:8443, chat.example.com:8443, true",
        "https://chat.example.com:8443, chat.example.com,      false",
        "https://chat.example.com.evil.com, chat.example.com,  false",
        "https://evil.com,              chat.example.com,      false",
        "https://evil.com,              ,                      false",
        "http://localhost,              chat.example.com,      true",
        "http://localhost:5173,         chat.example.com,      true",
        "https://127.0.0.1:3000,        chat.example.com,      true",
        "http://[::1]:3000,             chat.example.com,      true",
        "http://localhost.evil.com,     chat.example.com,      false",
        "http://127.0.0.1.evil.com,     chat.example.com,      false",
        "http://localhost@evil.com,     chat.example.com,      false",
        "null,                          chat.example.com,      false",
        "chat.example.com,              chat.example.com,      false",
        "https://chat.example.com/,     chat.example.com,      false",
        "https://chat.example.com/x,    chat.example.com,      false",
        "https://,                      chat.example.com,      false",
        "'',                            chat.example.com,      false",
        "https://a b,                   a b,                   false",
    })
    void byDefaultOurOwnHostAndLocalhostPass(String origin, String host, boolean passes) {
        assertEquals(passes, new OriginPolicy(Optional.empty()).allows(origin, host));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example.com,     true",
        "https://app.example.com:443, true",
        "http://app.example.com,      false",
        "https://app.example.com:444, false",
        "http://localhost:3000,       true",
        "http://localhost:3001,       false",
        "https://chat.example.com,    false",
        "null,                        false",
    })
    void aListReplacesTheDefault(String origin, boolean passes) {
        var policy = new OriginPolicy(Optional.of(List.of("https://app.example.com", " http://localhost:3000 ")));

        assertEquals(passes, policy.allows(origin, HOST));
        assertTrue(policy.allows(null, HOST), "no browser");
    }

    @Test
    void aStarLetsEveryPagePass() {
        var policy = new OriginPolicy(Optional.of(List.of("*")));

        assertTrue(policy.allows("https://evil.com", HOST));
        assertTrue(policy.allows("null", HOST));
    }

    @Test
    void anEntryThatIsNoOriginStopsTheStart() {
        for (var entry : List.of("https://*.example.com", "app.example.com", "https://app.example.com/", "null")) {
            assertThrows(ConfigurationException.class, () -> new OriginPolicy(Optional.of(List.of(entry))), entry);
        }
    }
}
