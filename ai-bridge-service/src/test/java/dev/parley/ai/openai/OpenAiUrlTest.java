package dev.parley.ai.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, https://api.example.com/v1/chat/completions",
        "https://api.example.com/, https://api.example.com/v1/chat/completions",
        "https://api.example.com/v1, https://api.example.com/v1/chat/completions",
        "https://api.example.com/v1/, https://api.example.com/v1/chat/completions",
        "http://localhost:11434/openai, http://localhost:11434/openai/chat/completions",
        "https://g.example.com/v1beta/openai/, https://g.example.com/v1beta/openai/chat/completions",
        "https://z.example.com/api/paas/v4, https://z.example.com/api/paas/v4/chat/completions",
        "https://a.example.com/inference?api-version=5, https://a.example.com/inference/chat/completions?api-version=5",
        "https://a.example.com/v1/chat/completions, https://a.example.com/v1/chat/completions",
        "https://a.example.com/d/chat/completions/?v=1&w=2, https://a.example.com/d/chat/completions?v=1&w=2",
        "https://a.example.com?v=1, https://a.example.com/v1/chat/completions?v=1",
    })
    void aUrlIsUsedAsGiven(String base, String url) {
        assertEquals(url, CompletionsUrl.of(URI.create(base)));
    }
}
