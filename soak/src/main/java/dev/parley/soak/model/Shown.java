package dev.parley.soak.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a client shows its user, held against what a new connection of the same person was told.
public final class Shown {
    /// Who has more conversations than come with the answer to connect is not told, of those beyond, which were pinned
    /// or archived while it was away.
    private static final int FIRST_PAGE = 50;

    private static final List<String> TOLD_ALWAYS = List.of("kind", "title", "description", "visibility");
    private static final List<String> TOLD_OF_FEW =
            List.of("kind", "title", "description", "visibility", "pinned", "archived");

    private final Replica fresh;
    private final Set<String> failed;
    private final List<String> differences = new ArrayList<>();

    /// `failed`: keys of messages that came to nothing, as the client has told.
    private Shown(Replica fresh, Set<String> failed) {
        this.fresh = fresh;
        this.failed = failed;
    }

    public static List<String> differences(JsonNode look, Replica fresh, Set<String> failed) {
        var shown = new Shown(fresh, failed);
        shown.list(look);
        look.path("shown").forEach(shown::conversation);
        return shown.differences;
    }

    private void list(JsonNode look) {
        if (!look.path("connected").asBoolean() || !look.path("complete").asBoolean()) {
            differences.add("does not have the whole list");
            return;
        }
        var listed = new HashSet<String>();
        for (var conversation : look.path("listed")) {
            var id = conversation.path("id").asText();
            if (!listed.add(id)) {
                differences.add(id + " is listed twice");
            }
            listed(id, conversation);
        }
        for (var id : fresh.conversations()) {
            if (hasFew() && !listed.contains(id) && !isArchived(id)) {
                differences.add(id + " is not listed");
            }
        }
    }

    private void listed(String id, JsonNode conversation) {
        var fields = fresh.of(id, ConversationState::fields);
        if (fields.isEmpty()) {
            differences.add(id + " is listed, fresh unknown");
            return;
        }
        for (var field : hasFew() ? TOLD_OF_FEW : TOLD_ALWAYS) {
            var told = fields.get().get(field);
            if (!conversation.path(field).asText("").equals(told)) {
                differences.add(id + ": " + field + " is listed as " + conversation.path(field) + ", fresh " + told);
            }
        }
    }

    private boolean hasFew() {
        return fresh.conversations().size() <= FIRST_PAGE;
    }

    private boolean isArchived(String id) {
        return fresh.of(id, state -> state.fields().get("archived"))
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    private void conversation(JsonNode view) {
        var id = view.path("id").asText();
        var told = fresh.of(id, ConversationState::messages);
        var status = view.path("status").asText();
        if (told.isEmpty() != status.equals("gone") || status.equals("opening")) {
            differences.add(id + " is " + status + " ("
                    + view.path("error").path("code").asText("no error") + "), fresh "
                    + (told.isEmpty() ? "unknown" : "known"));
        } else if (told.isPresent()) {
            messages(id, view, told.get());
        }
    }

    private void messages(String id, JsonNode view, List<JsonNode> told) {
        var stored = new ArrayList<JsonNode>();
        for (var message : view.path("messages")) {
            switch (message.path("state").asText()) {
                case "stored" -> stored.add(asTold(message));
                case "failed" -> {
                    if (!failed.contains(message.path("key").asText())) {
                        differences.add(id + " shows as failed what was not told to be so: " + message);
                    }
                }
                case "sending" -> differences.add(id + " shows as on its way: " + message);
                default -> {
                    if (isAmong(told, message)) {
                        differences.add(id + " shows as being written what is stored: " + message);
                    }
                }
            }
        }
        var expected = stretch(view, stored, told);
        if (!stored.equals(expected)) {
            differences.add(id + ": " + firstDifference(stored, expected));
        }
    }

    private static boolean isAmong(List<JsonNode> told, JsonNode message) {
        return message.has("id") && told.stream().anyMatch(one -> one.path("id").equals(message.path("id")));
    }

    /// The client's own words for it left out.
    private static JsonNode asTold(JsonNode message) {
        ObjectNode told = message.deepCopy();
        told.remove(List.of("localId", "state"));
        return Messages.canonical(told);
    }

    /// What it should be: all of it, but for what lies beyond the stretch that is kept.
    private static List<JsonNode> stretch(JsonNode view, List<JsonNode> stored, List<JsonNode> told) {
        var from = view.path("has_older").asBoolean() && !stored.isEmpty() ? seq(stored.getFirst()) : 0;
        var to = view.path("has_newer").asBoolean() && !stored.isEmpty() ? seq(stored.getLast()) : Long.MAX_VALUE;
        return told.stream()
                .filter(message -> seq(message) >= from && seq(message) <= to)
                .toList();
    }

    private static long seq(JsonNode message) {
        return message.path("seq").asLong();
    }

    private static String firstDifference(List<JsonNode> stored, List<JsonNode> expected) {
        for (var i = 0; i < Math.min(stored.size(), expected.size()); i++) {
            if (!stored.get(i).equals(expected.get(i))) {
                return "shows " + stored.get(i) + ", fresh " + expected.get(i);
            }
        }
        return "shows " + stored.size() + " messages, fresh " + expected.size();
    }
}
