package dev.parley.bench.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ProviderTest {
    @Test
    void repeatsTheNumberOfTheLastQuestionAndNotesItsOwnTime() throws Exception {
        try (var provider = Provider.start();
                var client = HttpClient.newHttpClient()) {
            for (var question = 2; question < 5; question++) {
                var body = "{\"messages\":[{\"content\":\"ask-1 parley\"},{\"content\":\"ask-%d parley\"}]}"
                        .formatted(question);
                var request = HttpRequest.newBuilder(URI.create(provider.baseUrl() + "/chat/completions"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(BodyPublishers.ofString(body))
                        .build();
                var answer = client.send(request, BodyHandlers.ofString()).body();
                assertTrue(answer.contains("\"content\":\"ask-" + question + " \""), answer);
                assertTrue(answer.endsWith("data: [DONE]\n\n"), answer);
                assertTrue(provider.tookNanos(question) > 0);
            }
            assertEquals(0, provider.tookNanos(99));
        }
    }
}
