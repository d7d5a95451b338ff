package dev.parley.attack;

import dev.parley.attack.costly.CostlySearch;
import dev.parley.attack.costly.LongAnswers;
import dev.parley.attack.costly.ManyGroups;
import dev.parley.attack.crooked.CloseCodes;
import dev.parley.attack.crooked.CrookedRequests;
import dev.parley.attack.crooked.CrookedText;
import dev.parley.attack.crooked.LyingHandshakes;
import dev.parley.attack.crooked.OddTokens;
import dev.parley.attack.flood.Renaming;
import dev.parley.attack.flood.TypingFlood;
import dev.parley.attack.forged.ForgedHints;
import dev.parley.attack.forged.ForgedTopics;
import dev.parley.attack.forged.GreedyGuests;
import dev.parley.attack.forged.TypingStrangers;
import dev.parley.attack.fuzz.Fuzz;
import dev.parley.attack.labels.InventedMethods;
import dev.parley.attack.labels.RawPaths;
import dev.parley.attack.scenario.Scenario;
import dev.parley.attack.slow.DrippingReaders;
import dev.parley.attack.slow.SlowConnections;
import dev.parley.attack.storm.ManyResumes;
import dev.parley.attack.storm.ManyStrangers;
import dev.parley.attack.storm.Resets;
import dev.parley.attack.storm.SignInStorm;
import dev.parley.attack.storm.Strangers;
import dev.parley.attack.unfinished.FoldedHeaders;
import dev.parley.attack.unfinished.HalfFrames;
import dev.parley.attack.unfinished.HeaderBombs;
import dev.parley.attack.unfinished.TinyFragments;
import dev.parley.attack.unfinished.TinyHeaders;
import dev.parley.attack.unfinished.UnfinishedMessages;
import dev.parley.attack.unfinished.UnfinishedRequests;
import dev.parley.attack.unread.PingFlood;
import dev.parley.attack.unread.UnreadAnswers;
import dev.parley.attack.unread.UnreadExports;
import dev.parley.attack.unread.UnreadHistory;
import dev.parley.attack.unread.UnreadRest;
import dev.parley.attack.unread.UnreadStreams;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Every attack there is.
public final class Scenarios {
    private static final Duration LONG = Duration.ofSeconds(25);
    private static final Duration BRIEF = Duration.ofSeconds(6);

    private Scenarios() {}

    public static List<Scenario> all() {
        return List.of(
                new UnreadAnswers("unread-answers", 2, 10_000, "/api/v1/openapi.yaml"),
                new UnreadAnswers("unread-page", 4, 100_000, "/"),
                new PingFlood(3, LONG),
                new UnreadHistory(22, 505, LONG),
                new UnreadRest(22, 505, LONG),
                new UnreadStreams(20, LONG),
                new UnreadExports(20, LONG),
                new UnfinishedMessages("unfinished-messages", 900, false, LONG),
                new UnfinishedMessages("unfinished-everywhere", 900, true, LONG),
                new HalfFrames(600, LONG),
                new TinyFragments(20, LONG),
                new HeaderBombs(120),
                new FoldedHeaders(1_000),
                new TinyHeaders(600, LONG),
                new UnfinishedRequests(2_000, LONG),
                new InventedMethods(5_000),
                new RawPaths(1_500),
                new SlowConnections("slow", 50),
                new DrippingReaders(40),
                new SignInStorm(3_000),
                new Strangers(4_500, 2_000, LONG),
                new ManyStrangers(6_000, LONG),
                new Resets(5_000),
                new ManyResumes(1_000, 20),
                new ManyGroups(3_000, Duration.ofMillis(300)),
                new CostlySearch(200),
                new LongAnswers(20, LONG),
                new TypingFlood(100, 300, LONG),
                new Renaming(20, 300, LONG),
                new ForgedTopics(),
                new ForgedHints(),
                new TypingStrangers(),
                new GreedyGuests(),
                new OddTokens(),
                new LyingHandshakes(),
                new CrookedRequests(),
                new CrookedText(),
                new CloseCodes(),
                new Fuzz(100_000));
    }

    /// The same in a few minutes, all of them on one stack as it is shipped.
    public static List<Scenario> brief() {
        return List.of(
                new UnreadAnswers("unread-answers", 2, 10_000, "/api/v1/openapi.yaml"),
                new PingFlood(3, BRIEF),
                new UnreadHistory(22, 250, BRIEF),
                new UnreadRest(22, 100, BRIEF),
                new UnreadExports(20, BRIEF),
                new UnfinishedMessages("unfinished-messages", 400, true, BRIEF),
                new HalfFrames(200, BRIEF),
                new TinyFragments(8, BRIEF),
                new HeaderBombs(60),
                new FoldedHeaders(300),
                new TinyHeaders(200, BRIEF),
                new UnfinishedRequests(400, BRIEF),
                new InventedMethods(500),
                new RawPaths(200),
                new SlowConnections("slow", 10),
                new SignInStorm(500),
                new Strangers(1_500, 2_000, BRIEF),
                new Resets(1_000),
                new ManyResumes(200, 10),
                new ManyGroups(300, Duration.ofSeconds(1)),
                new TypingFlood(50, 100, BRIEF),
                new Renaming(5, 100, BRIEF),
                new ForgedTopics(),
                new ForgedHints(),
                new TypingStrangers(),
                new OddTokens(),
                new LyingHandshakes(),
                new CrookedRequests(),
                new CrookedText(),
                new CloseCodes(),
                new Fuzz(10_000));
    }

    static Scenario named(String name, List<Scenario> all) {
        return all.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--scenario must be one of "
                        + all.stream().map(Scenario::name).collect(Collectors.joining(", "))));
    }
}
