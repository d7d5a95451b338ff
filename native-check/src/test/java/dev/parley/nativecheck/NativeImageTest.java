package dev.parley.nativecheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An image knows only what its compiler was told of. These hold the lists it is told from against what our classes do.
class NativeImageTest {
    private static final Set<String> NOT_READ_AT_RUN_TIME = Set.of("application.properties");

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "session-service", "ai-bridge-service"})
    void everyRecordThatJacksonMeetsCanBeLookedInto(String service) {
        var sources = NativeSources.of(service);
        var met = DataTypes.ofJson(sources.own());

        assertFalse(met.isEmpty());
        met.removeAll(sources.reflective());
        assertEquals(Set.of(), met, "to be registered for reflection in " + service);
    }

    @ParameterizedTest
    @ValueSource(strings = "session-service")
    void everyRecordThatAQueryMakesCanBeMade(String service) {
        var sources = NativeSources.of(service);
        var made = DataTypes.ofQueries(sources.own());

        assertFalse(made.isEmpty());
        made.removeAll(sources.reflective());
        assertEquals(Set.of(), made, "to be registered for reflection in " + service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "session-service", "ai-bridge-service"})
    void everyFileOfOursIsInTheImage(String service) {
        var sources = NativeSources.of(service);

        var left = sources.ownFiles().stream()
                .filter(file -> !NOT_READ_AT_RUN_TIME.contains(file) && !sources.holds(file))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(Set.of(), left, "to be named in quarkus.native.resources.includes of " + service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "session-service", "ai-bridge-service"})
    void noSeedOrConnectionIsMadeWhileTheImageIsCompiled(String service) {
        assertEquals(Set.of(), StaticState.unfit(NativeSources.of(service).own()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway-service", "session-service", "ai-bridge-service"})
    void everyGeneratedClassOfOurCachesIsInTheImage(String service) {
        var sources = NativeSources.of(service);

        var needed = CacheClasses.of(sources.own());
        needed.removeAll(sources.reflective());

        assertEquals(Set.of(), needed, "to be registered for reflection in " + service);
    }
}
