package dev.parley.bench.growth;

import dev.parley.bench.growth.GrownTables.Part;
import java.util.List;
import java.util.function.Function;

/// One kind of request: for whom it is made, in turn, and what it asks for.
record Reading(String name, List<Part> parts, Function<Part, String> path) {
    private static final String CONVERSATIONS = "/internal/v1/conversations";
    private static final String LIST = CONVERSATIONS + "?archived=false&limit=50";

    static List<Reading> all(GrownTables tables, List<Part> anybody) {
        var room = List.of(tables.inTheRoom());
        var regular = List.of(tables.regular());
        var many = " (" + tables.inConversations() + " conversations)";
        return List.of(
                new Reading("history", anybody, part -> messages(part, "")),
                new Reading("history, midst of the room", room, part -> messages(part, "&before=" + tables.midst())),
                new Reading("history by place, the same", room, part -> messages(part, "&from=" + tables.midst())),
                new Reading("open", anybody, part -> of(part) + "/snapshot?limit=50"),
                new Reading("open the room", room, part -> of(part) + "/snapshot?limit=50"),
                new Reading("list", anybody, _ -> LIST),
                new Reading("list" + many, regular, _ -> LIST),
                new Reading("search, rare word", anybody, _ -> search("seldom")),
                new Reading("search, 1 in 10 messages", anybody, _ -> search("often")),
                new Reading("search, rare word" + many, regular, _ -> search("seldom")),
                new Reading("search, 1 in 10" + many, regular, _ -> search("often")));
    }

    private static String of(Part part) {
        return CONVERSATIONS + "/" + part.conversation();
    }

    private static String messages(Part part, String place) {
        return of(part) + "/messages?limit=50" + place;
    }

    private static String search(String word) {
        return "/internal/v1/search?limit=20&query=" + word;
    }
}
