package dev.parley.gateway.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.test.LogRecords;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final int MANY = 1_000;

    private final Problems problems = new Problems(List.of());

    @Test
    void aBugThatEveryRequestMeetsIsLoggedOnceASecondWithTheCountOfTheOthers() {
        try (var log = new LogRecords("dev.parley.gateway.rest.Problems")) {
            for (var number = 0; number < MANY; number++) {
                assertEquals(
                        500,
                        problems.unexpected(new IllegalStateException("ours"), at("/"))
                                .getStatus());
            }

            log.assertSparing(MANY);
        }
    }

    private static UriInfo at(String path) {
        return (UriInfo) Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getPath" -> path;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
