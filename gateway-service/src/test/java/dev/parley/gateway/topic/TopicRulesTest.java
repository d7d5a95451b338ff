package dev.parley.gateway.topic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.protocol.Caller;
import dev.parley.session.contract.person.PersonView;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TopicRulesTest {
    private final Caller.Member alice = somebody("user");
    private final Caller.Member editor = somebody("editor");

    private static Caller.Member somebody(String role) {
        var person = PersonView.builder()
                .id(UUID.randomUUID())
                .number(1)
                .issuer("issuer")
                .subject("x")
                .name("X")
                .role(role)
                .build();
        return new Caller.Member(person, new Caller.Token(null, null, Instant.EPOCH));
    }

    private static TopicRules rules(String... texts) {
        return new TopicRules(Optional.of(List.of(texts)));
    }

    @Test
    void withoutRulesOneListensToOneselfAndPublishesNothing() {
        var rules = new TopicRules(Optional.empty());

        assertTrue(rules.maySubscribe(alice, "user:" + alice.person().id()));
        assertFalse(rules.maySubscribe(editor, "user:" + alice.person().id()));
        assertFalse(rules.mayPublish(alice, "user:" + alice.person().id(), "x"));
        assertFalse(rules.maySubscribe(alice, "news"));
        assertFalse(rules.mayPublish(alice, "news", "x"));
    }

    @Test
    void aRoleMayPublishWhatEverybodyMayHear() {
        var rules = rules("news:=everybody/role:editor");

        assertTrue(rules.maySubscribe(alice, "news:today"));
        assertFalse(rules.mayPublish(alice, "news:today", "x"));
        assertTrue(rules.mayPublish(editor, "news:today", "x"));
        assertFalse(rules.maySubscribe(alice, "newspaper"));
    }

    @Test
    void ofAPitchPeopleSayNothingInWordsOfTheirOwn() {
        var rules = new TopicRules(Optional.empty());

        assertTrue(rules.maySubscribe(alice, "pitch:7"));
        assertFalse(rules.mayPublish(alice, "pitch:7", "pitch_liked"));
    }

    @Test
    void aRuleMayNameTheOnlyEventsThatMayBeSaid() {
        var rules = rules("news:=everybody/everybody/opened | closed");

        assertTrue(rules.mayPublish(alice, "news:today", "opened"));
        assertTrue(rules.mayPublish(alice, "news:today", "closed"));
        assertFalse(rules.mayPublish(alice, "news:today", "sold"));
    }

    @Test
    void theLongestPrefixDecides() {
        var rules = rules("pitch:=everybody/everybody", "pitch:secret:=nobody/nobody");

        assertTrue(rules.maySubscribe(alice, "pitch:1"));
        assertFalse(rules.maySubscribe(alice, "pitch:secret:1"));
    }

    @Test
    void aConfiguredRuleReplacesOurs() {
        assertTrue(rules("user:=everybody/nobody")
                .maySubscribe(editor, "user:" + alice.person().id()));
    }

    @Test
    void whoHasNotSignedInMayNothing() {
        var rules = rules("=everybody/everybody");

        assertFalse(rules.maySubscribe(new Caller.Visitor("anon_1"), "news"));
        assertFalse(rules.mayPublish(Caller.STRANGER, "news", "x"));
        assertTrue(rules.maySubscribe(alice, "news"));
    }

    @Test
    void aRuleThatCannotBeReadEndsTheStart() {
        for (var text : List.of(
                "news",
                "news:=everybody",
                "news:=all/nobody",
                "news:=role:/nobody",
                "news:=everybody/everybody/",
                "news:=everybody/everybody/a||b")) {
            assertThrows(ConfigurationException.class, () -> rules(text), text);
        }
    }
}
