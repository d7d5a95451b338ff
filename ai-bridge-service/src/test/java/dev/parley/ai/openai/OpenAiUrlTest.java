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
        "http://localhost:11434/openai, http://localhost:11434/openai/v1/chat/completions"
    })
    void baseUrlsComeWithOrWithoutTheVersion(String base, String url) {
        assertEquals(url, OpenAiSource.completions(URI.create(base)));
    }
}
