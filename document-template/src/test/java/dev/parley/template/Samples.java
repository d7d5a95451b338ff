package dev.parley.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.template.reader.TemplateReader;
import java.time.LocalDate;

/// Templates for tests, as short as they can be.
public final class Samples {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// A lease: an end only where there is one, and things to hand over.
    public static ObjectNode lease() {
        return (ObjectNode) json("""
                {"id": "lease", "title": "Lease", "description": "A lease of a flat", "questions": [
                  {"id": "tenant", "text": "Who is the tenant?"},
                  {"id": "start", "text": "When does it start?", "type": "date"},
                  {"id": "limited", "text": "Does it end?", "type": "yes_no"},
                  {"id": "end", "text": "When does it end?", "type": "date",
                   "validation": {"after": "start"}, "ask_if": {"question": "limited", "equals": true}},
                  {"id": "rent", "text": "What is the rent?", "type": "money", "currency": "EUR"},
                  {"id": "law", "text": "Which law?", "type": "choice", "required": false,
                   "choices": [{"value": "fr", "label": "France"}, {"value": "de", "label": "Germany"}]},
                  {"id": "keys", "text": "Which keys?", "type": "groups", "item": "key", "min": 1, "max": 3,
                   "fields": [{"id": "door", "text": "For which door?"},
                              {"id": "copies", "text": "How many?", "type": "number"}]}],
                 "body": ["# Lease", "", "{tenant} pays {rent} from {start}.", "{#if limited}", "", "It ends on {end}.",
                          "{/if}", "{#if law}", "", "Law of {law} ({law.value}).", "{/if}", "",
                          "{#for key in keys}", "- {key_count}. {key.copies} for {key.door}", "{/for}", "",
                          "Made on {session.date}."]}
                """);
    }

    public static Template template() {
        return TemplateReader.read(lease());
    }
}
