package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.gateway.support.Neighbours;
import dev.parley.gateway.support.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lists of all conversations, for clients that know no pages.
@QuarkusTest
@QuarkusTestResource(Neighbours.class)
class OverviewsTest {
    @TestHTTPResource("/")
    URI gateway;

    private Rest alice() {
        return Rest.of(gateway, "overview-" + UUID.randomUUID());
    }

    @AfterEach
    void asItWas() {
        Neighbours.session.overviewPage = 100;
        Neighbours.session.overviewPeople = 0;
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private static List<String> created(Rest person, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> {
                    var title = "overview " + number;
                    var made = person.post("/api/v1/conversations", "{\"kind\":\"ai\",\"title\":\"" + title + "\"}");
                    assertEquals(201, made.status(), made.response().body());
                    return title;
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"/chats,chats,name", "/api/messages/conversations,conversations,title"})
    void pageAfterPageShowsAllOfThemNewestFirst(String path, String list, String title) {
        var alice = alice();
        var titles = created(alice, 5);

        for (var page : new int[] {1, 2, 5, 100}) {
            Neighbours.session.overviewPage = page;
            var answer = alice.get(path);
            assertEquals(200, answer.status(), answer.response().body());
            assertEquals(titles.reversed(), texts(answer.json().path(list), title), "pages of " + page);
            assertFalse(answer.json().has("truncated"));
        }
    }

    @Test
    void ofVeryManyPeopleSomeAreListedOneselfAmongThemAndAllAreCounted() {
        var alice = alice();
        created(alice, 1);
        Neighbours.session.overviewPeople = 300;

        var chat = alice.get("/chats").json().path("chats").path(0);
        assertEquals(300, chat.path("participantCount").asInt());
        assertEquals(100, chat.path("participants").size());
        assertEquals("number 300", last(chat.path("participantNames")));

        var conversation = alice.get("/api/messages/conversations")
                .json()
                .path("conversations")
                .path(0);
        assertEquals(300, conversation.path("participantCount").asInt());
        assertEquals(99, conversation.path("participants").size(), "without oneself");
    }

    @Test
    void ofAsManyAsFitAllAreListed() {
        var alice = alice();
        created(alice, 1);
        Neighbours.session.overviewPeople = 100;

        var chat = alice.get("/chats").json().path("chats").path(0);
        assertEquals(100, chat.path("participants").size());
        assertFalse(chat.has("participantCount"));
    }

    private static String last(JsonNode list) {
        return list.path(list.size() - 1).asText();
    }
}
