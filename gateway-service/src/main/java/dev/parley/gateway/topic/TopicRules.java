package dev.parley.gateway.topic;

import dev.parley.gateway.protocol.Caller;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people may do with topics. A rule `prefix=subscribers/publishers/events` holds for the topics that begin with
/// its prefix; of several the longest prefix counts, and where there is none, nobody may anything. Events are the names
/// of what may be said, with `|` between them; without them everything may be said that is not for services alone.
/// Subscribers and publishers are one of
///
/// - `nobody`
/// - `everybody` who has signed in, and guests where there are any (`ANONYMOUS_POLICY=guest`)
/// - `self`: the person whose id follows the prefix
/// - `role:NAME`: whoever has this role
///
/// Services may publish to every topic.
@Startup(1) // a rule that cannot be read is told before anything else starts
@ApplicationScoped
class TopicRules {
    /// Always there, unless a configured rule has the same prefix: a topic of each person's own, for services to
    /// publish to.
    static final String OWN = "user:=self/nobody";

    /// The same for pitches: what people do with one is said by the pitchey dialect in its own words, and everything
    /// else by services.
    static final String PITCHES = "pitch:=everybody/nobody";

    private static final String ROLE = "role:";

    /// `events` empty: any.
    private record Rule(String prefix, String subscribers, String publishers, Set<String> events) {
        boolean allows(String event) {
            return events.isEmpty() || events.contains(event);
        }
    }

    private final List<Rule> rules;

    @Inject
    TopicRules(TopicConfig config) {
        this(config.rules());
    }

    TopicRules(Optional<List<String>> configured) {
        // The sort is stable: a configured rule comes before ours of the same length.
        rules = Stream.concat(configured.orElse(List.of()).stream(), Stream.of(OWN, PITCHES))
                .map(TopicRules::read)
                .sorted(Comparator.comparingInt((Rule rule) -> rule.prefix.length())
                        .reversed())
                .toList();
    }

    private static Rule read(String text) {
        var equals = text.lastIndexOf('=');
        var slash = text.indexOf('/', equals);
        if (equals < 0 || slash < 0) {
            throw unreadable(text);
        }
        var second = text.indexOf('/', slash + 1);
        var events = second < 0
                ? Set.<String>of()
                : Stream.of(text.substring(second + 1).split("\\|"))
                        .map(String::strip)
                        .collect(Collectors.toUnmodifiableSet());
        if (events.contains("")) {
            throw unreadable(text);
        }
        var rule = new Rule(
                text.substring(0, equals).strip(),
                text.substring(equals + 1, slash).strip(),
                text.substring(slash + 1, second < 0 ? text.length() : second).strip(),
                events);
        if (!isWho(rule.subscribers) || !isWho(rule.publishers)) {
            throw unreadable(text);
        }
        return rule;
    }

    private static boolean isWho(String text) {
        return switch (text) {
            case "nobody", "everybody", "self" -> true;
            default -> text.startsWith(ROLE) && text.length() > ROLE.length();
        };
    }

    private static ConfigurationException unreadable(String text) {
        return new ConfigurationException(
                "TOPIC_RULES has an entry that is no rule (like news:=everybody/role:editor): " + text);
    }

    boolean maySubscribe(Caller caller, String topic) {
        return rule(topic)
                .filter(rule -> is(caller, rule.subscribers, rule, topic))
                .isPresent();
    }

    boolean mayPublish(Caller caller, String topic, String event) {
        return rule(topic)
                .filter(rule -> rule.allows(event) && is(caller, rule.publishers, rule, topic))
                .isPresent();
    }

    private Optional<Rule> rule(String topic) {
        return rules.stream().filter(rule -> topic.startsWith(rule.prefix)).findFirst();
    }

    private static boolean is(Caller caller, String who, Rule rule, String topic) {
        if (!(caller instanceof Caller.Member member)) {
            return false;
        }
        return switch (who) {
            case "nobody" -> false;
            case "everybody" -> true;
            case "self" ->
                member.person()
                        .id()
                        .toString()
                        .equals(topic.substring(rule.prefix.length()).toLowerCase(Locale.ROOT));
            default -> who.substring(ROLE.length()).equals(member.person().role());
        };
    }
}
